// The diary as pages show it: means per day, and a map of where it hurt.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "domain/body.hpp"

namespace unknot {

/// Days from `from` to `to`, both among them; without an end of its own it reaches as far as there is something.
struct DayRange {
  std::optional<std::chrono::sys_days> from;
  std::optional<std::chrono::sys_days> to;

  bool holds(std::chrono::sys_days day) const { return (!from || day >= *from) && (!to || day <= *to); }
  bool operator==(const DayRange&) const = default;
};

/// One day on which something was noted or done. Numbers are means over the entries that have them, 0 to 10.
struct DiaryDay {
  std::chrono::sys_days day;
  std::size_t n = 0;  ///< entries
  std::optional<double> now;
  std::optional<double> worst;
  std::optional<double> average;
  bool note = false;     ///< something was written in words
  bool session = false;  ///< a session began

  bool operator==(const DiaryDay&) const = default;
};

/// A number for one day.
struct DayValue {
  std::chrono::sys_days day;
  double value = 0.0;

  bool operator==(const DayValue&) const = default;
};

struct Diary {
  DayRange range;
  std::vector<DiaryDay> days;
  /// 0 to 10, lower is better: the mean of pain (average, or else now) and of 10 minus the mean activity score. Only days
  /// that have both, so that it never jumps because one of them is missing.
  std::vector<DayValue> composite;
  std::size_t n_entries = 0;  ///< in the range
  std::size_t n_all = 0;
  std::optional<std::chrono::sys_days> first_day;  ///< with an entry or a session, in all
  std::optional<std::chrono::sys_days> last_day;

  bool operator==(const Diary&) const = default;
};

/// How much it hurt in one region.
struct HeatCell {
  Spot spot;
  double intensity = 0.0;  ///< mean over the entries that tell a place; one that leaves this region out counts as 0
  std::size_t days = 0;  ///< days on which it hurt there

  bool operator==(const HeatCell&) const = default;
};

struct HeatMap {
  DayRange range;
  std::size_t n_entries = 0;  ///< that tell a place
  std::vector<HeatCell> cells;

  bool operator==(const HeatMap&) const = default;
};

}  // namespace unknot
