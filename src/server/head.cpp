#include "server/head.hpp"

#include <fmt/format.h>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>

namespace unknot::server {
namespace {

namespace http = boost::beast::http;

std::string find_header(const http::request_header<>& head, http::field name) {
  const auto value = head[name];
  return {value.data(), value.size()};
}

}  // namespace

Request build_request(const http::request_header<>& head) {
  Request request;
  request.method = std::string(head.method_string());
  const std::string_view target(head.target().data(), head.target().size());
  const std::size_t question = std::min(target.find('?'), target.size());
  request.path = target.substr(0, question);
  request.query = target.substr(std::min(question + 1, target.size()));
  Headers& headers = request.headers;
  headers.host = find_header(head, http::field::host);
  headers.n_hosts = head.count(http::field::host);
  headers.origin = find_header(head, http::field::origin);
  headers.fetch_site = std::string(head["Sec-Fetch-Site"]);
  headers.content_type = find_header(head, http::field::content_type);
  headers.cookie = find_header(head, http::field::cookie);
  headers.accept_encoding = find_header(head, http::field::accept_encoding);
  headers.if_none_match = find_header(head, http::field::if_none_match);
  headers.is_forwarded = head.count("Forwarded") + head.count("X-Forwarded-For") + head.count("X-Real-IP") > 0;
  return request;
}

std::optional<Problem> find_parse_problem(const boost::system::error_code& error, std::uint64_t largest_body) {
  if (error == http::error::header_limit) {
    return Problem{Code::head_too_large,
                   "",
                   "",
                   fmt::format("more than {} bytes", largest_head),
                   fmt::format("up to {} bytes", largest_head),
                   "Send fewer or shorter headers."};
  }
  if (error == http::error::body_limit) {
    return Problem{Code::too_large,
                   "the request",
                   "",
                   fmt::format("more than {} bytes", largest_body),
                   fmt::format("up to {} bytes", largest_body),
                   "Send less at a time."};
  }
  if (error == http::error::end_of_stream || error == http::error::partial_message ||
      error.category() != http::make_error_code(http::error::bad_method).category()) {
    return std::nullopt;
  }
  return Problem{
      Code::not_http, "", "", error.message(), "a request of HTTP/1.1", "Use a browser, or a client for HTTP."};
}

std::expected<Request, Problem> parse_head(std::string_view bytes) {
  Parser parser;
  parser.header_limit(largest_head);
  boost::system::error_code error;
  const std::size_t used = parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  if (error == http::error::need_more || (!error && !parser.is_header_done())) {
    return std::unexpected(Problem{Code::too_slow, "", "", fmt::format("{} bytes of a head that does not end", used),
                                   "a whole head", "Send the rest."});
  }
  if (error) {
    return std::unexpected(
        find_parse_problem(error, 0).value_or(Problem{Code::not_http, "", "", error.message(), "", ""}));
  }
  return build_request(parser.get().base());
}

}  // namespace unknot::server
