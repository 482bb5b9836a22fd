#include "cli/press/work.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <future>

#include "team/team.hpp"

namespace unknot::cli {
namespace {

using namespace std::chrono_literals;

}  // namespace

std::expected<StiffAnswer, Problem> PressWork::solve_one(const PressCase& one, std::size_t number) {
  const app::PressHands hands{[this] { return stop_.load(); },
                              [this, number](double share) { shares_[number] = share; }, team::run_on_team};
  if (one.beat || one.hold_s) return app::run_case(atlas_, one, all_stiffnesses[number], fine_, hands);
  std::optional<app::PressRunner>& runner = runners_[number];
  if (!runner || !runner->serves(one)) {
    auto built = app::PressRunner::build(atlas_, one, all_stiffnesses[number], fine_, hands);
    if (!built) return std::unexpected(built.error());
    runner = std::move(*built);
  }
  return runner->solve(one);
}

std::expected<PressAnswer, Problem> PressWork::solve(Console& console, const PressCase& one) {
  std::expected<PressAnswer, Problem> answer = app::build_press_answer(atlas_, one);
  if (!answer) return answer;
  for (std::atomic<double>& share : shares_) share = 0.0;
  std::array<std::expected<StiffAnswer, Problem>, all_stiffnesses.size()> found;
  std::future<void> solved = std::async(std::launch::async, [&] {
    team::run_on_team(static_cast<int>(all_stiffnesses.size()), [&](int part) {
      const auto number = static_cast<std::size_t>(part);
      found[number] = solve_one(one, number);
    });
  });
  while (solved.wait_for(200ms) != std::future_status::ready) {
    if (console.ends && console.ends()) stop_ = true;
    tell(console);
  }
  solved.get();
  if (console.ends && console.ends()) stop_ = true;
  for (auto& stiff : found) {
    if (!stiff && answer) answer = std::unexpected(stiff.error());
    if (answer) answer->answers.push_back(std::move(*stiff));
  }
  ++n_done_;
  return answer;
}

void PressWork::tell(Console& console) {
  if (!progress_) progress_.emplace(console, "Pressing");
  double share = 0.0;
  for (const std::atomic<double>& one : shares_) share += one / 3.0;
  const double done = static_cast<double>(n_done_) + std::clamp(share, 0.0, 1.0);
  progress_->tell(done, static_cast<double>(n_cases_ - n_skipped_), static_cast<double>(n_skipped_));
}

void PressWork::end_line() {
  if (progress_) progress_->end();
}

}  // namespace unknot::cli
