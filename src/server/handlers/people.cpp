#include "server/handlers/people.hpp"

#include <fmt/format.h>

#include "server/handlers/atlas.hpp"
#include "server/handlers/live_board.hpp"
#include "server/json/body.hpp"
#include "wire/event_codec.hpp"
#include "wire/person_codec.hpp"
#include "wire/result_codec.hpp"

namespace unknot::server {
namespace {

constexpr const char* source = "the request";

Reply write_removed(const std::expected<void, Problem>& removed, const Request& request) {
  if (!removed) return refuse(removed.error(), request);
  Reply reply;
  reply.status = 204;
  return reply;
}

}  // namespace

std::expected<std::chrono::sys_days, Problem> find_open_day(const Context& context, const Request& request) {
  const std::expected<std::chrono::sys_days, Problem> day = find_day(context, request);
  if (!day) return day;
  const std::vector<std::string>& path = request.parameters;
  const auto checked = context.keeper.check_sealed(PersonId(path[0]), PainId(path.size() > 1 ? path[1] : std::string()),
                                                   *day, std::chrono::floor<std::chrono::days>(context.now()));
  if (!checked) return std::unexpected(checked.error());
  return day;
}

Reply refuse(Problem problem, const Request& request) {
  if (problem.code == Code::not_kept) {
    problem.file = request.path;
    problem.next = "Ask /api/v1/people for the ids.";
  }
  return build_refusal(problem);
}

Reply add_events(const Context& context, const Request& request) {
  const std::expected<std::vector<Event>, Problem> events = wire::read_events(request.body, source);
  if (!events) return build_refusal(events.error());
  const std::expected<Appended, Problem> appended = context.keeper.append(*events);
  return appended ? write_json(wire::write_value(*appended)) : refuse(appended.error(), request);
}

Reply list_people(const Context& context, const Request& request) {
  const std::expected<std::vector<PersonEntry>, Problem> people = context.keeper.list_people();
  if (!people) return refuse(people.error(), request);
  wire::Json json;
  json["people"] = wire::write_value(*people);
  return write_json(json);
}

Reply find_person(const Context& context, const Request& request) {
  const std::expected<std::chrono::sys_days, Problem> day = find_open_day(context, request);
  if (!day) return refuse(day.error(), request);
  const std::expected<PersonState, Problem> person =
      context.keeper.find_person(PersonId(request.parameters.front()), *day);
  return person ? write_json(wire::write_value(*person)) : refuse(person.error(), request);
}

Reply locate_pain(const Context& context, const Request& request) {
  const std::expected<std::chrono::sys_days, Problem> day = find_open_day(context, request);
  if (!day) return refuse(day.error(), request);
  const std::expected<Located, Problem> located =
      context.keeper.locate(PersonId(request.parameters[0]), PainId(request.parameters[1]), *day);
  return located ? write_json(wire::write_value(*located)) : refuse(located.error(), request);
}

Reply remove_person(const Context& context, const Request& request) {
  context.live.forget(request.parameters.front(), "");
  return write_removed(context.keeper.remove_person(PersonId(request.parameters.front())), request);
}

Reply remove_pain(const Context& context, const Request& request) {
  context.live.forget(request.parameters[0], request.parameters[1]);
  return write_removed(context.keeper.remove_pain(PersonId(request.parameters[0]), PainId(request.parameters[1])),
                       request);
}

Reply export_archive(const Context& context, const Request& request) {
  const Instant now = std::chrono::floor<std::chrono::milliseconds>(context.now());
  std::expected<std::string, Problem> bytes = context.keeper.export_all(now);
  if (!bytes) return refuse(bytes.error(), request);
  Reply reply;
  reply.body = std::move(*bytes);
  const auto day = wire::write_value(std::chrono::floor<std::chrono::days>(now)).get<std::string>();
  reply.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"unknot-{}.json\"", day));
  return reply;
}

Reply import_archive(const Context& context, const Request& request) {
  const std::expected<Appended, Problem> appended = context.keeper.import_all(request.body, source);
  if (!appended) return refuse(appended.error(), request);
  wire::Json json;
  json["added"] = appended->added.size();
  json["known"] = appended->known.size();
  return write_json(json);
}

}  // namespace unknot::server
