#include "server/message.hpp"

#include <fmt/format.h>

#include <array>

#include "wire/result_codec.hpp"

namespace unknot::server {
namespace {

// Sent with every reply. The pages load nothing from elsewhere, are framed by nobody, and get no sensor but those that
// hands-free use needs (tilt, and keeping the screen on).
constexpr std::string_view guards =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; font-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=(), midi=(), "
    "display-capture=(), accelerometer=(self), gyroscope=(self), screen-wake-lock=(self)\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

std::string_view find_reason(int status) {
  struct Row {
    int status;
    std::string_view reason;
  };
  static constexpr std::array<Row, 19> rows{{{200, "OK"},
                                             {204, "No Content"},
                                             {304, "Not Modified"},
                                             {400, "Bad Request"},
                                             {401, "Unauthorized"},
                                             {403, "Forbidden"},
                                             {404, "Not Found"},
                                             {405, "Method Not Allowed"},
                                             {408, "Request Timeout"},
                                             {409, "Conflict"},
                                             {413, "Content Too Large"},
                                             {415, "Unsupported Media Type"},
                                             {421, "Misdirected Request"},
                                             {422, "Unprocessable Content"},
                                             {429, "Too Many Requests"},
                                             {431, "Request Header Fields Too Large"},
                                             {500, "Internal Server Error"},
                                             {503, "Service Unavailable"},
                                             {507, "Insufficient Storage"}}};
  for (const Row& row : rows) {
    if (row.status == status) return row.reason;
  }
  return "Unknown";
}

// One entry of a list such as "a=1&b=2"; spaces before a name are skipped.
std::string_view find_entry(std::string_view list, char separator, std::string_view key) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    std::string_view entry = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    while (entry.starts_with(' ')) entry.remove_prefix(1);
    if (entry.size() > key.size() && entry.starts_with(key) && entry[key.size()] == '=') {
      return entry.substr(key.size() + 1);
    }
  }
  return {};
}

}  // namespace

Reply build_refusal(const Problem& problem) {
  Reply reply;
  reply.status = find_code(problem.code).http_status;
  // What was found may hold any bytes; a refusal must still be text.
  reply.body = wire::write_problem(problem).dump(-1, ' ', false, wire::Json::error_handler_t::replace);
  return reply;
}

std::string build_head(const Reply& reply, std::string_view version, std::string_view page, bool keeps_alive) {
  std::string head;
  head.reserve(1536);
  head += fmt::format("HTTP/1.1 {} {}\r\n", reply.status, find_reason(reply.status));
  const bool has_body = reply.status != 204 && reply.status != 304;
  if (has_body) {
    head += fmt::format("Content-Type: {}\r\n", reply.type);
    if (reply.feed == nullptr) head += fmt::format("Content-Length: {}\r\n", reply.bytes().size());
  }
  bool is_cached = false;
  for (const auto& [name, value] : reply.headers) {
    is_cached = is_cached || name == "Cache-Control";
    head += name;
    head += ": ";
    head += value;
    head += "\r\n";
  }
  if (!is_cached) head += "Cache-Control: no-store\r\n";
  head += guards;
  head += fmt::format("Unknot-Version: {}\r\nUnknot-Page: {}\r\n", version, page);
  if (!keeps_alive) head += "Connection: close\r\n";
  head += "\r\n";
  return head;
}

std::string_view find_query(std::string_view query, std::string_view key) { return find_entry(query, '&', key); }

std::string_view find_cookie(std::string_view cookies, std::string_view name) { return find_entry(cookies, ';', name); }

}  // namespace unknot::server
