// The server's door without a network: bytes of a request in, a reply out.
#pragma once

#include <string_view>

namespace unknot::fuzz {

/// Reads the head as the network does, decides on it as from this machine and as from another one, and answers.
void feed_request(std::string_view bytes);

}  // namespace unknot::fuzz
