// What Unknot knows of care: policies, things to press with, positions, what helps besides, claims and spoken words.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/body.hpp"

namespace unknot {

/// A number that a plan keeps to, with its unit, why, and where it comes from. A mark of "assumed" needs no source.
struct Bound {
  std::string id;  ///< such as "hold_s"
  double value = 0.0;
  std::string unit;
  Text reason;
  std::string mark;
  std::vector<SourceId> sources;

  bool operator==(const Bound&) const = default;
};

/// The bounds that every plan keeps to; data/care/bounds.json must hold each of them.
inline constexpr std::array<const char*, 30> needed_bounds{
    "pain_ceiling",        // never above, on the person's own scale 0 to 10
    "good_pain_low",       // "hurts good" from here ...
    "good_pain_high",      // ... to here
    "lighter_ceiling",     // for whom a flag asks for lighter pressure
    "old_age_years",       // from this age on the lighter ceiling holds, and no hard tool
    "hold_low_s",          // a hold at the low end of the band
    "hold_high_s",         // a hold at the high end
    "hold_lighter_s",      // the longest hold for whom a flag asks for lighter pressure
    "check_s",             // let off when it is not easing by then
    "answer_s",            // how long the check waits for an answer before the hold ends
    "presses_per_point",   // at most
    "points_per_session",  // at most
    "points_after_reaction",  // at most, after a bad reaction
    "rest_between_s",      // between two presses
    "rest_per_point_h",    // before the same point is pressed deeply again
    "deep_from",           // pressure from this level on counts as deep
    "session_minutes",     // at most
    "gun_spot_s",          // massage gun on one spot, in one session
    "gun_muscle_s",        // on one muscle
    "gun_total_s",         // in all
    "roller_muscle_s",     // foam roller on one muscle, in one session
    "soreness_usual_h",    // soreness up to here is usual
    "soreness_usual_points",  // and by no more than so much
    "reaction_rest_days",  // rest after a bad reaction
    "reaction_factor",     // what a bad reaction leaves of pressure and time
    "judge_sessions",      // no gain after so many sessions: judge, see a professional
    "judge_days",          // or after so many days
    "release_mean_kpa",  // pressure on the skin that the middle of good pain stands for when a model tells a force, ...
    "release_start_kpa",  // ... and its upper end
    "harmful_shear",  // strain of muscle in a model from which a ceiling is lowered
};

/// How often and how hard: chosen by the person. -1 in a count means: no limit of its own.
struct Policy {
  PolicyId id;
  int order = 0;
  Text name;
  Text summary;  ///< one sentence
  Text speaks_for;  ///< for whom, and what is known in favour
  Text speaks_against;
  Text afterwards;  ///< what to do when the course is over, and when it comes back
  Bound ceiling;  ///< highest pressure, 0 to 10 on the person's own scale
  Bound target;  ///< pressure to begin with
  Bound hold;  ///< s
  Bound rest_days;  ///< whole days between two sessions at the least
  Bound sessions_per_week;
  Bound sessions_per_month;
  Bound course_weeks;  ///< 0: no end of its own
  Bound judge_sessions;
  std::vector<ImplementId> only_implements;  ///< empty: whatever the person owns
  std::string mark;
  std::vector<SourceId> sources;

  bool operator==(const Policy&) const = default;
};

/// A thing, a pair of hands or a person to press with.
struct Implement {
  ImplementId id;
  int order = 0;  ///< cheapest first
  Text name;
  std::string cost;  ///< free, cheap, dear
  bool always = false;  ///< nobody has to own it: one's own hands
  bool hard = false;  ///< refused where a lighter hand is asked for
  bool alone = true;  ///< false: another person is needed
  std::vector<ToolId> works_as;
  Text hint;  ///< how to choose or make it; may be empty
  std::string mark;
  std::vector<SourceId> sources;

  bool operator==(const Implement&) const = default;
};

/// How to stand or lie, with one tool, for some regions; the one without regions is for all the others.
struct Position {
  PositionId id;
  ToolId tool;
  std::vector<RegionId> regions;
  Text stance;  ///< how to stand, sit or lie, and where the tool goes
  Text press;  ///< how hard in words: lean until ...
  Text scale;  ///< how a bathroom or kitchen scale shows it; may be empty
  std::string mark;
  std::vector<SourceId> sources;

  bool operator==(const Position&) const = default;
};

/// What follows the pressing in one area of the body.
struct Aftercare {
  std::string area;
  Text stretch;
  Text heat;
  Text movement;
  Text exercise;
  std::string mark;
  std::vector<SourceId> sources;

  bool operator==(const Aftercare&) const = default;
};

/// What to change in the day, because it keeps the pain going.
struct Habit {
  HabitId id;
  Text advice;
  std::vector<FindingId> findings;  ///< given when one of these was answered yes
  std::vector<std::string> areas;  ///< given for points in these areas, whatever was answered
  std::string mark;
  std::vector<SourceId> sources;

  bool operator==(const Habit&) const = default;
};

/// Something said of trigger point massage, and how far it is true.
struct Claim {
  ClaimId id;
  int order = 0;
  Text claim;
  std::string grade;  ///< moderate, low, very_low, contested, unknown
  Text known;  ///< what is known
  Text unknown;  ///< what is not
  std::vector<SourceId> sources;

  bool operator==(const Claim&) const = default;
};

/// Words that are spoken in a session, and shown.
struct Prompt {
  PromptId id;
  Text text;
  bool spoken = true;

  bool operator==(const Prompt&) const = default;
};

/// data/care as nouns. Lists are sorted by id, but for policies, implements and claims, which stand in their order.
struct CareBook {
  std::vector<Bound> bounds;
  std::vector<Policy> policies;
  std::vector<Implement> implements;
  std::vector<Position> positions;
  std::vector<Aftercare> aftercare;
  std::vector<Habit> habits;
  std::vector<Claim> claims;
  std::vector<Prompt> prompts;

  bool operator==(const CareBook&) const = default;
};

/// The bound with this id; the book must hold it.
inline const Bound& find_bound(const CareBook& book, const char* id) {
  std::size_t i = 0;
  while (book.bounds[i].id != id) ++i;
  return book.bounds[i];
}

}  // namespace unknot
