// unknot plan, session and diary, as a person types them; the clock of a session is turned by the test.
#include <gtest/gtest.h>

#include "app/keeper.hpp"
#include "support/care.hpp"
#include "support/events.hpp"
#include "support/support.hpp"
#include "unit/cli/terminal.hpp"
#include "wire/json.hpp"

namespace unknot::test {
namespace {

// A person at the terminal: answers what is asked, and otherwise lets time go by.
struct Robot {
  std::stringstream in;
  std::ostringstream out;
  std::ostringstream err;
  double seconds = 100.0;
  double sleep_s = 0.0;       // the machine sleeps so long during the first hold
  bool leaves = false;        // the terminal is closed during the first hold
  std::string in_hold;        // typed in each hold
  std::size_t read_to = 0;

  // What to type, now that something was asked anew; nothing in a hold.
  std::optional<std::string> answer() {
    const std::string text = out.str();
    const std::size_t open = text.rfind('[');
    if (open == std::string::npos || open < read_to) return std::nullopt;
    read_to = text.size();
    const std::string options = text.substr(open + 1, text.find(']', open) - open - 1);
    if (options.starts_with("more")) return act_in_hold();
    if (options.find("0 to 10") != std::string::npos) return "3";
    if (options.starts_with("next")) return "";
    return options.substr(0, options.find(','));  // the first is the way on: no sign, heard, the right side
  }

  std::optional<std::string> act_in_hold() {
    seconds += sleep_s;
    sleep_s = 0.0;
    if (leaves) in.setstate(std::ios::eofbit);
    if (leaves) return "";
    return in_hold.empty() ? std::nullopt : std::optional(in_hold);
  }

  bool wait(double most) {
    if (const std::optional<std::string> typed = answer()) {
      if (!leaves || !in.eof()) in << *typed << "\n";
      return true;
    }
    seconds += most;
    return false;
  }

  int type(const std::vector<std::string>& words) {
    cli::Console console{.in = in,
                         .out = out,
                         .err = err,
                         .now = [] { return draw_instant(0); },
                         .seconds = [this] { return seconds; },
                         .waits = [this](double most) { return wait(most); }};
    std::vector<const char*> argv{"unknot"};
    for (const std::string& word : words) argv.push_back(word.c_str());
    return cli::run(static_cast<int>(argv.size()), argv.data(), console);
  }
};

class CareCommand : public ::testing::Test {
 protected:
  const TempFolder folder;
  const std::string file = folder.at("unknot.db");

  app::Keeper open() const { return *app::Keeper::open(engine(), file); }
  void fill(const std::vector<Event>& events) const { ASSERT_TRUE(open().append(events)); }
  PainCare find_care() const { return *open().find_care(carer, cared_pain, {}); }
  std::vector<std::string> words(std::vector<std::string> typed) const {
    typed.insert(typed.begin(), {"--data-file", file});
    return typed;
  }
};

TEST_F(CareCommand, a_plan_is_found_by_names_and_says_where_with_what_and_how_long) {
  fill(list_care_events("gentle", {"tennis_ball"}));
  Robot robot;
  EXPECT_EQ(robot.type(words({"plan", "Anna", "Neck"})), 0) << robot.err.str();
  EXPECT_NE(robot.out.str().find("never above 4"), std::string::npos) << robot.out.str();
  Robot json;
  EXPECT_EQ(json.type(words({"plan", carer.value, cared_pain.value, "--json", "--day", "2026-11-22"})), 0);
  EXPECT_EQ((*wire::parse(json.out.str(), "out"))["policy"], "gentle");
  Robot wrong;
  EXPECT_EQ(wrong.type(words({"plan", "Anna", "Neckk"})), 4);
  EXPECT_NE(wrong.err.str().find("Neck"), std::string::npos);
  EXPECT_EQ(wrong.type(words({"plan", "Anna", "Neck", "--day", "soon"})), 4);
}

TEST_F(CareCommand, a_whole_session_keeps_every_press_with_its_true_seconds) {
  fill(list_care_events("gentle", {"tennis_ball"}));
  const Plan plan = *open().compose_plan(carer, cared_pain, today);
  Robot robot;
  EXPECT_EQ(robot.type(words({"session", "Anna", "Neck", "--text"})), 0) << robot.err.str() << robot.out.str();
  const PainCare care = find_care();
  ASSERT_EQ(care.sessions.size(), 1U);
  const Session& session = care.sessions[0];
  ASSERT_TRUE(session.ended);
  EXPECT_EQ(session.ended->how, "finished");
  EXPECT_GE(session.presses.size(), plan.steps.size());
  for (const PressDone& press : session.presses) {
    EXPECT_GT(press.seconds, 0.0);
    EXPECT_LE(press.seconds, plan.steps[0].hold_s + 1.0);
    EXPECT_LE(press.level, plan.steps[0].ceiling);
    EXPECT_EQ(press.pain, 3.0);
  }
}

TEST_F(CareCommand, a_machine_that_slept_ten_minutes_ends_the_hold_and_shows_the_true_time) {
  fill(list_care_events("gentle", {"tennis_ball"}));
  Robot robot;
  robot.sleep_s = 600.0;
  robot.type(words({"session", "Anna", "Neck", "--text"}));
  EXPECT_NE(robot.out.str().find("600 s held"), std::string::npos) << robot.out.str();
  EXPECT_GE(find_care().sessions.at(0).presses.at(0).seconds, 600.0);
}

TEST_F(CareCommand, a_closed_terminal_keeps_the_running_press_as_broken_off) {
  fill(list_care_events("gentle", {"tennis_ball"}));
  Robot robot;
  robot.leaves = true;
  robot.type(words({"session", "Anna", "Neck", "--text"}));
  const Session session = find_care().sessions.at(0);
  EXPECT_EQ(session.presses.at(0).ended, "broken_off");
  EXPECT_EQ(session.ended->how, "broken_off");
}

TEST_F(CareCommand, more_never_goes_above_the_ceiling_of_the_plan) {
  fill(list_care_events("gentle", {"tennis_ball"}));
  const double ceiling = open().compose_plan(carer, cared_pain, today)->steps.at(0).ceiling;
  Robot robot;
  robot.in_hold = "+\n+\n+\n+\n+\n+\n+\n+";
  robot.type(words({"session", "Anna", "Neck", "--text"}));
  for (const PressDone& press : find_care().sessions.at(0).presses) EXPECT_LE(press.level, ceiling);
}

TEST_F(CareCommand, a_session_is_refused_while_the_plan_waits) {
  fill(list_care_events("deep", {"tennis_ball"}));
  fill(list_session_events(0));
  Robot robot;
  EXPECT_EQ(robot.type(words({"session", "Anna", "Neck", "--text"})), 11);
  EXPECT_NE(robot.err.str().find("No session may be started now"), std::string::npos);
  EXPECT_EQ(find_care().sessions.size(), 1U);
}

TEST_F(CareCommand, the_diary_is_noted_listed_and_drawn) {
  fill(list_care_events("gentle", {}));
  Robot robot;
  EXPECT_EQ(robot.type(words({"diary", "add", "Anna", "Neck", "--now", "4", "--worst", "7", "--note", "Long day."})), 0)
      << robot.err.str();
  EXPECT_EQ(find_care().entries.at(0).note, "Long day.");
  EXPECT_EQ(robot.type(words({"diary", "add", "Anna", "Neck"})), 2) << "nothing to note";
  EXPECT_EQ(robot.type(words({"diary", "add", "Anna", "Neck", "--now", "11"})), 2);
  Robot list;
  EXPECT_EQ(list.type(words({"diary", "list", "Anna", "Neck"})), 0);
  EXPECT_EQ(list.out.str(), "2026-11-22  4.0  7.0       -       1  with words\n");
  Robot chart;
  EXPECT_EQ(chart.type(words({"diary", "chart", "Anna", "Neck"})), 0);
  EXPECT_EQ(chart.out.str(), "2026-11-22  4.0 ################\n");
}

}  // namespace
}  // namespace unknot::test
