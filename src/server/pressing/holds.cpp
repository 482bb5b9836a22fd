#include "server/pressing/holds.hpp"

#include "app/press/press_runner.hpp"
#include "server/json/body.hpp"
#include "server/pressing/job_replies.hpp"
#include "server/pressing/runs.hpp"
#include "wire/press/answer_codec.hpp"

namespace unknot::server {
namespace {

constexpr const char* ask_again = "Ask for the hold again.";

// What a hold is asked for by.
struct HoldAsked {
  PressCase one;
  double force_n = 0.0;
  double hold_s = 0.0;
};

template <class Archive>
void describe(Archive& a, HoldAsked& asked) {
  wire::describe_place(a, asked.one);
  a.needed("force_n", asked.force_n);
  a.needed("hold_s", asked.hold_s);
}

// A hold that did not come to its end brings the moments until then.
void add_held(const StiffAnswer& answer, wire::Json& json) {
  if (!answer.held) return;
  wire::Json moments{{"time_s", wire::Json::array()},
                     {"depth_mm", wire::Json::array()},
                     {"skin_pressure_kpa", wire::Json::array()},
                     {"point_pressure_kpa", wire::Json::array()},
                     {"point_stretch", wire::Json::array()}};
  for (const HoldMoment& moment : answer.held->moments) {
    moments["time_s"].push_back(round_moment(moment.time_s));
    moments["depth_mm"].push_back(round_moment(moment.row.depth_mm));
    moments["skin_pressure_kpa"].push_back(round_moment(moment.row.skin_pressure_kpa));
    moments["point_pressure_kpa"].push_back(round_moment(moment.row.nodule_pressure_kpa));
    moments["point_stretch"].push_back(round_moment(moment.row.nodule_stretch));
  }
  json["moments"] = std::move(moments);
}

constexpr RunKind held{JobKind::holds, add_held};

}  // namespace

Reply start_holds(const Context& context, const Request& request) {
  std::expected<HoldAsked, Problem> asked = read_body<HoldAsked>(request);
  if (!asked) return build_refusal(asked.error());
  asked->one.force_n = asked->force_n;
  asked->one.hold_s = asked->hold_s;
  if (const auto checked = app::check_press_case(context.engine.atlas(), asked->one); !checked) {
    return build_refusal(checked.error());
  }
  return start_run(context, asked->one, held);
}

Reply listen_holds(const Context& context, const Request& request) {
  return listen_job(context, request, JobKind::holds, ask_again);
}

Reply stop_holds(const Context& context, const Request& request) {
  return stop_job(context, request, JobKind::holds, ask_again);
}

}  // namespace unknot::server
