// From the bytes of a request's head to a Request. The parser is Beast's; what it gives is copied out at once.
#pragma once

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstdint>
#include <expected>
#include <string_view>

#include "server/message.hpp"

namespace unknot::server {

using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

inline constexpr std::uint32_t largest_head = 16 * 1024;  ///< [bytes]

/// The request that a parsed head stands for; its peer is left to whoever knows it.
Request build_request(const boost::beast::http::request_header<>& head);

/// The failure behind an error of the parser; nothing when the other end is simply gone or was too slow to be answered.
std::optional<Problem> find_parse_problem(const boost::system::error_code& error, std::uint64_t largest_body);

/// A whole head from memory, as the network would read it.
std::expected<Request, Problem> parse_head(std::string_view bytes);

}  // namespace unknot::server
