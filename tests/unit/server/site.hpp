// A server without a network: the context of handlers, and requests as the network would hand them over.
#pragma once

#include <string>

#include "server/context.hpp"
#include "server/handlers/live_board.hpp"
#include "server/pressing/pressing.hpp"
#include "server/routes.hpp"
#include "support/support.hpp"

namespace unknot::test {

inline constexpr std::chrono::sys_seconds noon = today + std::chrono::hours(12);

/// Everything that a context refers to, alive as long as it.
struct Site {
  explicit Site(std::string_view pack = {}) : pages(pack) { lan.update("", {}, {"127.0.0.1", "localhost", "[::1]"}); }

  TempFolder folder;
  app::Keeper keeper = *app::Keeper::open(engine(), folder.at("unknot.db"));
  server::Settings settings;
  server::Pages pages;
  server::MemoryBook book;
  server::Lan lan{book};
  server::LiveBoard live;
  server::Pressing pressing;
  std::chrono::sys_seconds now = noon;
  server::Context context{engine(), keeper, pages, settings, lan, live, pressing, [this] { return now; }};
};

/// A request from this machine's own browser.
inline server::Request build_local(const std::string& method, const std::string& path, const std::string& body = {}) {
  server::Request request;
  request.method = method;
  request.path = path.substr(0, path.find('?'));
  if (path.find('?') != std::string::npos) request.query = path.substr(path.find('?') + 1);
  request.headers.host = "127.0.0.1:8137";
  request.headers.n_hosts = 1;
  request.body = body;
  if (!body.empty()) request.headers.content_type = "application/json";
  request.peer = "127.0.0.1";
  request.is_local = true;
  return request;
}

/// The same from another machine, over https.
inline server::Request build_remote(const std::string& method, const std::string& path, const std::string& body = {}) {
  server::Request request = build_local(method, path, body);
  request.peer = "192.168.1.50";
  request.is_local = false;
  request.is_encrypted = true;
  return request;
}

/// Decided and answered, as the network does it.
inline server::Reply ask(const Site& site, server::Request request) {
  const server::Decision decision = server::decide(site.context, request);
  return decision.refusal ? server::build_refusal(*decision.refusal) : server::answer(site.context, decision, request);
}

/// The stable word of a refusal; empty for anything else.
inline std::string find_refusal(const server::Reply& reply) {
  const std::string before = "\"code\":\"";
  const std::size_t start = reply.body.find(before);
  if (start == std::string::npos || reply.status < 400) return {};
  const std::size_t word = start + before.size();
  return reply.body.substr(word, reply.body.find('"', word) - word);
}

}  // namespace unknot::test
