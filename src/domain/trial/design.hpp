// A trial on oneself: how it is laid out, and what was noted.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "domain/muscle.hpp"

namespace unknot {

enum class TrialSize { quick, full };

/// What is judged: the average pain of a day (lower is better), or an own activity (higher is better).
enum class TrialOutcome { pain, activity };

/// One of the two ways that a trial compares. Treated by a policy, at one point only or at those of the plan; or not at all.
struct TrialArm {
  bool treats = false;
  PolicyId policy;  ///< empty when it does not treat
  std::optional<PointOnSide> point;  ///< only this one

  bool operator==(const TrialArm&) const = default;
};

/// Everything that is settled before a trial begins; it never changes afterwards.
struct TrialDesign {
  TrialSize size{};
  TrialOutcome outcome{};
  std::string activity;  ///< its name, as in the diary; only for an activity
  double matters = 2.0;  ///< the smallest change that matters to the person [points, 0.5 to 5]
  std::chrono::sys_days begins;  ///< first day of the baseline
  int baseline_days = 7;  ///< 7 to 14
  int block_days = 7;  ///< full: 4 to 14
  int n_pairs = 2;  ///< full: pairs of blocks, in each pair both ways in an order drawn by lot, 2 to 6
  int after_days = 14;  ///< quick: days that are judged after the session
  TrialArm arm;  ///< treats
  TrialArm other;  ///< full: what it is compared with
  std::string seed;  ///< 16 hexadecimal digits; the order of the blocks follows from it

  bool operator==(const TrialDesign&) const = default;
};

/// Days of the whole trial, the baseline among them.
inline int count_days(const TrialDesign& design) {
  return design.baseline_days +
         (design.size == TrialSize::full ? 2 * design.n_pairs * design.block_days : design.after_days);
}

/// Its last day.
inline std::chrono::sys_days find_last_day(const TrialDesign& design) {
  return design.begins + std::chrono::days(count_days(design) - 1);
}

struct TrialBegun {
  TrialId trial;
  TrialDesign design;

  bool operator==(const TrialBegun&) const = default;
};

/// Somebody looked at the answer before the trial was over.
struct TrialLooked {
  TrialId trial;

  bool operator==(const TrialLooked&) const = default;
};

struct TrialEnded {
  TrialId trial;

  bool operator==(const TrialEnded&) const = default;
};

/// A trial after all events.
struct Trial {
  TrialId trial;
  PainId pain;
  TrialDesign design;  ///< as it was first said
  Instant begun;
  std::chrono::sys_days day;  ///< on which it was designed
  std::vector<std::chrono::sys_days> looks;  ///< early ones, a day once
  std::optional<std::chrono::sys_days> ended;  ///< before its time
  bool changed = false;  ///< another design was said later
  bool overlaps = false;  ///< another trial of the person was under way

  bool operator==(const Trial&) const = default;
};

enum class TrialPhase { baseline, block, after };

/// What a day of a trial is for.
struct TrialDay {
  std::chrono::sys_days day;
  TrialPhase phase{};
  int block = -1;  ///< from 0; -1 outside of the blocks
  bool first = false;  ///< blocks: belongs to `arm`, not to `other`. Quick: from the session on

  bool operator==(const TrialDay&) const = default;
};

/// What was noted on a day of a trial, and what was done.
struct TrialScore {
  TrialDay plan;
  std::optional<double> score;  ///< 0 to 10, the mean of the day's entries; none: missing
  bool late = false;  ///< there are entries, but all were written too late to count
  bool session = false;  ///< a session of this pain began
  bool wrong = false;  ///< a session that does not belong to the way of this day

  bool operator==(const TrialScore&) const = default;
};

/// All that a judgement is made from.
struct TrialData {
  Trial trial;
  std::chrono::sys_days today;
  std::vector<TrialScore> days;  ///< every planned day up to `today`, in order
  std::size_t n_planned = 0;  ///< days of the whole trial
  bool clock_jumped = false;  ///< entries of the trial say times that contradict each other

  bool operator==(const TrialData&) const = default;
};

}  // namespace unknot
