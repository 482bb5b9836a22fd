// Plans and the script of a session, described once for reading and writing.
#pragma once

#include "domain/care/script.hpp"
#include "wire/care/book_codec.hpp"
#include "wire/press/place_codec.hpp"
#include "wire/result_codec.hpp"

namespace unknot::wire {

template <class Archive>
void describe(Archive& a, BoundUse& use) {
  a.needed("bound", use.bound);
  a.needed("span", use.span);
  a.maybe("point", use.point);
  a.needed("used", use.used);
  a.needed("left", use.left);
}

template <class Archive>
void describe(Archive& a, Wait& wait) {
  a.needed("kind", wait.kind);
  a.needed("reason", wait.reason);
  a.maybe("until", wait.until);
  a.needed("sources", wait.sources);
}

template <class Archive>
void describe(Archive& a, ForceRange& range) {
  a.needed("low_n", range.low_n);
  a.needed("high_n", range.high_n);
  a.needed("low_kpa", range.low_kpa);
  a.needed("high_kpa", range.high_kpa);
  a.needed("beyond", range.is_beyond);
}

template <class Archive>
void describe(Archive& a, StepForce& force) {
  describe_place(a, force);
  a.maybe("newtons", force.newtons);
}

template <class Archive>
void describe(Archive& a, PlanStep& step) {
  a.needed("point", step.point);
  a.needed("site", step.site);
  a.needed("tool", step.tool);
  a.needed("implement", step.implement);
  a.needed("position", step.position);
  a.needed("level", step.level);
  a.needed("ceiling", step.ceiling);
  a.needed("hold_s", step.hold_s);
  a.needed("presses", step.presses);
  a.needed("probability", step.probability);
  a.needed("key_to", step.key_to);
  a.needed("other_choices", step.other_choices);
  a.needed("bounds", step.bounds);
  a.maybe("force", step.force);
}

template <class Archive>
void describe(Archive& a, LeftOut& left_out) {
  a.needed("point", left_out.point);
  a.needed("kind", left_out.kind);
  a.needed("reason", left_out.reason);
}

template <class Archive>
void describe(Archive& a, Plan& plan) {
  a.needed("policy", plan.policy);
  a.needed("day", plan.day);
  a.needed("waits", plan.waits);
  a.needed("steps", plan.steps);
  a.needed("left_out", plan.left_out);
  a.needed("uses", plan.uses);
  a.needed("next_days", plan.next_days);
  a.maybe("judge_on", plan.judge_on);
  a.maybe("course_ends", plan.course_ends);
  a.needed("habits", plan.habits);
  a.needed("aftercare", plan.aftercare);
  a.needed("see_professional", plan.see_professional);
  a.needed("lowered", plan.lowered);
  a.needed("n_sessions", plan.n_sessions);
  a.needed("provenance", plan.provenance);
}

template <class Archive>
void describe(Archive& a, Cue& cue) {
  a.needed("at_s", cue.at_s);
  a.needed("prompt", cue.prompt);
}

template <class Archive>
void describe(Archive& a, Branch& branch) {
  a.needed("on", branch.on);
  a.needed("to", branch.to);
  a.maybe("ended", branch.ended);
  a.maybe("says", branch.says);
}

template <class Archive>
void describe(Archive& a, ScriptState& state) {
  a.needed("id", state.id);
  a.needed("kind", state.kind);
  a.needed("shows", state.shows);
  a.maybe("seconds", state.seconds);
  a.maybe("cues", state.cues);
  a.maybe("branches", state.branches);
  describe_always(a, "step", state.step);
  a.maybe("level", state.level);
  a.maybe("clock", state.clock);
  a.maybe("flags", state.flags);
  a.maybe("how", state.how);
  a.maybe("reason", state.reason);
  a.maybe("action", state.action);
}

template <class Archive>
void describe(Archive& a, Script& script) {
  a.needed("session", script.session);
  a.needed("policy", script.policy);
  a.needed("day", script.day);
  a.needed("steps", script.steps);
  a.needed("states", script.states);
  a.needed("first", script.first);
  a.needed("away_after_s", script.away_after_s);
  a.needed("beat_s", script.beat_s);
  a.needed("provenance", script.provenance);
}

}  // namespace unknot::wire
