// The press beside what was measured, for `unknot validate`.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "domain/atlas.hpp"
#include "domain/validate/press_scoreboard.hpp"

namespace unknot::app {

/// The targets of tests/validate/press_targets.csv, and the work that answers them.
class PressBoard {
 public:
  /// Nothing is asked yet. An atlas without the three muscles that were pressed has no answer to the targets of these, and says so.
  explicit PressBoard(const Atlas& atlas);
  ~PressBoard();
  PressBoard(const PressBoard&) = delete;
  PressBoard& operator=(const PressBoard&) = delete;

  /// How many pieces of work there are; the longest come first.
  [[nodiscard]] std::size_t count_jobs() const;

  /// What it is about, such as "V5"; several have the same name, one a stiffness.
  [[nodiscard]] std::string name_job(std::size_t number) const;

  /// Does one of them. Different ones may be done by different threads. @param is_stopped asked again and again; may be empty
  void run_job(std::size_t number, const std::function<bool()>& is_stopped);

  /// All rows with what was answered. Only while no work is going on.
  [[nodiscard]] PressScoreboard build() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// The board as a table in Markdown, with a sentence on how many of its answers lie inside.
std::string write_press_scoreboard(const PressScoreboard& board);

}  // namespace unknot::app
