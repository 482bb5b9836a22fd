#include "server/trial/trials.hpp"

#include "server/handlers/atlas.hpp"
#include "server/handlers/people.hpp"
#include "server/json/body.hpp"
#include "wire/trial/status_codec.hpp"
#include "wire/trial/words_codec.hpp"

namespace unknot::server {
namespace {

constexpr std::size_t most_at_once = 100;  // simulated trials: less than a second of work

struct PowerRequest {
  std::chrono::sys_days day;
  TrialDesign design;
  std::size_t first = 0;
  std::size_t count = 0;
  std::vector<PowerRow> so_far;
  bool compares = false;  ///< also with the same trial shorter and longer
};

template <class Archive>
void describe(Archive& a, PowerRequest& asked) {
  a.needed("day", asked.day);
  a.needed("design", asked.design);
  a.needed("first", asked.first);
  a.needed("count", asked.count);
  a.maybe("so_far", asked.so_far);
  a.maybe("compares", asked.compares);
  if constexpr (Archive::reads) {
    wire::check_range(a.build_path("count"), static_cast<double>(asked.count), 0, most_at_once, a.reading());
  }
}

}  // namespace

Reply list_trials(const Context& context, const Request& request) {
  const std::expected<std::chrono::sys_days, Problem> day = find_open_day(context, request);
  if (!day) return refuse(day.error(), request);
  const std::expected<TrialList, Problem> list =
      context.keeper.list_trials(PersonId(request.parameters[0]), PainId(request.parameters[1]), *day);
  return list ? write_json(wire::write_value(*list)) : refuse(list.error(), request);
}

Reply judge_trial(const Context& context, const Request& request) {
  const std::expected<std::chrono::sys_days, Problem> day = find_open_day(context, request);
  if (!day) return refuse(day.error(), request);
  const std::expected<app::JudgedTrial, Problem> judged = context.keeper.judge(
      PersonId(request.parameters[0]), PainId(request.parameters[1]), TrialId(request.parameters[2]), *day);
  if (!judged) return refuse(judged.error(), request);
  wire::Json json;
  json["judgement"] = wire::write_value(judged->judgement);
  json["words"] = wire::write_value(judged->words);
  return write_json(json);
}

Reply find_power(const Context& context, const Request& request) {
  const std::expected<PowerRequest, Problem> asked = read_body<PowerRequest>(request);
  if (!asked) return build_refusal(asked.error());
  const std::expected<Power, Problem> power =
      context.keeper.find_power(PersonId(request.parameters[0]), PainId(request.parameters[1]), asked->design,
                                asked->day, {asked->first, asked->count, asked->so_far});
  if (!power) return refuse(power.error(), request);
  wire::Json json = wire::write_value(*power);
  json["advice"] = wire::write_value(app::Engine::advise(asked->design, *power, asked->compares));
  return write_json(json);
}

}  // namespace unknot::server
