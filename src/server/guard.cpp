#include "server/guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/text.hpp"

namespace unknot::server {
namespace {

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) { return lower(c); });
  return result;
}

bool is_port(std::string_view text) {
  return text.empty() || (text.size() <= 6 && text.front() == ':' &&
                          std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.' || c == '_';
  });
}

bool is_bracketed(std::string_view text) {
  return text.size() >= 4 && text.front() == '[' && text.back() == ']' &&
         std::all_of(text.begin() + 1, text.end() - 1,
                     [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0 || c == ':' || c == '.'; });
}

}  // namespace

std::string find_host_name(std::string_view host) {
  const std::size_t bracket = host.starts_with('[') ? host.find(']') : std::string_view::npos;
  if (host.starts_with('[') && bracket == std::string_view::npos) return {};
  const std::size_t end = host.starts_with('[') ? bracket + 1 : std::min(host.find(':'), host.size());
  std::string_view name = host.substr(0, end);
  if (!is_port(host.substr(end)) || !(is_name(name) || is_bracketed(name))) return {};
  if (name.ends_with('.')) name.remove_suffix(1);
  return lower(name);
}

std::optional<Problem> check_host(const Headers& headers, const std::vector<std::string>& hosts) {
  const std::string name = headers.n_hosts == 1 ? find_host_name(headers.host) : std::string();
  if (!name.empty() && std::find(hosts.begin(), hosts.end(), name) != hosts.end()) return std::nullopt;
  const std::string found = headers.n_hosts == 0   ? "no host at all"
                            : headers.n_hosts == 1 ? quote(headers.host)
                                                   : fmt::format("{} hosts", headers.n_hosts);
  return Problem{Code::wrong_host,
                 "",
                 "Host",
                 found,
                 "the addresses that the server told when it started",
                 "If the name is meant for this server, add it: unknot serve --hosts NAME"};
}

std::optional<Problem> check_origin(const Headers& headers) {
  const std::string& site = headers.fetch_site;
  if (!site.empty() && site != "same-origin" && site != "none") {
    return Problem{Code::cross_site, "", "Sec-Fetch-Site", quote(site), "same-origin", "Use Unknot's own page."};
  }
  if (headers.origin.empty()) return std::nullopt;
  const std::size_t scheme = headers.origin.find("://");
  const std::string_view host =
      scheme == std::string::npos ? std::string_view() : std::string_view(headers.origin).substr(scheme + 3);
  if (!host.empty() && lower(host) == lower(headers.host)) return std::nullopt;
  return Problem{Code::cross_site,        "", "Origin", quote(headers.origin), "the address of this server",
                 "Use Unknot's own page."};
}

std::optional<Problem> check_content_type(const Headers& headers) {
  const std::string type = lower(std::string_view(headers.content_type).substr(0, headers.content_type.find(';')));
  if (type == "application/json" || type == "application/json ") return std::nullopt;
  return Problem{Code::wrong_media,  "the request",
                 "Content-Type",     headers.content_type.empty() ? "nothing" : quote(headers.content_type),
                 "application/json", "Send the header Content-Type: application/json."};
}

std::optional<Problem> check_target(std::string_view path, std::string_view query) {
  const auto is_plain = [](char c) { return c > ' ' && c < '\x7F' && c != '\\' && c != '%'; };
  const bool is_good = path.starts_with('/') && path.find("//") == std::string_view::npos &&
                       path.find("/.") == std::string_view::npos && std::all_of(path.begin(), path.end(), is_plain) &&
                       std::all_of(query.begin(), query.end(), [](char c) { return c > ' ' && c < '\x7F'; });
  if (is_good) return std::nullopt;
  return Problem{Code::not_found,           quote(path), "",
                 "a path that no page has", "",          "Start at the address without a path."};
}

}  // namespace unknot::server
