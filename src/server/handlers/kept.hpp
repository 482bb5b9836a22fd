// Bytes that are built into the program.
#pragma once

#include <expected>
#include <string_view>

#include "server/message.hpp"

namespace unknot::server {

/// The bytes with their fingerprint as tag, or a 404. They stay the same as long as their fingerprint: a request that names
/// it (`v`) asks for just these bytes, so they may be kept for ever.
Reply write_kept(const Request& request, const std::expected<std::string_view, Problem>& bytes, const char* type);

}  // namespace unknot::server
