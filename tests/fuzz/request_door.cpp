#include "fuzz/request_door.hpp"

#include <unistd.h>

#include <filesystem>
#include <string>

#include "server/handlers/live_board.hpp"
#include "server/head.hpp"
#include "server/pressing/pressing.hpp"
#include "server/routes.hpp"

namespace unknot::fuzz {
namespace {

constexpr std::string_view pack = "index.html\n15\n0\n<!doctype html>assets/a-12345678.js\n2\n2\nokgz";

// A folder of this run, which goes away with it.
struct Folder {
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path, error);
  }

  std::filesystem::path path = std::filesystem::temp_directory_path() / ("unknot-fuzz-" + std::to_string(getpid()));
};

// Everything that a context refers to, made once.
struct Site {
  Site() { lan.update("https://192.0.2.1:8138", server::Trust{}, {"127.0.0.1", "localhost", "[::1]"}); }

  app::Engine engine = *app::Engine::load();
  Folder folder;
  app::Keeper keeper = *app::Keeper::open(engine, (folder.path / "unknot.db").string());
  server::Pages pages{pack};
  server::Settings settings;
  server::MemoryBook book;
  server::Lan lan{book};
  server::LiveBoard live;
  server::Pressing pressing;
  server::Context context{
      engine, keeper, pages,    settings,
      lan,    live,   pressing, [] { return std::chrono::sys_days(std::chrono::year{2026} / 11 / 22); }};
};

void ask(const Site& site, server::Request request, bool is_local) {
  request.is_local = is_local;
  request.peer = "192.0.2.9";
  const server::Decision decision = server::decide(site.context, request);
  const server::Reply reply =
      decision.refusal ? server::build_refusal(*decision.refusal) : server::answer(site.context, decision, request);
  ensure(reply.status >= 200 && reply.status < 600, "every reply has a status");
  ensure(!(decision.refusal && reply.status < 400), "a refusal is never a success");
  const std::string head = server::build_head(reply, "fuzz", "fuzz", true);
  ensure(head.find("\r\n\r\n") == head.size() - 4, "no header of a reply is broken by what was asked");
  const bool needs_pairing = decision.route != nullptr && decision.route->access != server::Access::anyone;
  ensure(is_local || !needs_pairing || reply.status >= 400, "nobody gets in without a pairing");
}

}  // namespace

void feed_request(std::string_view bytes) {
  static const Site site;
  std::expected<server::Request, Problem> request = server::parse_head(bytes);
  if (!request) {
    ensure(!build_sentence(request.error()).empty(), "every problem has a sentence");
    return;
  }
  const std::size_t end = bytes.find("\r\n\r\n");
  if (end != std::string_view::npos) request->body = bytes.substr(end + 4);
  ask(site, *request, true);
  ask(site, *request, false);
}

}  // namespace unknot::fuzz
