#include "server/serve.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <thread>

#include "server/choose.hpp"
#include "server/context.hpp"
#include "server/network.hpp"
#include "server/pages.hpp"
#include "server/routes.hpp"

namespace unknot::server {
namespace {

int fail(const Surroundings& surroundings, const Problem& problem) {
  fmt::print(surroundings.err, "unknot: {}\n", build_sentence(problem));
  return find_code(problem.code).exit_code;
}

std::size_t find_threads(const Settings& settings) {
  return settings.threads > 0 ? settings.threads : std::max(2U, std::thread::hardware_concurrency());
}

std::vector<std::string> list_hosts(const Settings& settings) {
  std::vector<std::string> hosts{"127.0.0.1", "localhost", "[::1]"};
  hosts.insert(hosts.end(), settings.hosts.begin(), settings.hosts.end());
  return hosts;
}

// The two links between network and routes.
Service build_service(const Context& context) {
  Service service;
  service.version = context.engine.provenance().program;
  service.page = context.pages.build();
  service.admit = [&context](Request& request) {
    Decision decision = decide(context, request);
    Admission admission;
    admission.pattern = decision.route != nullptr ? decision.route->pattern : "a page";
    if (decision.refusal) {
      admission.refusal = build_refusal(*decision.refusal);
      if (!decision.allow.empty()) admission.refusal->headers.emplace_back("Allow", decision.allow);
      return admission;
    }
    if (decision.route != nullptr) admission.largest_body = decision.route->largest_body;
    admission.is_quick = decision.route == nullptr || decision.route->access == Access::anyone;
    admission.answer = [&context, decision](const Request& asked) { return answer(context, decision, asked); };
    return admission;
  };
  if (context.settings.log_requests) {
    service.log = [](std::string_view method, std::string_view pattern, int status, double milliseconds) {
      spdlog::info("{} {} {} {:.1f} ms", method, pattern, status, milliseconds);
    };
  }
  return service;
}

}  // namespace

int serve(int argc, const char* const* argv, const Surroundings& surroundings) {
  const std::expected<Choice, Problem> choice = choose(argc, argv, surroundings.environment);
  if (!choice) return fail(surroundings, choice.error());
  if (choice->help) {
    fmt::print(surroundings.out, "{}", *choice->help);
    return 0;
  }
  const Settings& settings = choice->settings;
  const std::expected<app::Engine, Problem> engine = surroundings.load_engine(settings.data);
  if (!engine) return fail(surroundings, engine.error());
  const Pages pages = Pages::load();
  const Context context{*engine, pages, settings, list_hosts(settings),
                        [] { return std::chrono::system_clock::now(); }};
  const std::vector<Door> doors{{settings.bind, settings.port, false}};
  std::expected<Network, Problem> network =
      Network::open(doors, {find_threads(settings), settings.connections}, build_service(context));
  if (!network) return fail(surroundings, network.error());
  spdlog::set_default_logger(spdlog::stderr_logger_mt("unknot"));
  fmt::print(surroundings.out, "Unknot is at http://{}:{}\n", settings.bind, network->list_ports().front());
  surroundings.out.flush();
  network->run({});
  return 0;
}

}  // namespace unknot::server
