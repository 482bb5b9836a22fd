#include "cli/press/work.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <string>

namespace unknot::cli {
namespace {

using namespace std::chrono_literals;

constexpr std::array stiffnesses = {Stiffness::low, Stiffness::usual, Stiffness::high};
constexpr int line_columns = 70;

std::string build_time(double seconds) {
  if (seconds < 90.0) return fmt::format("{:.0f} s", seconds);
  if (seconds < 5400.0) return fmt::format("{:.0f} min", seconds / 60.0);
  return fmt::format("{:.1f} h", seconds / 3600.0);
}

}  // namespace

std::expected<StiffAnswer, Problem> PressWork::solve_one(const PressCase& one, std::size_t number) {
  const app::PressHands hands{[this] { return stop_.load(); },
                              [this, number](double share) { shares_[number] = share; }};
  if (one.beat || one.hold_s) return app::run_case(atlas_, one, stiffnesses[number], fine_, hands);
  std::optional<app::PressRunner>& runner = runners_[number];
  if (!runner || !runner->serves(one)) {
    auto built = app::PressRunner::build(atlas_, one, stiffnesses[number], fine_, hands);
    if (!built) return std::unexpected(built.error());
    runner = std::move(*built);
  }
  return runner->solve(one);
}

std::expected<PressAnswer, Problem> PressWork::solve(Console& console, const PressCase& one) {
  std::expected<PressAnswer, Problem> answer = app::build_press_answer(atlas_, one);
  if (!answer) return answer;
  if (!began_ && console.seconds) began_ = console.seconds();
  for (std::atomic<double>& share : shares_) share = 0.0;
  std::vector<std::future<std::expected<StiffAnswer, Problem>>> found;
  for (std::size_t number = 0; number < stiffnesses.size(); ++number) {
    found.push_back(std::async(std::launch::async, [this, &one, number] { return solve_one(one, number); }));
  }
  for (auto& one_found : found) {
    while (one_found.wait_for(200ms) != std::future_status::ready) {
      if (console.ends && console.ends()) stop_ = true;
      tell(console);
    }
  }
  if (console.ends && console.ends()) stop_ = true;
  for (auto& one_found : found) {
    auto stiff = one_found.get();
    if (!stiff && answer) answer = std::unexpected(stiff.error());
    if (answer) answer->answers.push_back(std::move(*stiff));
  }
  ++n_done_;
  return answer;
}

void PressWork::tell(Console& console) {
  if (!console.tells || !began_ || !console.seconds) return;
  double share = 0.0;
  for (const std::atomic<double>& one : shares_) share += one / 3.0;
  const double done = static_cast<double>(n_done_) + std::clamp(share, 0.0, 1.0);
  const double left = static_cast<double>(n_cases_ - n_skipped_) - done;
  const double spent = console.seconds() - *began_;
  const std::string time = done > 0.05 ? ", about " + build_time(spent / done * left) + " left" : std::string();
  fmt::print(console.err, "\r{:{}}", fmt::format("Pressing: {} of {} done{}", n_done_ + n_skipped_, n_cases_, time),
             line_columns);
  console.err.flush();
  has_line_ = true;
}

void PressWork::end_line(Console& console) {
  if (has_line_) fmt::print(console.err, "\r{:{}}\r", "", line_columns);
  has_line_ = false;
}

}  // namespace unknot::cli
