// How the trials of a pain stand on a day, as pages show it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "domain/trial/design.hpp"

namespace unknot {

struct TrialStatus {
  Trial trial;                      ///< its seed is left out until it is over
  std::string seal;                 ///< fingerprint of design and seed, the same before and after
  std::chrono::sys_days last_day;
  bool over = false;
  std::optional<TrialDay> now;      ///< what today is for; none before it begins and when it is over
  std::optional<std::chrono::sys_days> next_change;  ///< first day of what comes after today's phase or block
  std::vector<TrialScore> days;     ///< from the first day to today, or to the end
  std::size_t n_planned = 0;        ///< days in all
  std::size_t n_scored = 0;         ///< of those that have been

  bool operator==(const TrialStatus&) const = default;
};

struct TrialList {
  std::vector<TrialStatus> trials;  ///< of this pain, the latest first
  bool busy = false;  ///< a trial of the person, of this pain or another, is under way or about to begin

  bool operator==(const TrialList&) const = default;
};

}  // namespace unknot
