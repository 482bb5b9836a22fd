// The session as it is downloaded: every branch leads somewhere safe, whatever is said, and silence never prolongs a hold.
#include "plan/care/script.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "care/people.hpp"
#include "plan/care/compose.hpp"
#include "support/support.hpp"

namespace unknot::plan {
namespace {

using test::atlas;

const SessionId session("0123456789abcdef0123456789abcdef");

class States {
 public:
  explicit States(const Script& script) : script_(script) {
    for (const ScriptState& state : script.states) by_id_[state.id] = &state;
  }
  const ScriptState& at(const std::string& id) const { return *by_id_.at(id); }
  bool has(const std::string& id) const { return by_id_.contains(id); }
  const ScriptState& first() const { return at(script_.first); }

  static const Branch* find(const ScriptState& state, const std::string& on) {
    const auto found = std::find_if(state.branches.begin(), state.branches.end(),
                                    [&on](const Branch& branch) { return branch.on == on; });
    return found == state.branches.end() ? nullptr : &*found;
  }
  const ScriptState& go(const ScriptState& state, const std::string& on) const { return at(find(state, on)->to); }

 private:
  const Script& script_;
  std::map<std::string, const ScriptState*> by_id_;
};

// Scripts of those people who may start today.
template <class Visit>
void for_each_script(std::uint64_t n_people, Visit visit) {
  std::size_t n_scripts = 0;
  for (std::uint64_t n = 0; n < n_people && !testing::Test::HasFailure(); ++n) {
    const PlanRequest request = test::draw_request(atlas(), n);
    const Plan plan = compose(atlas(), request);
    if (!plan.waits.empty()) continue;
    ++n_scripts;
    const Script script = build_script(atlas(), plan, request.one_case, session);
    visit(script, States(script));
  }
  EXPECT_GE(n_scripts, 20U);
}

TEST(Script, every_branch_leads_to_a_state_and_every_state_to_an_end) {
  for_each_script(3000, [](const Script& script, const States& states) {
    std::set<std::string> ends;
    std::set<std::string> ids;
    for (const ScriptState& state : script.states) {
      EXPECT_TRUE(ids.insert(state.id).second) << state.id << " twice";
      EXPECT_FALSE(state.shows.empty()) << state.id;
      if (state.kind == "end") ends.insert(state.id);
      EXPECT_EQ(state.branches.empty(), state.kind == "end") << state.id;
      if (state.seconds > 0.0) EXPECT_NE(States::find(state, "timeout"), nullptr) << state.id;
      for (const Branch& branch : state.branches) EXPECT_TRUE(states.has(branch.to)) << state.id << " " << branch.on;
    }
    // Backwards from the ends: everything is met.
    std::set<std::string> reaching = ends;
    for (std::size_t before = 0; before != reaching.size();) {
      before = reaching.size();
      for (const ScriptState& state : script.states) {
        if (std::any_of(state.branches.begin(), state.branches.end(),
                        [&](const Branch& branch) { return reaching.contains(branch.to); })) {
          reaching.insert(state.id);
        }
      }
    }
    EXPECT_EQ(reaching.size(), script.states.size());
  });
}

TEST(Script, every_prompt_that_is_shown_or_said_stands_in_the_data) {
  std::set<PromptId> known;
  for (const Prompt& prompt : atlas().care.prompts) known.insert(prompt.id);
  for_each_script(3000, [&known](const Script& script, const States&) {
    for (const ScriptState& state : script.states) {
      for (const PromptId& prompt : state.shows) EXPECT_TRUE(known.contains(prompt)) << prompt.value;
      for (const Cue& cue : state.cues) EXPECT_TRUE(known.contains(cue.prompt)) << cue.prompt.value;
      for (const Branch& branch : state.branches) {
        if (!branch.says.value.empty()) EXPECT_TRUE(known.contains(branch.says)) << branch.says.value;
      }
    }
  });
}

TEST(Script, a_hold_can_always_be_stopped_ends_on_silence_and_never_exceeds_its_ceiling) {
  for_each_script(3000, [](const Script& script, const States& states) {
    for (const ScriptState& state : script.states) {
      if (state.kind != "hold") continue;
      const PlanStep& step = script.steps[static_cast<std::size_t>(state.step)];
      EXPECT_LE(state.level, step.ceiling) << state.id;
      EXPECT_LE(state.seconds, step.hold_s) << state.id;
      for (const char* on : {"stop", "away", "timeout", "more", "less", "good"}) {
        EXPECT_NE(States::find(state, on), nullptr) << state.id << " " << on;
      }
      // Silence: timeouts alone come to a state that is no hold within the check and the time to answer it.
      const ScriptState* silent = &state;
      int n_steps = 0;
      while (silent->kind == "hold" && ++n_steps < 10) silent = &states.go(*silent, "timeout");
      EXPECT_NE(silent->kind, "hold") << state.id;
      EXPECT_LE(n_steps, 2) << state.id;
      EXPECT_NE(states.go(state, "away").kind, "hold") << state.id;
      EXPECT_NE(states.go(state, "stop").kind, "hold") << state.id;
      EXPECT_LE(states.go(state, "more").level, step.ceiling) << state.id;
    }
  });
}

// Walks to the first hold of a script.
const ScriptState& find_hold(const Script& script, const States& states) {
  const ScriptState* state = &states.first();
  while (state->kind != "hold") {
    const PlanStep& step = script.steps[static_cast<std::size_t>(std::max(0, state->step))];
    const std::string side = step.point.side == Side::left ? "left" : "right";
    for (const char* on : {"no", side.c_str(), "next", "yes"}) {
      if (state->id.starts_with("sound") && std::string_view(on) == "no") continue;
      if (States::find(*state, on) == nullptr) continue;
      state = &states.go(*state, on);
      break;
    }
  }
  return *state;
}

const ScriptState& say_pain(const States& states, const ScriptState& hold, int pain) {
  const ScriptState* state = &hold;
  while (state->kind == "hold") state = &states.go(*state, "timeout");
  return states.go(*state, "pain_" + std::to_string(pain));
}

TEST(Script, pain_that_halved_ends_the_point_and_pain_that_climbs_lowers_the_pressure) {
  for_each_script(3000, [](const Script& script, const States& states) {
    const ScriptState& hold = find_hold(script, states);
    const int level = static_cast<int>(hold.level);
    EXPECT_TRUE(say_pain(states, hold, level / 2).id.starts_with("after"));
    const ScriptState& climbed = say_pain(states, hold, level + 1);
    if (script.steps.front().presses == 1) {
      EXPECT_TRUE(climbed.id.starts_with("after"));
    } else {
      EXPECT_EQ(states.go(climbed, "timeout").level, std::max(1, level - 1));
      const ScriptState& much = say_pain(states, hold, 9);
      EXPECT_EQ(states.go(much, "timeout").level, std::max(1, level / 2));
    }
  });
}

TEST(Script, a_press_that_hurts_too_much_twice_ends_its_point) {
  for_each_script(3000, [](const Script& script, const States& states) {
    const ScriptState& hold = find_hold(script, states);
    if (script.steps.front().presses < 3) return;
    const ScriptState& rest = states.go(states.go(hold, "stop"), "too_much");
    const ScriptState& again = states.go(rest, "timeout");
    EXPECT_LE(again.level, std::max(1.0, hold.level / 2.0));
    EXPECT_TRUE(states.go(states.go(again, "stop"), "too_much").id.starts_with("after"));
  });
}

TEST(Script, stop_signs_lead_where_the_clinical_rules_say) {
  for_each_script(3000, [](const Script& script, const States& states) {
    for (const ScriptState& state : script.states) {
      if (!state.id.starts_with("why.")) continue;
      EXPECT_EQ(states.go(state, "breathless").action, "A");
      EXPECT_EQ(states.go(state, "weak").action, "B");
      EXPECT_EQ(states.go(state, "colour").action, "B");
      EXPECT_TRUE(states.go(state, "numb").id.starts_with("numb"));
      const PlanStep& step = script.steps[static_cast<std::size_t>(state.step)];
      const Site& site = find_point(atlas(), step.point).sites[step.site];
      const std::string& area = find(atlas().regions, site.region)->area;
      const ScriptState& dizzy = states.go(state, "dizzy");
      if (area == "neck" || area == "head" || area == "chest_belly") {
        EXPECT_EQ(dizzy.action, "A") << area;
      } else {
        EXPECT_EQ(states.go(states.go(dizzy, "timeout"), "no").action, "A") << area;
      }
    }
  });
}

TEST(Script, changing_signs_come_first_and_one_yes_ends_the_session) {
  for_each_script(3000, [](const Script& script, const States& states) {
    std::set<FlagId> asked;
    const ScriptState* state = &states.first();
    while (!state->flags.empty()) {
      asked.insert(state->flags.begin(), state->flags.end());
      EXPECT_EQ(states.go(*state, "yes").kind, "end");
      state = &states.go(*state, "no");
    }
    for (const Flag& flag : atlas().flags) {
      if (!flag.lasting && flag.always) EXPECT_TRUE(asked.contains(flag.id)) << flag.id.value;
    }
    EXPECT_TRUE(state->id.starts_with("sound"));
    static_cast<void>(script);
  });
}

TEST(Script, the_wrong_side_never_leads_to_a_press) {
  for_each_script(3000, [](const Script& script, const States& states) {
    for (const ScriptState& state : script.states) {
      if (!state.id.starts_with("side.")) continue;
      const bool left = script.steps[static_cast<std::size_t>(state.step)].point.side == Side::left;
      EXPECT_TRUE(states.go(state, left ? "right" : "left").id.starts_with("wrong_side"));
      EXPECT_TRUE(states.go(state, left ? "left" : "right").id.starts_with("place"));
    }
  });
}

}  // namespace
}  // namespace unknot::plan
