// Replies made smaller for the way to a phone.
#pragma once

#include <string>
#include <string_view>

#include "server/message.hpp"

namespace unknot::server {

/// The bytes as gzip.
std::string pack(std::string_view bytes);

/// The reply with its body packed, when the other end takes gzip and it is worth it (from 1 kB). Its tag then ends in "-gz".
/// Only for what everybody may know: how well a secret packs beside words of a stranger would tell of it.
Reply pack_reply(Reply reply, const Request& request);

/// Whether the request has what `tag` names already, packed or not.
bool has_already(const Request& request, std::string_view tag);

}  // namespace unknot::server
