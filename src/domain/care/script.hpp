// A session as a machine that any page can run: every branch is here, the page holds no rule.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/care/plan.hpp"

namespace unknot {

/// Something said at a moment of a state.
struct Cue {
  double at_s = 0.0;  ///< on the state's clock; below 0: at once on entering, wherever the clock stands
  PromptId prompt;

  bool operator==(const Cue&) const = default;
};

/// Where an input leads. Inputs: yes, no, left, right, more, less, good, stop, next, pain_0 ... pain_10, the words of
/// `PressDone::ended`, timeout (the state's seconds are over) and away (the page slept longer than `away_after_s`).
struct Branch {
  std::string on;
  std::string to;     ///< id of a state
  std::string ended;  ///< writes the running press with this word; empty: it goes on, or none runs
  PromptId says;      ///< said when this branch is taken, before the next state; may be empty

  bool operator==(const Branch&) const = default;
};

struct ScriptState {
  std::string id;
  std::string kind;              ///< ask, hold, say, end
  std::vector<PromptId> shows;   ///< words on the screen, the first as heading
  double seconds = 0.0;          ///< until timeout; 0: waits for an answer
  std::vector<Cue> cues;         ///< by their time
  std::vector<Branch> branches;
  int step = -1;                 ///< of ScriptState::steps; -1: about no point
  double level = 0.0;            ///< of a hold
  std::string clock;  ///< states with the same clock share its time: a hold goes on in another state; empty: own time
  std::vector<FlagId> flags;  ///< signs that are asked: shown as a list
  std::string how;  ///< of an end: finished, stopped
  std::string reason;  ///< of an end: see SessionEnded
  std::string action;  ///< of an end: letter of what to do, A, B or empty

  bool operator==(const ScriptState&) const = default;
};

struct Script {
  SessionId session;
  PolicyId policy;
  std::chrono::sys_days day;  ///< the only day on which it may be begun
  std::vector<PlanStep> steps;
  std::vector<ScriptState> states;
  std::string first;
  double away_after_s = 0.0;
  double beat_s = 0.0;  ///< something is heard at least so often during a hold
  Provenance provenance;

  bool operator==(const Script&) const = default;
};

}  // namespace unknot
