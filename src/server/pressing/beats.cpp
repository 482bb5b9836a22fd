#include "server/pressing/beats.hpp"

#include <algorithm>

#include "app/press/gun_heads.hpp"
#include "server/json/body.hpp"
#include "server/pressing/job_replies.hpp"
#include "server/pressing/runs.hpp"
#include "wire/press/answer_codec.hpp"

namespace unknot::server {
namespace {

constexpr const char* ask_again = "Ask for the beats again.";
constexpr double shown_beats = 2.0;  // in the moments

// What beats are asked for by.
struct BeatsAsked {
  PressCase one;
  double force_n = 0.0;
  PressBeat beat;
};

template <class Archive>
void describe(Archive& a, BeatsAsked& asked) {
  wire::describe_place(a, asked.one);
  a.needed("force_n", asked.force_n);
  a.needed("frequency_hz", asked.beat.frequency_hz);
  a.needed("stroke_mm", asked.beat.stroke_mm);
}

// The last two beats, from their beginning; times in milliseconds.
wire::Json write_moments(const Percussion& run) {
  wire::Json moments{{"time_ms", wire::Json::array()},
                     {"head_mm", wire::Json::array()},
                     {"skin_pressure_kpa", wire::Json::array()},
                     {"point_pressure_kpa", wire::Json::array()}};
  if (run.samples.empty()) return moments;
  const double most = shown_beats / run.beat.frequency_hz;
  const double since = std::max(0.0, run.samples.back().time_s - most);
  for (const PercussSample& sample : run.samples) {
    if (sample.time_s < since - 1e-9) continue;
    moments["time_ms"].push_back(round_moment(1000.0 * (sample.time_s - since)));
    moments["head_mm"].push_back(round_moment(-sample.head_mm));
    moments["skin_pressure_kpa"].push_back(round_moment(sample.skin_kpa));
    moments["point_pressure_kpa"].push_back(round_moment(sample.nodule_kpa));
  }
  return moments;
}

void add_beats(const StiffAnswer& answer, wire::Json& json) {
  if (answer.row) json["slow"] = wire::write_value(*answer.row);
  if (!answer.row || !answer.beaten) return;
  json["beat"] = wire::write_value(answer.beaten->last);
  json["n_beats"] = answer.beaten->cycles.size();
  json["spread"] = answer.beaten->spread;
  json["is_steady"] = answer.beaten->is_steady;
  json["moments"] = write_moments(*answer.beaten);
}

constexpr RunKind beaten{JobKind::beats, add_beats};

}  // namespace

Reply start_beats(const Context& context, const Request& request) {
  std::expected<BeatsAsked, Problem> asked = read_body<BeatsAsked>(request);
  if (!asked) return build_refusal(asked.error());
  asked->one.force_n = asked->force_n;
  asked->one.beat = asked->beat;
  if (const auto checked = app::check_beats(context.engine.atlas(), asked->one); !checked) {
    return build_refusal(checked.error());
  }
  return start_run(context, asked->one, beaten);
}

Reply listen_beats(const Context& context, const Request& request) {
  return listen_job(context, request, JobKind::beats, ask_again);
}

Reply stop_beats(const Context& context, const Request& request) {
  return stop_job(context, request, JobKind::beats, ask_again);
}

}  // namespace unknot::server
