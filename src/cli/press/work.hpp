// Presses being worked out, with threads, a line that tells how far, and a way to stop.
#pragma once

#include <array>
#include <atomic>
#include <expected>
#include <optional>
#include <string>

#include "app/press/press_runner.hpp"
#include "base/problem.hpp"
#include "cli/command.hpp"
#include "cli/work/progress.hpp"

namespace unknot::cli {

/// Works out one case after the other; presses that differ by force alone go on from each other.
class PressWork {
 public:
  /// @param n_cases for the time left
  PressWork(const Atlas& atlas, bool fine, std::size_t n_cases) : atlas_(atlas), fine_(fine), n_cases_(n_cases) {}

  /// The three stiffnesses, each in a thread of its own. Stopped as soon as `console.ends`; the answer is then not whole.
  std::expected<PressAnswer, Problem> solve(Console& console, const PressCase& one);

  /// The last press of usual stiffness as the text of a .vtu file. Only after one that was solved.
  [[nodiscard]] std::string write_vtu() const { return runners_[1]->write_vtu(); }

  /// Counts a case that was there already.
  void skip() { ++n_skipped_; }
  [[nodiscard]] bool is_stopped() const { return stop_; }
  /// Clears the line that tells how far.
  void end_line();

 private:
  std::expected<StiffAnswer, Problem> solve_one(const PressCase& one, std::size_t number);
  void tell(Console& console);

  const Atlas& atlas_;
  bool fine_;
  std::size_t n_cases_;
  std::size_t n_done_ = 0;
  std::size_t n_skipped_ = 0;
  std::optional<Progress> progress_;
  std::atomic<bool> stop_ = false;
  std::array<std::atomic<double>, 3> shares_{};
  std::array<std::optional<app::PressRunner>, 3> runners_;
};

}  // namespace unknot::cli
