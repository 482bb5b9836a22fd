// The states of a session, each built from where one stands in it.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "domain/care/script.hpp"

namespace unknot::plan {

/// What all states hang on.
struct ScriptGround {
  const CareBook* book = nullptr;
  std::vector<PlanStep> steps;
  std::vector<std::vector<FlagId>> signs;  ///< checklists of changing signs, asked before anything is pressed
  std::set<std::size_t> delicate;          ///< steps in head, neck or chest: dizziness there is an emergency at once

  bool operator==(const ScriptGround&) const = default;
};

enum class Phase {
  signs,
  sign_stop,
  sound,
  silent,          // before anything is pressed
  side,
  wrong_side,
  place,                  // for each point
  hold,
  check,
  pain,
  away,
  why,
  rest,       // for each press
  after,
  numb,
  lie,
  gone,
  other,            // between points
  stopped,
  dizzy_help,
  breathless,
  weak,
  colour,
  bruise,
  finish  // ends
};

/// Where one stands: all that decides what may follow.
struct Moment {
  Phase phase{};
  std::size_t step = 0;  ///< of the plan; in `signs`: the checklist
  int press = 1;         ///< of this point, from 1
  int level = 0;         ///< pressure now, whole points of 10
  bool let_off = false;  ///< pressure was halved once: the next trouble ends the point
  int segment = 0;       ///< of a hold: 0 until the first check, 1 until the second, ...

  bool operator==(const Moment&) const = default;
};

/// The moment in which a session begins.
Moment find_first(const ScriptGround& ground);

/// A name that is the same for the same moment only.
std::string find_id(const Moment& moment);

/// The state of a moment; the moments that it leads to are added to `next`.
ScriptState build_state(const ScriptGround& ground, const Moment& moment, std::vector<Moment>& next);

}  // namespace unknot::plan
