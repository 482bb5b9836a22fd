// Bodies of requests and replies as JSON.
#pragma once

#include <expected>

#include "server/message.hpp"
#include "wire/archive.hpp"
#include "wire/json.hpp"

namespace unknot::server {

/// A reply with this body; bytes that are no UTF-8 are replaced.
inline Reply write_json(const wire::Json& json) {
  Reply reply;
  reply.body = json.dump(-1, ' ', false, wire::Json::error_handler_t::replace);
  return reply;
}

/// The body of a request as what it describes. Problems: no JSON; a key that is missing, unknown or out of range.
template <class Value>
std::expected<Value, Problem> read_body(const Request& request) {
  constexpr const char* source = "the request";
  const std::expected<wire::Json, Problem> json = wire::parse(request.body, source);
  if (!json) return std::unexpected(json.error());
  wire::Reading reading{source, {}};
  Value value;
  wire::read_value(*json, "", reading, value);
  if (reading.problem) return std::unexpected(*reading.problem);
  return value;
}

}  // namespace unknot::server
