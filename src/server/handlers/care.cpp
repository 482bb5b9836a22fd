#include "server/handlers/care.hpp"

#include "server/handlers/atlas.hpp"
#include "server/handlers/kept.hpp"
#include "server/handlers/people.hpp"
#include "wire/care/diary_codec.hpp"
#include "wire/care/plan_codec.hpp"
#include "wire/care/session_codec.hpp"

namespace unknot::server {
namespace {

template <class Noun>
Reply write(const std::expected<Noun, Problem>& noun, const Request& request) {
  if (!noun) return refuse(noun.error(), request);
  Reply reply;
  reply.body = wire::write_value(*noun).dump(-1, ' ', false, wire::Json::error_handler_t::replace);
  return reply;
}

// What the keeper finds of this pain between two days.
template <class Noun>
Reply find_between(const Context& context, const Request& request,
                   std::expected<Noun, Problem> (app::Keeper::*find)(const PersonId&, const PainId&, const DayRange&)
                       const) {
  const std::expected<DayRange, Problem> range = find_range(request);
  if (!range) return build_refusal(range.error());
  return write((context.keeper.*find)(PersonId(request.parameters[0]), PainId(request.parameters[1]), *range), request);
}

// A session is only handed out for today, wherever on earth the person is: with the rest of another day nothing is begun.
std::optional<Problem> check_today(const Context& context, std::chrono::sys_days day) {
  const auto apart = day - std::chrono::floor<std::chrono::days>(context.now());
  if (apart >= std::chrono::days(-1) && apart <= std::chrono::days(1)) return std::nullopt;
  return Problem{Code::not_now,
                 "the request",
                 "day",
                 wire::write_value(day).get<std::string>(),
                 "the person's own today",
                 "Look at the plan of that day, and ask for the session when it has come."};
}

}  // namespace

std::expected<DayRange, Problem> find_range(const Request& request) {
  const auto from = find_maybe_day(request, "from");
  if (!from) return std::unexpected(from.error());
  const auto to = find_maybe_day(request, "to");
  if (!to) return std::unexpected(to.error());
  if (*from && *to && **from > **to) {
    return std::unexpected(Problem{Code::contradiction, "the request", "to", "a day before \"from\"",
                                   "that day or a later one", "Swap the two days."});
  }
  return DayRange{*from, *to};
}

Reply find_plan(const Context& context, const Request& request) {
  const std::expected<std::chrono::sys_days, Problem> day = find_open_day(context, request);
  if (!day) return refuse(day.error(), request);
  return write(context.keeper.compose_plan(PersonId(request.parameters[0]), PainId(request.parameters[1]), *day),
               request);
}

Reply find_script(const Context& context, const Request& request) {
  const std::expected<std::chrono::sys_days, Problem> day = find_day(context, request);
  if (!day) return build_refusal(day.error());
  if (const std::optional<Problem> refusal = check_today(context, *day)) return build_refusal(*refusal);
  SessionId session;
  wire::Reading reading{"the request", {}};
  wire::read_value(wire::Json(find_query(request.query, "session")), "session", reading, session);
  if (reading.problem) return build_refusal(*reading.problem);
  return write(
      context.keeper.build_script(PersonId(request.parameters[0]), PainId(request.parameters[1]), *day, session),
      request);
}

Reply find_care(const Context& context, const Request& request) {
  return find_between(context, request, &app::Keeper::find_care);
}

Reply find_diary(const Context& context, const Request& request) {
  return find_between(context, request, &app::Keeper::find_diary);
}

Reply find_heat(const Context& context, const Request& request) {
  return find_between(context, request, &app::Keeper::find_heat);
}

Reply find_clip(const Context& context, const Request& request) {
  return write_kept(request, context.engine.clips().find(request.parameters[0], request.parameters[1]), "audio/mpeg");
}

}  // namespace unknot::server
