#include "cli/session.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "cli/prompt.hpp"
#include "cli/render.hpp"
#include "cli/words.hpp"
#include "wire/care/session_codec.hpp"

namespace unknot::cli {
namespace {

constexpr double look_s = 0.5;  // between two looks at the clock

// A press that is going on, or over and not written yet.
struct Running {
  PressDone press;
  std::string clock;
  bool counts = true;  // its seconds still grow
};

class Player {
 public:
  Player(Console& console, const app::Keeper& keeper, const ChosenPain& chosen, const Script& script, Treater treater,
         Instant now)
      : console_(console),
        keeper_(keeper),
        atlas_(keeper.engine().atlas()),
        chosen_(chosen),
        script_(script),
        treater_(treater),
        began_(now),
        began_s_(console.seconds()) {}

  std::expected<int, Problem> run() {
    enter(script_.first, "");
    while (!problem_ && state_->kind != "end" && !is_cut_) look();
    if (!problem_) finish();
    if (problem_) return std::unexpected(*problem_);
    return state_->action == "A" || state_->action == "B" ? exit_stopped : exit_done;
  }

 private:
  double find_time() const { return console_.seconds() - clock_began_; }

  void keep(EventBody body) {
    const auto passed = std::chrono::milliseconds(static_cast<long>(1000.0 * (console_.seconds() - began_s_)));
    const Instant at = began_ + passed;
    // The session belongs to the day on which it began, also past midnight.
    const auto added =
        keeper_.append({{EventId(make_id()), chosen_.person, chosen_.pain, at, script_.day, std::move(body)}});
    if (!added && !problem_) problem_ = added.error();
  }

  void print_prompt(const PromptId& id) {
    for (const Prompt& prompt : atlas_.care.prompts) {
      if (prompt.id != id) continue;
      print_wrapped(console_, "", "", prompt.text.in(language));
      return;
    }
    fmt::print(console_.out, "{}\n", id.value);
  }

  void enter(const std::string& id, const std::string& former_clock) {
    state_ = &*std::find_if(script_.states.begin(), script_.states.end(),
                            [&id](const ScriptState& state) { return state.id == id; });
    const bool goes_on = !state_->clock.empty() && state_->clock == former_clock;
    if (!goes_on) clock_began_ = console_.seconds();
    looked_ = console_.seconds();
    heard_to_ = find_time();
    next_beat_ = heard_to_ + script_.beat_s;
    const bool speaks =
        std::any_of(state_->cues.begin(), state_->cues.end(), [](const Cue& cue) { return cue.at_s < 0; });
    if (speaks || !goes_on) {
      for (const PromptId& prompt : state_->shows) print_prompt(prompt);
    }
    if (state_->step >= 0 && state_->step != step_) print_step();
    for (const FlagId& flag : state_->flags) {
      print_wrapped(console_, "  - ", "    ", find(atlas_.flags, flag)->question.in(language));
    }
    if (state_->kind == "hold" && !goes_on) begin_press();
    if (running_ && state_->kind == "hold" && running_->clock == state_->clock) running_->press.level = state_->level;
    if (!goes_on) print_inputs();
  }

  void print_step() {
    step_ = state_->step;
    const PlanStep& step = script_.steps[static_cast<std::size_t>(step_)];
    fmt::print(console_.out, "{}\n", name_point(atlas_, step.point));
    print_wrapped(console_, "  ", "  ", find_point(atlas_, step.point).sites[step.site].landmark.in(language));
    for (const Implement& implement : atlas_.care.implements) {
      if (implement.id == step.implement) print_wrapped(console_, "  With: ", "  ", implement.name.in(language));
    }
    for (const Position& position : atlas_.care.positions) {
      if (position.id != step.position) continue;
      print_wrapped(console_, "  ", "  ", position.stance.in(language) + " " + position.press.in(language));
    }
  }

  void print_inputs() {
    if (state_->kind == "end") return;
    std::vector<std::string> words;
    for (const Branch& branch : state_->branches) {
      if (branch.on == "timeout" || branch.on == "away" || branch.on == "pain_0") continue;
      if (branch.on == "pain_10") {
        words.emplace_back("0 to 10");
      } else if (!branch.on.starts_with("pain_")) {
        words.push_back(branch.on);
      }
    }
    const char* enter_key = state_->kind == "hold"           ? "  Enter stops."
                            : find_branch("next") != nullptr ? "  Enter goes on."
                                                             : "";
    fmt::print(console_.out, "[{}]{}\n", fmt::join(words, ", "), enter_key);
    console_.out.flush();
  }

  void begin_press() {
    if (!has_begun_) keep(SessionBegun{script_.session, script_.policy, treater_});
    has_begun_ = true;
    const PlanStep& step = script_.steps[static_cast<std::size_t>(state_->step)];
    PressDone press;
    press.session = script_.session;
    press.point = step.point;
    press.site = step.site;
    press.tool = step.tool;
    press.implement = step.implement;
    press.level = state_->level;
    running_ = Running{std::move(press), state_->clock};
  }

  const Branch* find_branch(const std::string& on) const {
    const auto found = std::find_if(state_->branches.begin(), state_->branches.end(),
                                    [&on](const Branch& branch) { return branch.on == on; });
    return found == state_->branches.end() ? nullptr : &*found;
  }

  // One look at clock and keyboard.
  void look() {
    if (console_.ends && console_.ends()) {
      is_cut_ = true;
      return;
    }
    const double now = console_.seconds();
    const bool slept = now - looked_ > script_.away_after_s;
    looked_ = now;
    if (slept && take("away")) return;
    const double time = find_time();
    for (const Cue& cue : state_->cues) {
      if (cue.at_s >= heard_to_ && cue.at_s <= time && cue.at_s >= 0.0) print_prompt(cue.prompt);
    }
    heard_to_ = std::nextafter(time, time + 1.0);
    if (state_->seconds > 0.0 && time >= state_->seconds && take("timeout")) return;
    if (state_->kind == "hold" && time >= next_beat_) {
      fmt::print(console_.out, "  {:.0f} s\n", time);
      next_beat_ += script_.beat_s;
    }
    console_.out.flush();
    const double left = state_->seconds > time ? state_->seconds - time : look_s;
    if (!console_.waits(std::min(left, look_s))) return;
    const std::optional<std::string> line = read_line(console_, "");
    looked_ = console_.seconds();
    if (!line) {
      is_cut_ = true;
    } else if (!take(find_input(*line))) {
      print_inputs();
    }
  }

  std::string find_input(const std::string& line) const {
    static const std::map<std::string, std::string> keys{{"y", "yes"},  {"n", "no"},   {"l", "left"}, {"r", "right"},
                                                         {"+", "more"}, {"-", "less"}, {"g", "good"}, {"s", "stop"}};
    if (line.empty()) return state_->kind == "hold" ? "stop" : "next";
    if (const auto key = keys.find(line); key != keys.end()) return key->second;
    if (find_branch("pain_" + line) != nullptr) return "pain_" + line;
    return line == "timeout" || line == "away" ? "" : line;
  }

  // Follows the branch of an input; false when there is none.
  bool take(const std::string& input) {
    const Branch* branch = find_branch(input);
    if (branch == nullptr) return false;
    const std::string clock = state_->clock;
    const auto to = std::find_if(script_.states.begin(), script_.states.end(),
                                 [branch](const ScriptState& state) { return state.id == branch->to; });
    if (state_->kind == "hold" && (to->kind != "hold" || to->clock != clock)) stop_counting();
    if (running_ && input.starts_with("pain_")) running_->press.pain = std::stod(input.substr(5));
    if (!branch->says.value.empty()) print_prompt(branch->says);
    if (!branch->ended.empty()) write_press(branch->ended);
    enter(branch->to, clock);
    return true;
  }

  void stop_counting() {
    if (!running_ || !running_->counts) return;
    running_->press.seconds = std::min(find_time(), wire::longest_press_s);
    running_->counts = false;
    fmt::print(console_.out, "  {:.0f} s held\n", running_->press.seconds);
  }

  void write_press(const std::string& ended) {
    if (!running_) return;
    stop_counting();
    running_->press.number = ++n_presses_;
    running_->press.ended = ended;
    keep(running_->press);
    running_.reset();
  }

  void finish() {
    if (is_cut_) write_press("broken_off");
    if (!has_begun_) return;
    keep(SessionEnded{script_.session, is_cut_ ? "broken_off" : state_->how, is_cut_ ? "" : state_->reason});
    if (!problem_) fmt::print(console_.out, "{} press{} kept.\n", n_presses_, n_presses_ == 1 ? "" : "es");
  }

  Console& console_;
  const app::Keeper& keeper_;
  const Atlas& atlas_;
  const ChosenPain& chosen_;
  const Script& script_;
  const Treater treater_;
  const Instant began_;
  const double began_s_;
  const ScriptState* state_ = nullptr;
  std::optional<Running> running_;
  std::optional<Problem> problem_;
  double clock_began_ = 0.0;
  double looked_ = 0.0;
  double heard_to_ = 0.0;   // cues before this time on the clock were said
  double next_beat_ = 0.0;
  int step_ = -1;
  int n_presses_ = 0;
  bool has_begun_ = false;
  bool is_cut_ = false;  // the input ended, or the person ended the program
};

}  // namespace

std::expected<int, Problem> run_session(Console& console, const app::Keeper& keeper, const CareChoices& choices,
                                        Instant now) {
  const auto today = std::chrono::floor<std::chrono::days>(now);
  const std::expected<ChosenPain, Problem> chosen = find_chosen(keeper, choices, today);
  if (!chosen) return std::unexpected(chosen.error());
  const std::expected<Script, Problem> script =
      keeper.build_script(chosen->person, chosen->pain, today, SessionId(make_id()));
  if (!script) return std::unexpected(script.error());
  const bool is_helped =
      choices.helper || std::any_of(script->steps.begin(), script->steps.end(),
                                    [](const PlanStep& one) { return one.tool == ToolId("helper"); });
  return Player(console, keeper, *chosen, *script, is_helped ? Treater::helper : Treater::self, now).run();
}

}  // namespace unknot::cli
