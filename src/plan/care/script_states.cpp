#include "plan/care/script_states.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace unknot::plan {
namespace {

constexpr double stretch_s = 40.0;  // between the 30 and 60 s of the sources
constexpr double lie_s = 180.0;     // "gone within minutes" (assumed)
constexpr double last_s = 5.0;      // counted down aloud
constexpr double on_entering = -1.0;
constexpr int highest_pain = 10;

constexpr std::array<const char*, 25> phase_names{
    "signs",   "sign_stop",  "sound",      "silent", "side",   "wrong_side", "place", "hold", "check",
    "pain",    "away",       "why",        "rest",   "after",  "numb",       "lie",   "gone", "other",
    "stopped", "dizzy_help", "breathless", "weak",   "colour", "bruise",     "finish"};

// Builds one state, and remembers where its branches lead.
class StateBuilder {
 public:
  StateBuilder(const ScriptGround& ground, const Moment& at, std::vector<Moment>& next)
      : ground_(ground), at_(at), next_(next) {
    state_.id = find_id(at);
  }

  ScriptState build() {
    (this->*makers[static_cast<std::size_t>(at_.phase)])();
    return std::move(state_);
  }

 private:
  const PlanStep& step() const { return ground_.steps[at_.step]; }
  double bound(const char* id) const { return find_bound(*ground_.book, id).value; }

  void say(double at_s, const char* prompt) { state_.cues.push_back({at_s, PromptId(prompt)}); }

  void ask(const std::vector<const char*>& shows, const char* kind = "ask") {
    state_.kind = kind;
    for (const char* prompt : shows) state_.shows.emplace_back(prompt);
    if (!state_.shows.empty()) state_.cues.push_back({on_entering, state_.shows.front()});
    const bool of_point = at_.phase >= Phase::side && at_.phase <= Phase::other;
    if (of_point) state_.step = static_cast<int>(at_.step);
  }

  void end(const std::vector<const char*>& shows, const char* how, const char* reason, const char* action) {
    ask(shows, "end");
    state_.how = how;
    state_.reason = reason;
    state_.action = action;
  }

  // A branch; without `ended` a running press goes on running.
  void lead(std::string on, const Moment& to, const char* ended = "", const char* says = "") {
    next_.push_back(to);
    state_.branches.push_back({std::move(on), find_id(to), ended, PromptId(says)});
  }

  Moment go(Phase phase) const {
    Moment moment = at_;
    moment.phase = phase;
    if (phase != Phase::hold && phase != Phase::check) moment.segment = 0;
    return moment;
  }
  Moment start_step(std::size_t i) const {
    return {Phase::side, i, 1, static_cast<int>(ground_.steps[i].level), false, 0};
  }
  void stop_here() { lead("stop", go(Phase::other)); }

  void build_signs() {
    ask({"ask_signs"});
    state_.cues.clear();  // a list is read, not heard
    state_.flags = ground_.signs[at_.step];
    Moment following = at_;
    following.step = at_.step + 1;
    if (following.step == ground_.signs.size()) following = {Phase::sound, 0, 1, 0, false, 0};
    lead("no", following);
    lead("yes", {Phase::sign_stop, 0, 1, 0, false, 0});
  }

  void build_sound() {
    ask({"sound_check"});
    lead("yes", start_step(0));
    lead("no", {Phase::silent, 0, 1, 0, false, 0});
  }

  void build_side() {
    const bool is_left = step().point.side == Side::left;
    ask({is_left ? "side_left" : "side_right"});
    lead(is_left ? "left" : "right", go(Phase::place));
    lead(is_left ? "right" : "left", go(Phase::wrong_side));
    stop_here();
  }

  std::string find_clock() const { return "press." + std::to_string(at_.step) + "." + std::to_string(at_.press); }
  // When the part of a hold that begins with this segment is over.
  double find_segment_end(int segment) const { return std::min(step().hold_s, bound("check_s") * (segment + 1)); }

  Moment with_level(int level) const {
    Moment moment = at_;
    moment.level = level;
    return moment;
  }

  // What is the same while the pressure stands: more and less move it within its limits, and every way out is open.
  void add_pressing() {
    state_.clock = find_clock();
    state_.level = at_.level;
    const int ceiling = static_cast<int>(step().ceiling);
    if (at_.level < ceiling) {
      lead("more", with_level(at_.level + 1), "", "more");
    } else {
      lead("more", at_, "", "most");
    }
    lead("stop", go(Phase::why), "", "stop");
    lead("away", go(Phase::away));
  }

  void build_hold() {
    ask({("level_" + std::to_string(at_.level)).c_str()}, "hold");
    if (at_.segment > 0) state_.cues.clear();  // one is pressing already
    const double ends = find_segment_end(at_.segment);
    const bool is_last = ends >= step().hold_s;
    state_.seconds = ends;
    add_pressing();
    lead("less", at_.level > 1 ? with_level(at_.level - 1) : go(Phase::pain), "", at_.level > 1 ? "less" : "let_go");
    lead("good", at_);
    const double half = step().hold_s / 2.0;
    const double begins = at_.segment == 0 ? 0.0 : find_segment_end(at_.segment - 1);
    if (half > begins && half < ends - last_s) say(half, "half");
    if (is_last && ends > 2.0 * last_s) say(ends - last_s, "last_five");
    lead("timeout", is_last ? go(Phase::pain) : go(Phase::check), "", is_last ? "let_go" : "");
  }

  // Nobody holds on silence: without an answer the hold is over.
  void build_check() {
    ask({"check"}, "hold");
    state_.seconds = std::min(step().hold_s, find_segment_end(at_.segment) + bound("answer_s"));
    add_pressing();
    Moment on = at_;
    on.phase = Phase::hold;
    on.segment = at_.segment + 1;
    lead("good", on, "", "good");
    lead("less", ease(), "not_easing", find_ease_words());
    lead("timeout", go(Phase::pain), "", "let_go");
  }

  // Half the pressure once; the second time the point is left alone.
  Moment ease() const {
    if (at_.let_off || at_.press >= step().presses) return go(Phase::after);
    Moment moment = go(Phase::rest);
    moment.level = std::max(1, at_.level / 2);
    moment.let_off = true;
    return moment;
  }

  const char* find_ease_words() const { return ease().phase == Phase::after ? "leave_point" : "half_pressure"; }

  Moment press_again(int level) const {
    if (at_.press >= step().presses) return go(Phase::after);
    Moment moment = go(Phase::rest);
    moment.level = std::max(1, level);
    return moment;
  }

  void build_pain() {
    ask({"how_strong"});
    for (int pain = 0; pain <= highest_pain; ++pain) {
      const std::string on = "pain_" + std::to_string(pain);
      if (2 * pain <= at_.level) {
        lead(on, go(Phase::after), "eased", "eased");
      } else if (pain > static_cast<int>(bound("pain_ceiling"))) {
        lead(on, ease(), "climbed", find_ease_words());
      } else if (pain > at_.level) {
        lead(on, press_again(at_.level - 1), "climbed", "softer");
      } else {
        lead(on, press_again(at_.level), "held");
      }
    }
    lead("stop", go(Phase::why));
  }

  void build_why() {
    ask({"why"});
    lead("too_much", ease(), "too_much", find_ease_words());
    lead("numb", go(Phase::numb), "numb");
    lead("pulse", go(Phase::numb), "stopped");
    const bool delicate = ground_.delicate.contains(at_.step);
    lead("dizzy", go(delicate ? Phase::dizzy_help : Phase::lie), "dizzy");
    lead("breathless", go(Phase::breathless), "stopped");
    lead("weak", go(Phase::weak), "stopped");
    lead("colour", go(Phase::colour), "stopped");
    lead("bruise", go(Phase::bruise), "stopped");
    lead("other", go(Phase::other), "stopped");
  }

  void build_rest() {
    ask({"let_go"}, "say");
    state_.seconds = bound("rest_between_s");
    state_.cues.clear();  // letting go was said on the way here
    say(state_.seconds - last_s, "get_ready");
    Moment again = go(Phase::hold);
    again.press = at_.press + 1;
    lead("timeout", again);
    lead("next", again);
    lead("stop", go(Phase::why));
    lead("away", go(Phase::away));  // asks again how it is; the press itself is written already
  }

  void build_after() {
    ask({"stretch"}, "say");
    state_.seconds = stretch_s;
    const Moment on = at_.step + 1 < ground_.steps.size() ? start_step(at_.step + 1) : go(Phase::finish);
    lead("timeout", on);
    lead("next", on);
    lead("stop", go(Phase::other));
  }

  void build_lie() {
    ask({"lie_down"}, "say");
    state_.seconds = lie_s;
    lead("timeout", go(Phase::gone));
    lead("next", go(Phase::gone));
  }

  void build_sign_stop() { end({"sign_stop"}, "stopped", "other", ""); }
  void build_silent() { go_on_from("silent_on", start_step(0)); }
  void build_wrong_side() { go_on_from("wrong_side", start_step(at_.step)); }
  void build_place() { go_on_from("place", go(Phase::hold)); }
  void build_numb() { go_on_from("numb_stop", go(Phase::after)); }

  void go_on_from(const char* prompt, const Moment& to) {
    ask({prompt});
    lead("next", to);
    if (at_.phase != Phase::silent) stop_here();
  }

  void build_away() {
    ask({"were_away"});
    lead("next", go(Phase::pain));
    lead("stop", go(Phase::why));
  }

  void build_gone() {
    ask({"is_it_gone"});
    lead("yes", go(Phase::stopped));
    lead("no", go(Phase::dizzy_help));
  }

  void build_other() {
    ask({"go_on"});
    lead("yes", go(Phase::after));
    lead("no", go(Phase::stopped));
    lead("stop", go(Phase::stopped));
  }

  void build_stopped() { end({"stopped"}, "stopped", "other", ""); }
  void build_dizzy_help() { end({"help_now"}, "stopped", "dizzy", "A"); }
  void build_breathless() { end({"help_now"}, "stopped", "breathless", "A"); }
  void build_weak() { end({"doctor_today"}, "stopped", "weak", "B"); }
  void build_colour() { end({"doctor_today"}, "stopped", "colour", "B"); }
  void build_bruise() { end({"bruise_stop"}, "stopped", "bruise", ""); }
  void build_finish() { end({"finish"}, "finished", "", ""); }

  // One for each phase, in their order.
  using Make = void (StateBuilder::*)();
  static constexpr std::array<Make, phase_names.size()> makers{
      &StateBuilder::build_signs,   &StateBuilder::build_sign_stop,  &StateBuilder::build_sound,
      &StateBuilder::build_silent,  &StateBuilder::build_side,       &StateBuilder::build_wrong_side,
      &StateBuilder::build_place,   &StateBuilder::build_hold,       &StateBuilder::build_check,
      &StateBuilder::build_pain,    &StateBuilder::build_away,       &StateBuilder::build_why,
      &StateBuilder::build_rest,    &StateBuilder::build_after,      &StateBuilder::build_numb,
      &StateBuilder::build_lie,     &StateBuilder::build_gone,       &StateBuilder::build_other,
      &StateBuilder::build_stopped, &StateBuilder::build_dizzy_help, &StateBuilder::build_breathless,
      &StateBuilder::build_weak,    &StateBuilder::build_colour,     &StateBuilder::build_bruise,
      &StateBuilder::build_finish};

  const ScriptGround& ground_;
  const Moment at_;
  std::vector<Moment>& next_;
  ScriptState state_;
};

// What a moment's state does not depend on is left out of its name, so that equal states are built once.
Moment simplify(Moment moment) {
  const bool of_press = moment.phase >= Phase::hold && moment.phase <= Phase::rest;
  if (!of_press) moment = {moment.phase, moment.step, 1, 0, false, 0};
  if (moment.phase == Phase::signs || (moment.phase >= Phase::side && moment.phase <= Phase::other)) return moment;
  return {moment.phase, 0, 1, 0, false, 0};
}

}  // namespace

Moment find_first(const ScriptGround& ground) {
  return {ground.signs.empty() ? Phase::sound : Phase::signs, 0, 1, 0, false, 0};
}

std::string find_id(const Moment& moment) {
  const Moment it = simplify(moment);
  std::string id = phase_names[static_cast<std::size_t>(it.phase)];
  id += "." + std::to_string(it.step);
  if (it.level > 0) {
    id += "." + std::to_string(it.press) + "." + std::to_string(it.level) + (it.let_off ? ".off." : ".on.") +
          std::to_string(it.segment);
  }
  return id;
}

ScriptState build_state(const ScriptGround& ground, const Moment& moment, std::vector<Moment>& next) {
  return StateBuilder(ground, moment, next).build();
}

}  // namespace unknot::plan
