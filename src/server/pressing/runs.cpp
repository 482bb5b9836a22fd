#include "server/pressing/runs.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "app/press/press_run.hpp"
#include "server/json/body.hpp"
#include "server/pressing/job_replies.hpp"
#include "wire/press/answer_codec.hpp"

namespace unknot::server {
namespace {

std::string write_run(const PressAnswer& answer, const RunKind& kind) {
  wire::Json json{{"point_depth_mm", answer.point_depth_mm}, {"answers", wire::Json::array()}};
  for (const StiffAnswer& stiff : answer.answers) {
    wire::Json one{{"stiffness", wire::find_word(stiff.stiffness)}, {"ending", wire::find_word(stiff.outcome.ending)}};
    if (!stiff.outcome.where.empty()) one["where"] = stiff.outcome.where;
    kind.add_answer(stiff, one);
    json["answers"].push_back(std::move(one));
  }
  return json.dump();
}

PressJobs::Work build_work(const Context& context, const PressCase& one, const RunKey& key, const RunKind& kind) {
  return [&engine = context.engine, &keeper = context.keeper, one, key,
          kind](const app::PressHands& hands) -> std::expected<std::optional<std::string>, Problem> {
    const std::expected<PressAnswer, Problem> answer = app::solve_run(engine.atlas(), one, hands);
    if (!answer) return std::unexpected(answer.error());
    if (!app::is_whole(*answer)) return std::nullopt;
    std::string run = write_run(*answer, kind);
    // A run that cannot be kept (the disk is full) is an answer all the same: it is worked out anew the next time.
    static_cast<void>(keeper.keep_run(key, run));  // NOLINT(bugprone-unused-return-value)
    return run;
  };
}

}  // namespace

double round_moment(double value) { return std::round(value * 1e4) / 1e4; }

Reply start_run(const Context& context, const PressCase& one, const RunKind& kind) {
  const std::expected<RunKey, Problem> key = app::build_run_key(context.engine.atlas(), one);
  if (!key) return build_refusal(key.error());
  if (const auto kept = context.keeper.find_run(*key); kept && *kept) {
    Reply reply;
    reply.body = fmt::format(R"({{"{}":{}}})", name_answer(kind.job), **kept);
    return reply;
  }
  return begin_job(context, kind.job, key->asked + key->fingerprint, build_work(context, one, *key, kind));
}

}  // namespace unknot::server
