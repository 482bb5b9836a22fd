#include "server/pressing/beats.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "app/press/gun_heads.hpp"
#include "app/press/press_runner.hpp"
#include "base/text.hpp"
#include "server/json/body.hpp"
#include "server/pressing/job_replies.hpp"
#include "server/pressing/pressing.hpp"
#include "wire/press/answer_codec.hpp"

namespace unknot::server {
namespace {

constexpr const char* ask_again = "Ask for the beats again.";
constexpr std::array stiffnesses = {Stiffness::low, Stiffness::usual, Stiffness::high};
constexpr double shown_beats = 2.0;  // in the moments

// What beats are asked for by.
struct BeatsAsked {
  PressCase one;
  double force_n = 0.0;
  PressBeat beat;
};

template <class Archive>
void describe(Archive& a, BeatsAsked& asked) {
  a.needed("site", asked.one.site);
  a.needed("sex", asked.one.body.sex);
  a.needed("build", asked.one.body.build);
  a.needed("tool", asked.one.tool);
  a.needed("force_n", asked.force_n);
  a.needed("frequency_hz", asked.beat.frequency_hz);
  a.needed("stroke_mm", asked.beat.stroke_mm);
}

double round_moment(double value) { return std::round(value * 1e4) / 1e4; }

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

wire::Json write_stiff(const StiffAnswer& answer) {
  wire::Json json{{"stiffness", wire::find_word(answer.stiffness)}, {"ending", wire::find_word(answer.outcome.ending)}};
  if (!answer.outcome.where.empty()) json["where"] = answer.outcome.where;
  if (answer.row) json["slow"] = wire::write_value(*answer.row);
  if (!answer.row || !answer.beaten) return json;
  json["beat"] = wire::write_value(answer.beaten->last);
  json["n_beats"] = answer.beaten->cycles.size();
  json["spread"] = answer.beaten->spread;
  json["is_steady"] = answer.beaten->is_steady;
  json["moments"] = write_moments(*answer.beaten);
  return json;
}

// All stiffnesses side by side; how far they are on average is how far the job is.
std::expected<std::vector<StiffAnswer>, Problem> solve_all(const Atlas& atlas, const PressCase& one,
                                                           const app::PressHands& hands) {
  std::array<double, stiffnesses.size()> shares{};
  std::array<std::expected<StiffAnswer, Problem>, stiffnesses.size()> found;
  std::mutex mutex;  // one tells at a time, also whether to stop
  hands.run(static_cast<int>(stiffnesses.size()), [&](int part) {
    const auto number = static_cast<std::size_t>(part);
    const auto tell = [&](double share) {
      const std::lock_guard lock(mutex);
      shares[number] = share;
      hands.progress(std::accumulate(shares.begin(), shares.end(), 0.0) / static_cast<double>(stiffnesses.size()));
    };
    const auto is_stopped = [&] {
      const std::lock_guard lock(mutex);
      return hands.is_stopped();
    };
    found[number] = app::run_case(atlas, one, stiffnesses[number], false, {is_stopped, tell, hands.run});
    tell(1.0);
  });
  std::vector<StiffAnswer> answers;
  std::optional<Problem> problem;
  for (auto& answer : found) {
    if (!answer) problem = answer.error();
    if (answer) answers.push_back(std::move(*answer));
  }
  if (problem) return std::unexpected(*problem);
  return answers;
}

PressJobs::Work build_work(const Context& context, const PressCase& one) {
  return [&atlas = context.engine.atlas(),
          one](const app::PressHands& hands) -> std::expected<std::optional<std::string>, Problem> {
    std::expected<PressAnswer, Problem> answer = app::build_press_answer(atlas, one);
    if (!answer) return std::unexpected(answer.error());
    const auto solved = solve_all(atlas, one, hands);
    if (!solved) return std::unexpected(solved.error());
    wire::Json json{{"point_depth_mm", answer->point_depth_mm}, {"answers", wire::Json::array()}};
    for (const StiffAnswer& stiff : *solved) {
      if (stiff.outcome.ending == PressEnding::stopped) return std::nullopt;
      json["answers"].push_back(write_stiff(stiff));
    }
    return json.dump();
  };
}

}  // namespace

Reply start_beats(const Context& context, const Request& request) {
  std::expected<BeatsAsked, Problem> asked = read_body<BeatsAsked>(request);
  if (!asked) return build_refusal(asked.error());
  asked->one.force_n = asked->force_n;
  asked->one.beat = asked->beat;
  if (const auto checked = app::check_beats(context.engine.atlas(), asked->one); !checked) {
    return build_refusal(checked.error());
  }
  const std::string name = wire::write_value(*asked).dump();
  const auto job = context.pressing.jobs.start(JobKind::beats, name, build_work(context, asked->one));
  if (!job) return build_refusal(job.error());
  Reply reply = write_json(wire::Json{{"job", *job}});
  reply.status = 202;
  return reply;
}

Reply listen_beats(const Context& context, const Request& request) {
  return listen_job(context, request, JobKind::beats, ask_again);
}

Reply stop_beats(const Context& context, const Request& request) {
  return stop_job(context, request, JobKind::beats, ask_again);
}

}  // namespace unknot::server
