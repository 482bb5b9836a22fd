// What to do within limits, and what is left of them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/provenance.hpp"
#include "domain/care/book.hpp"
#include "domain/muscle.hpp"
#include "domain/press/site.hpp"

namespace unknot {

/// A bound of this plan, with what was used of it and what is left.
struct BoundUse {
  Bound bound;  ///< id, value, unit, reason, sources
  std::string span;  ///< press, point, session, day, week, month, course
  std::optional<PointOnSide> point;  ///< for bounds of one point
  double used = 0.0;
  double left = 0.0;

  bool operator==(const BoundUse&) const = default;
};

/// Why nothing may be started now, and from when on it may; no day: not before a professional has looked.
struct Wait {
  std::string
      kind;  ///< no_choice, no_points, safety, no_treatment, rest, week_full, month_full, course_over, reaction, see_professional, no_tool, professional_only, open_session
  Text reason;
  std::optional<std::chrono::sys_days> until;
  std::vector<SourceId> sources;

  bool operator==(const Wait&) const = default;
};

/// A force as a model of tissue has it: from the softest to the stiffest tissue and over the published pressures. Not a measurement.
struct ForceRange {
  double low_n = 0.0;
  double high_n = 0.0;  ///< at most what anybody uses the tool with
  double low_kpa =
      0.0;  ///< mean pressure on the skin that the level stands for (assumed, from pressures of manual release)
  double high_kpa = 0.0;
  bool is_beyond = false;  ///< some tissue was not solved so far, or is harmed before: its last force until then counts

  bool operator==(const ForceRange&) const = default;
};

/// What a table of doses is asked for by, for one step, and what it says where one is kept.
struct StepForce {
  std::string site;  ///< muscle.point.number
  PressBody body;
  PressToolId tool;  ///< the shape that stands for what is pressed with
  std::optional<ForceRange> newtons;  ///< for the level to begin with; none: no table is kept

  bool operator==(const StepForce&) const = default;
};

/// One point in a session: where, with what, how hard, how long, how often.
struct PlanStep {
  PointOnSide point;
  std::size_t site = 0;
  ToolId tool;
  ImplementId implement;
  PositionId position;
  double level = 0.0;  ///< pressure to begin with, 0 to 10 on the person's own scale
  double ceiling = 0.0;  ///< pressure never to exceed
  double hold_s = 0.0;
  int presses = 0;
  double probability = 0.0;  ///< that the point is involved
  std::vector<PointOnSide> key_to;  ///< points of this ranking that lie where this one refers pain to: its satellites
  std::vector<ImplementId> other_choices;  ///< what else the person owns and may use here
  std::vector<Bound> bounds;  ///< those that set level, ceiling, hold and presses, the tightest last
  std::optional<StepForce> force;  ///< none where no model fits how it is pressed

  bool operator==(const PlanStep&) const = default;
};

/// A point that is left to a professional, or cannot be pressed now, with the reason.
struct LeftOut {
  PointOnSide point;
  std::string kind;  ///< professional_only, no_tool, rest, too_many
  Text reason;

  bool operator==(const LeftOut&) const = default;
};

struct Plan {
  PolicyId policy;
  std::chrono::sys_days day;
  std::vector<Wait> waits;  ///< empty: a session may start today
  std::vector<PlanStep> steps;  ///< in their order; also while waiting, so that one can see what comes
  std::vector<LeftOut> left_out;
  std::vector<BoundUse> uses;
  std::vector<std::chrono::sys_days> next_days;  ///< days on which sessions may be, from today on
  std::optional<std::chrono::sys_days> judge_on;
  std::optional<std::chrono::sys_days> course_ends;
  std::vector<HabitId> habits;
  std::vector<std::string> aftercare;  ///< areas
  std::vector<Text> see_professional;  ///< why and when
  double lowered = 1.0;  ///< what reactions left of pressure and time [-, 0 to 1]
  std::size_t n_sessions = 0;  ///< of this course so far
  Provenance provenance;

  bool operator==(const Plan&) const = default;
};

}  // namespace unknot
