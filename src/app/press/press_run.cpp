#include "app/press/press_run.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <numeric>
#include <utility>

#include "app/press/dose_table.hpp"
#include "base/provenance.hpp"
#include "wire/press/answer_codec.hpp"

namespace unknot::app {
namespace {

constexpr double n_all = all_stiffnesses.size();

}  // namespace

std::expected<RunKey, Problem> build_run_key(const Atlas& atlas, const PressCase& one) {
  const std::expected<DoseKey, Problem> place = build_dose_key(atlas, one.site, one.body, one.tool);
  if (!place) return std::unexpected(place.error());
  PressCase full = one;
  full.site = place->site;
  RunKey key{wire::write_value(full).dump(), {}};
  const wire::Json mark{{"asked", key.asked}, {"place", place->fingerprint}, {"layout", run_layout}};
  key.fingerprint = build_hexadecimal(build_fingerprint(mark.dump()));
  return key;
}

std::expected<PressAnswer, Problem> solve_run(const Atlas& atlas, const PressCase& one, const PressHands& hands) {
  std::expected<PressAnswer, Problem> answer = build_press_answer(atlas, one);
  if (!answer) return answer;
  std::array<double, all_stiffnesses.size()> shares{};
  std::array<std::expected<StiffAnswer, Problem>, all_stiffnesses.size()> found;
  std::mutex mutex;  // one tells at a time, also whether to stop
  const auto solve = [&](int part) {
    const auto number = static_cast<std::size_t>(part);
    const auto tell = [&](double share) {
      const std::lock_guard lock(mutex);
      shares[number] = share;
      if (hands.progress) hands.progress(std::accumulate(shares.begin(), shares.end(), 0.0) / n_all);
    };
    const auto is_stopped = [&] {
      const std::lock_guard lock(mutex);
      return hands.is_stopped && hands.is_stopped();
    };
    found[number] = run_case(atlas, one, all_stiffnesses[number], false, {is_stopped, tell, hands.run});
    tell(1.0);
  };
  const int n_parts = static_cast<int>(all_stiffnesses.size());
  if (hands.run) hands.run(n_parts, solve);
  for (int part = 0; !hands.run && part < n_parts; ++part) solve(part);
  for (auto& stiff : found) {
    if (!stiff) return std::unexpected(stiff.error());
    answer->answers.push_back(std::move(*stiff));
  }
  return answer;
}

bool is_whole(const PressAnswer& answer) {
  return !answer.answers.empty() && std::ranges::none_of(answer.answers, [](const StiffAnswer& stiff) {
    return stiff.outcome.ending == PressEnding::stopped;
  });
}

}  // namespace unknot::app
