#include "server/serve.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <filesystem>
#include <thread>

#include "server/choose.hpp"
#include "server/context.hpp"
#include "server/handlers/live_board.hpp"
#include "server/lan/kept_book.hpp"
#include "server/lan/lan.hpp"
#include "server/lan/qr.hpp"
#include "server/network.hpp"
#include "server/pages.hpp"
#include "server/pressing/pressing.hpp"
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

// Names and addresses of the machine may change while the server runs, so this is done again every hour.
std::optional<Problem> refresh(const Settings& settings, Lan& lan, Network& network) {
  std::vector<std::string> hosts{"127.0.0.1", "localhost", "[::1]", build_url_host(settings.bind)};
  hosts.insert(hosts.end(), settings.hosts.begin(), settings.hosts.end());
  std::string url = settings.hosts.empty() ? "" : "https://" + settings.hosts.front();  // of the proxy in front
  std::optional<Trust> trust;
  if (settings.lan) {
    const Reach reach = find_reach();
    std::expected<Trust, Problem> loaded =
        load_trust((std::filesystem::path(settings.data_file).parent_path() / "tls").string(), reach,
                   std::chrono::system_clock::now());
    if (!loaded) return loaded.error();
    if (std::optional<Problem> problem = network.use_certificate(loaded->certificate)) return problem;
    if (loaded->was_renewed) spdlog::info("The certificate of this server was made anew");
    const std::vector<std::string> reached = list_host_names(reach);
    hosts.insert(hosts.end(), reached.begin(), reached.end());
    const std::string host = reach.addresses.empty() ? "localhost" : build_url_host(reach.addresses.front());
    url = fmt::format("https://{}:{}", host, network.list_ports().back());
    trust = std::move(*loaded);
  }
  lan.update(std::move(url), std::move(trust), std::move(hosts));
  return std::nullopt;
}

void print_start(const Surroundings& surroundings, const Context& context, const Network& network) {
  fmt::print(surroundings.out, "Unknot is at http://{}:{}\n", build_url_host(context.settings.bind),
             network.list_ports().front());
  if (const std::optional<Trust> trust = context.lan.find_trust()) {
    const auto offer = context.lan.offer(std::chrono::floor<std::chrono::milliseconds>(context.now()));
    if (offer) {
      fmt::print(surroundings.out,
                 "Other devices: scan this code within ten minutes, or make a new one on the page, in Settings.\n{}{}\n"
                 "Fingerprint of the authority (SHA-256): {}\n",
                 surroundings.shows ? build_qr_blocks(offer->url) : "", offer->url, trust->fingerprint);
    }
  }
  surroundings.out.flush();
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
    // Pages and the health lie in memory; everything else may take its time, so that it never holds these up.
    admission.is_quick = decision.route == nullptr || decision.route->pattern == "/health";
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
  const std::expected<app::Keeper, Problem> keeper = app::Keeper::open(*engine, settings.data_file);
  if (!keeper) return fail(surroundings, keeper.error());
  const Pages pages = Pages::load();
  spdlog::set_default_logger(spdlog::stderr_logger_mt("unknot"));
  KeptBook book(*keeper);
  Lan lan(book);
  LiveBoard live;
  Pressing pressing;
  const Context context{*engine, *keeper, pages,    settings,
                        lan,     live,    pressing, [] { return std::chrono::system_clock::now(); }};
  std::vector<Door> doors{{settings.bind, settings.port, false}};
  if (settings.lan) doors.push_back({"::", settings.lan_port, true});
  std::expected<Network, Problem> network =
      Network::open(doors, {find_threads(settings), settings.connections}, build_service(context));
  if (!network) return fail(surroundings, network.error());
  if (const std::optional<Problem> problem = refresh(settings, lan, *network)) return fail(surroundings, *problem);
  print_start(surroundings, context, *network);
  network->run([&settings, &lan, &network] {
    if (const std::optional<Problem> problem = refresh(settings, lan, *network)) spdlog::warn(build_sentence(*problem));
  });
  return 0;
}

}  // namespace unknot::server
