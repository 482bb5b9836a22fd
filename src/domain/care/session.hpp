// What was really done, and how the body answered.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "domain/muscle.hpp"
#include "domain/pain_drawing.hpp"

namespace unknot {

enum class Treater { self, helper, professional };

/// Which policy the person chose for a pain, and what they have to press with.
struct CareChosen {
  PolicyId policy;
  std::vector<ImplementId> implements;
  std::vector<ImplementId> prefers{};  ///< taken first wherever they may be used, the dearest to the person first

  bool operator==(const CareChosen&) const = default;
};

struct SessionBegun {
  SessionId session;
  PolicyId policy;
  Treater treater{};

  bool operator==(const SessionBegun&) const = default;
};

/// One press as it was: written when it ends.
struct PressDone {
  SessionId session;
  int number = 0;  ///< counts the presses of a session from 1
  PointOnSide point;
  std::size_t site = 0;
  ToolId tool;
  ImplementId implement;
  double level = 0.0;          ///< pressure aimed at, 0 to 10 on the person's own scale
  double seconds = 0.0;        ///< by the clock
  std::optional<double> pain;  ///< pain under the pressure at its end, 0 to 10
  std::string ended;  ///< held, eased, not_easing, climbed, too_much, numb, dizzy, stopped, away, broken_off

  bool operator==(const PressDone&) const = default;
};

struct SessionEnded {
  SessionId session;
  std::string how;  ///< finished, stopped, broken_off
  std::string reason;  ///< too_much, numb, dizzy, breathless, weak, colour, bruise, other; may be empty

  bool operator==(const SessionEnded&) const = default;
};

/// How the body answered, the next day or later. The latest for a session holds.
struct ReactionTold {
  SessionId session;
  std::vector<std::string> kinds;  ///< better, same, sore, bruise, flare, wider, sleep_worse, dark_urine, nerve_signs
  double soreness = 0.0;  ///< 0 to 10, points above what is usual for the person
  double hours = 0.0;  ///< how long the soreness lasted so far

  bool operator==(const ReactionTold&) const = default;
};

/// A session after all events.
struct Session {
  SessionId session;
  PainId pain;
  PolicyId policy;
  Treater treater{};
  Instant begun;
  std::chrono::sys_days day;
  std::vector<PressDone> presses;  ///< by number
  std::optional<SessionEnded> ended;
  std::optional<ReactionTold> reaction;

  bool operator==(const Session&) const = default;
};

/// An own activity and how well it goes: 0 cannot at all, 10 as before (PSFS).
struct ActivityScore {
  std::string name;
  double score = 0.0;

  bool operator==(const ActivityScore&) const = default;
};

/// A range of motion.
struct MotionMeasured {
  FindingId movement;  ///< a movement question of the atlas
  Side side = Side::midline;
  double degrees = 0.0;
  std::string by;  ///< phone, hand

  bool operator==(const MotionMeasured&) const = default;
};

/// The pressure at which it begins to hurt. Noisy for one person.
struct ThresholdMeasured {
  PointOnSide point;
  double kilograms = 0.0;  ///< as the scale shows it
  std::string by;  ///< scale, algometer

  bool operator==(const ThresholdMeasured&) const = default;
};

/// One entry of the diary; sent again with the same id it takes the place of the older one.
struct DiaryNoted {
  EntryId entry;
  Instant about;  ///< the moment it speaks of
  std::chrono::sys_days about_day;  ///< the person's own day at that moment
  std::optional<double> now;  ///< 0 to 10
  std::optional<double> worst;  ///< since the day before
  std::optional<double> average;
  std::vector<std::string> qualities;
  std::vector<PaintedCell> cells;  ///< where
  std::vector<ActivityScore> activities;
  std::optional<int> change;  ///< global change since the course began, -3 very much worse to 3 very much better (PGIC)
  std::vector<MotionMeasured> motions;
  std::vector<ThresholdMeasured> thresholds;
  std::string note;

  bool operator==(const DiaryNoted&) const = default;
};

struct DiaryRemoved {
  EntryId entry;

  bool operator==(const DiaryRemoved&) const = default;
};

/// Care of one pain after all events.
struct PainCare {
  PainId pain;
  std::optional<CareChosen> choice;
  std::optional<std::chrono::sys_days> course_began;  ///< the day on which the policy that holds was chosen
  std::vector<Session> sessions;  ///< by their beginning
  std::vector<DiaryNoted> entries;  ///< by the moment they speak of

  bool operator==(const PainCare&) const = default;
};

}  // namespace unknot
