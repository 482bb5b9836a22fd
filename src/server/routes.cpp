#include "server/routes.hpp"

#include <fmt/format.h>

#include <array>
#include <exception>

#include "base/text.hpp"
#include "server/guard.hpp"
#include "server/handlers/atlas.hpp"
#include "server/handlers/calendar.hpp"
#include "server/handlers/care.hpp"
#include "server/handlers/care_words.hpp"
#include "server/handlers/devices.hpp"
#include "server/handlers/figure.hpp"
#include "server/handlers/live.hpp"
#include "server/handlers/people.hpp"
#include "server/handlers/program.hpp"
#include "server/papers/report.hpp"
#include "server/pressing/beats.hpp"
#include "server/pressing/changes.hpp"
#include "server/pressing/holds.hpp"
#include "server/pressing/press.hpp"
#include "server/trial/trials.hpp"
#include "server/twin/forecast.hpp"
#include "wire/json.hpp"

namespace unknot::server {
namespace {

constexpr std::uint64_t usual_body = wire::largest_input;
constexpr std::uint64_t small_body = 4096;
constexpr std::uint64_t archive_body = std::uint64_t{64} * 1024 * 1024;

constexpr std::array routes = std::to_array<Route>({
    {"GET", "/health", Access::anyone, find_health},
    {"GET", "/api/v1/about", Access::anyone, find_about},
    {"GET", "/api/v1/atlas/words", Access::known, list_words},
    {"GET", "/api/v1/muscles/{muscle}", Access::known, find_muscle},
    {"GET", "/api/v1/figures", Access::known, list_figures},
    {"GET", "/api/v1/figures/{figure}/views/{view}", Access::known, find_view},
    {"GET", "/api/v1/figures/{figure}/views/{view}/image", Access::known, find_view_image},
    {"GET", "/api/v1/figures/{figure}/mesh", Access::known, find_mesh},
    {"POST", "/api/v1/paint", Access::known, paint, usual_body},
    {"GET", "/api/v1/press/tools", Access::known, list_press_tools},
    {"POST", "/api/v1/press", Access::known, press, small_body},
    {"POST", "/api/v1/press/tables", Access::known, start_press_table, small_body},
    {"GET", "/api/v1/press/tables/{job}", Access::known, listen_press_table},
    {"DELETE", "/api/v1/press/tables/{job}", Access::known, stop_press_table},
    {"POST", "/api/v1/press/beats", Access::known, start_beats, small_body},
    {"GET", "/api/v1/press/beats/{job}", Access::known, listen_beats},
    {"DELETE", "/api/v1/press/beats/{job}", Access::known, stop_beats},
    {"POST", "/api/v1/press/holds", Access::known, start_holds, small_body},
    {"GET", "/api/v1/press/holds/{job}", Access::known, listen_holds},
    {"DELETE", "/api/v1/press/holds/{job}", Access::known, stop_holds},
    {"POST", "/api/v1/press/choices", Access::known, list_changes, small_body},
    {"POST", "/api/v1/press/changes", Access::known, start_changes, small_body},
    {"GET", "/api/v1/press/changes/{job}", Access::known, listen_changes},
    {"DELETE", "/api/v1/press/changes/{job}", Access::known, stop_changes},
    {"POST", "/api/v1/twin", Access::known, find_forecast, usual_body},
    {"POST", "/api/v1/locate", Access::known, locate, usual_body},
    {"POST", "/api/v1/events", Access::known, add_events, usual_body},
    {"GET", "/api/v1/people", Access::known, list_people},
    {"GET", "/api/v1/people/{person}", Access::known, find_person},
    {"DELETE", "/api/v1/people/{person}", Access::known, remove_person},
    {"DELETE", "/api/v1/people/{person}/pains/{pain}", Access::known, remove_pain},
    {"GET", "/api/v1/people/{person}/pains/{pain}/located", Access::known, locate_pain},
    {"GET", "/api/v1/care/words", Access::known, list_care_words},
    {"GET", "/api/v1/clips/{language}/{prompt}", Access::known, find_clip},
    {"GET", "/api/v1/people/{person}/pains/{pain}/plan", Access::known, find_plan},
    {"GET", "/api/v1/people/{person}/pains/{pain}/script", Access::known, find_script},
    {"GET", "/api/v1/people/{person}/pains/{pain}/care", Access::known, find_care},
    {"GET", "/api/v1/people/{person}/pains/{pain}/diary", Access::known, find_diary},
    {"GET", "/api/v1/people/{person}/pains/{pain}/heat", Access::known, find_heat},
    {"GET", "/api/v1/people/{person}/pains/{pain}/calendar", Access::known, find_calendar},
    {"GET", "/api/v1/people/{person}/pains/{pain}/trials", Access::known, list_trials},
    {"GET", "/api/v1/people/{person}/pains/{pain}/trials/{trial}/judgement", Access::known, judge_trial},
    {"POST", "/api/v1/people/{person}/pains/{pain}/trials/power", Access::known, find_power, usual_body},
    {"GET", "/api/v1/people/{person}/pains/{pain}/report", Access::known, find_report},
    {"POST", "/api/v1/people/{person}/pains/{pain}/live", Access::known, say_live, small_body},
    {"GET", "/api/v1/people/{person}/pains/{pain}/live", Access::known, listen_live},
    {"GET", "/api/v1/export", Access::known, export_archive},
    {"POST", "/api/v1/import", Access::known, import_archive, archive_body},
    {"GET", "/ca.crt", Access::anyone, find_authority},
    {"POST", "/api/v1/pair", Access::anyone, pair, small_body},
    {"GET", "/api/v1/devices", Access::local, list_devices},
    {"POST", "/api/v1/devices/pairing", Access::local, start_pairing},
    {"DELETE", "/api/v1/devices/{device}", Access::local, remove_device},
});

std::string_view take_part(std::string_view& path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  const std::size_t end = std::min(path.find('/'), path.size());
  const std::string_view part = path.substr(0, end);
  path.remove_prefix(end);
  return part;
}

bool changes_something(std::string_view method) { return method != "GET" && method != "HEAD"; }

// HEAD is GET without the body, which the network leaves out.
bool fits_method(const Route& route, std::string_view method) {
  return route.method == method || (route.method == "GET" && method == "HEAD");
}

bool is_page(std::string_view path) {
  return !path.starts_with("/api/") && path != "/api" && path != "/health" && path != "/ca.crt";
}

Problem refuse_path(const std::string& path) {
  return {Code::not_found, quote(path), "", "a path that no route has", "the paths of api/openapi.yaml", ""};
}

std::string find_device(const Context& context, const Request& request) {
  const Moment now = std::chrono::floor<std::chrono::milliseconds>(context.now());
  const std::optional<PairedDevice> device =
      context.lan.find_device(find_cookie(request.headers.cookie, "unknot_device"), now);
  return device ? device->id : std::string();
}

std::optional<Problem> check_access(const Route& route, const Request& request) {
  const bool is_known = request.is_local || !request.device.empty();
  if (route.access == Access::local && !request.is_local) {
    return Problem{Code::loopback_only,
                   "",
                   "",
                   "a request from another machine",
                   "",
                   "Do this on the computer where Unknot runs."};
  }
  if (route.access == Access::known && !is_known) {
    const bool was_paired = !find_cookie(request.headers.cookie, "unknot_device").empty();
    return Problem{Code::not_paired,
                   "",
                   "",
                   was_paired ? "a device whose pairing was ended or ran out" : "a device without a pairing",
                   "",
                   "On the computer where Unknot runs, open Settings, press Add a phone and scan the code."};
  }
  return std::nullopt;
}

void find_route(Decision& decision, Request& request) {
  std::vector<std::string> allowed;
  for (const Route& route : routes) {
    std::optional<std::vector<std::string>> parameters = match(route.pattern, request.path);
    if (!parameters) continue;
    if (fits_method(route, request.method)) {
      decision.route = &route;
      request.parameters = std::move(*parameters);
      return;
    }
    allowed.emplace_back(route.method);
  }
  if (allowed.empty()) {
    decision.refusal = refuse_path(request.path);
    return;
  }
  decision.allow = fmt::format("{}", fmt::join(allowed, ", "));
  decision.refusal =
      Problem{Code::wrong_method, request.path, "", quote(request.method), decision.allow, "Use that method."};
}

Decision decide_page(const Request& request) {
  Decision decision;
  if (changes_something(request.method)) {
    decision.allow = "GET, HEAD";
    decision.refusal =
        Problem{Code::wrong_method, "", "", quote(request.method), decision.allow, "Pages are only read."};
  }
  return decision;
}

}  // namespace

std::span<const Route> list_routes() { return routes; }

std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
  std::vector<std::string> parameters;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = take_part(pattern);
    const std::string_view part = take_part(path);
    if (wanted.starts_with('{') && !part.empty()) {
      parameters.emplace_back(part);
    } else if (wanted != part) {
      return std::nullopt;
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return parameters;
}

Decision decide(const Context& context, Request& request) {
  Decision decision;
  if ((decision.refusal = check_host(request.headers, *context.lan.list_hosts()))) return decision;
  if ((decision.refusal = check_target(request.path, request.query))) return decision;
  if (is_page(request.path)) return decide_page(request);
  find_route(decision, request);
  if (decision.refusal) return decision;
  if (!request.is_local) request.device = find_device(context, request);
  if (changes_something(request.method)) {
    if ((decision.refusal = check_origin(request.headers))) return decision;
    if ((decision.refusal = check_access(*decision.route, request))) return decision;
    if (decision.route->largest_body > 0) decision.refusal = check_content_type(request.headers);
    return decision;
  }
  decision.refusal = check_access(*decision.route, request);
  return decision;
}

Reply answer(const Context& context, const Decision& decision, const Request& request) {
  try {
    return decision.route == nullptr ? context.pages.find(request) : decision.route->answer(context, request);
  } catch (const std::exception&) {
    // What the exception says may quote what a person wrote, so it is told to nobody.
    return build_refusal({Code::broken, "", "", "a failure inside the program", "",
                          "Try again; if it stays, tell us which step it was."});
  }
}

}  // namespace unknot::server
