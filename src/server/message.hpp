// A request and its reply as the rest of the server sees them: plain records, without the network below.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace unknot::server {

/// The few headers that anything here depends on; empty when they were not sent.
struct Headers {
  std::string host;
  std::string origin;
  std::string fetch_site;  ///< Sec-Fetch-Site
  std::string content_type;
  std::string cookie;
  std::string accept_encoding;
  std::string if_none_match;
  std::size_t n_hosts = 0;  ///< how often Host was sent; anything but once is refused
  bool is_forwarded = false;  ///< came through a proxy, so the peer's address says nothing of who asks
};

/// One request. `path` and `query` are as sent, without decoding: nothing here needs a percent sign.
struct Request {
  std::string method;
  std::string path;
  std::string query;
  Headers headers;
  std::string body;
  std::string peer;                 ///< address of the other end
  bool is_local = false;            ///< the other end is this machine, by its address
  bool is_encrypted = false;
  std::vector<std::string> parameters;  ///< what stood in the braces of the route's pattern
  std::string device;               ///< the paired device that asks; empty when there is none
};

/// What goes on coming behind the head of a reply, until either side ends it. Asked again and again; never waits.
class Feed {
 public:
  Feed() = default;
  virtual ~Feed() = default;
  Feed(const Feed&) = delete;
  Feed& operator=(const Feed&) = delete;

  /// What came since the last call; empty when nothing did, nothing at all when it is over.
  virtual std::optional<std::string> take() = 0;
};

/// What goes back. `shared` is used instead of `body` when it is not empty: bytes that outlive the reply.
struct Reply {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::string_view shared;
  std::vector<std::pair<std::string_view, std::string>> headers;  ///< beside those that every reply carries
  std::shared_ptr<Feed> feed;  ///< server-sent events instead of a body; the connection ends with them

  std::string_view bytes() const { return shared.empty() ? std::string_view(body) : shared; }
};

/// What a refused request gets: the problem as JSON, with the status of the table of failures.
Reply build_refusal(const Problem& problem);

/// The head of a reply, with the headers that every reply carries. `version` and `page` name the program and its pages.
/// @param keeps_alive whether the connection stays open
std::string build_head(const Reply& reply, std::string_view version, std::string_view page, bool keeps_alive);

/// The value of one key of a query ("language=de&day=2026-11-24"); empty when it is missing. Nothing is decoded.
std::string_view find_query(std::string_view query, std::string_view key);

/// The value of one cookie; empty when it is missing.
std::string_view find_cookie(std::string_view cookies, std::string_view name);

}  // namespace unknot::server
