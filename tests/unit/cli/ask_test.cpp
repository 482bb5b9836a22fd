#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "cli/ask.hpp"
#include "support/support.hpp"
#include "unit/cli/terminal.hpp"

namespace unknot::cli {
namespace {

using test::engine;
using test::TempFolder;
using test::today;

// One interview on the day of the tests.
struct Interview {
  std::expected<Located, Problem> result;
  std::string out;
};

Interview interview(const std::string& file, const std::string& typed, std::chrono::sys_days day = today,
                    bool shows = false) {
  std::istringstream in(typed);
  std::ostringstream out;
  std::ostringstream err;
  Console console{.in = in, .out = out, .err = err, .asks = true, .shows = shows};
  std::expected<Located, Problem> result = ask(console, engine(), file, day);
  return {std::move(result), out.str()};
}

std::expected<Case, Problem> read_kept(const std::string& file, std::chrono::sys_days day = today) {
  return engine().read_case(test::read_bytes(file), file, day);
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& words) {
  std::size_t n = 0;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size())) ++n;
  return n;
}

// "neck angle" has one match, so the first number chooses it.
const std::vector<std::string> paints{"neck_angle", "1", "r", "6", "blade_upper_corner", "1", "r", "4", ""};

std::size_t count_checklists(const std::vector<PaintedCell>& cells) {
  Case one_case;
  one_case.date = today;
  one_case.drawing.cells = cells;
  return engine().check_screen(one_case).unanswered.size();
}

const std::vector<PaintedCell> painted{{{RegionId("neck_angle"), Side::right}, 6.0, {}},
                                       {{RegionId("blade_upper_corner"), Side::right}, 4.0, {}}};

std::string join(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// The whole way: two places, every checklist "none", two findings, stop.
std::vector<std::string> build_script() {
  std::vector<std::string> lines = paints;
  lines.insert(lines.end(), count_checklists(painted), "none");
  for (const char* line : {"y", "?", "stop"}) lines.emplace_back(line);
  return lines;
}

TEST(Ask, a_scripted_person_gets_a_ranking_and_one_next_question_at_a_time) {
  const TempFolder folder;
  const Interview talk = interview(folder.at("pain.json"), join(build_script()));
  ASSERT_TRUE(talk.result.has_value()) << build_sentence(talk.result.error());
  ASSERT_TRUE(talk.result->ranking.has_value());
  EXPECT_TRUE(says(talk.out, "Levator scapulae, right")) << talk.out;
  EXPECT_EQ(count(talk.out, "[y/n/?/stop] "), 3U);
  EXPECT_EQ(count(talk.out, "Which apply? "), count_checklists(painted));
  EXPECT_TRUE(says(talk.out, "Kept in " + folder.at("pain.json")));
  const Case kept = *read_kept(folder.at("pain.json"));
  EXPECT_EQ(kept.drawing.cells, painted);
  ASSERT_EQ(kept.findings.size(), 2U);
  EXPECT_EQ(kept.findings[0].answer, Answer::yes);
  EXPECT_EQ(kept.findings[1].answer, Answer::not_sure);
}

TEST(Ask, a_kept_pain_is_taken_up_where_it_was_left_and_nothing_is_asked_twice) {
  const TempFolder folder;
  const std::string file = folder.at("pain.json");
  const Interview first = interview(file, join(build_script()));
  const Case before = *read_kept(file);
  const Interview second = interview(file, "y\nn\nstop\n");
  ASSERT_TRUE(second.result.has_value());
  EXPECT_TRUE(says(second.out, "There is a kept pain: ")) << second.out;
  EXPECT_EQ(count(second.out, "Which apply? "), 0U);
  const Case after = *read_kept(file);
  EXPECT_EQ(after.drawing, before.drawing);
  ASSERT_EQ(after.findings.size(), 3U);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_NE(after.findings[2].question, before.findings[i].question);
}

TEST(Ask, on_the_next_day_signs_that_change_are_asked_again_and_lasting_facts_are_not) {
  const TempFolder folder;
  const std::string file = folder.at("pain.json");
  interview(file, join(build_script()));
  const Interview next_day = interview(file, "y\n", today + std::chrono::days(1));
  ASSERT_TRUE(next_day.result.has_value());
  EXPECT_FALSE(next_day.result->ranking.has_value()) << "yesterday's answers must not carry the ranking";
  EXPECT_EQ(count(next_day.out, "Which apply? "), 1U);
  for (const ScreenQuestion& question : next_day.result->screen.unanswered) {
    for (const FlagId& flag : question.flags) EXPECT_FALSE(find(test::atlas().flags, flag)->lasting) << flag.value;
  }
}

TEST(Ask, a_new_pain_forgets_the_old_one_but_keeps_lasting_facts) {
  const TempFolder folder;
  const std::string file = folder.at("pain.json");
  interview(file, join(build_script()));
  interview(file, "n\ncalf_inner\n1\nl\n3\n\nstop\n");
  const Case kept = *read_kept(file);
  ASSERT_EQ(kept.drawing.cells.size(), 1U);
  EXPECT_EQ(kept.drawing.cells.front().spot.region, RegionId("calf_inner"));
  EXPECT_TRUE(kept.findings.empty());
  EXPECT_FALSE(kept.safety.empty());
  for (const FlagAnswer& answer : kept.safety)
    EXPECT_TRUE(find(test::atlas().flags, answer.flag)->lasting) << answer.flag.value;
}

TEST(Ask, a_lasting_yes_outlives_a_new_pain_that_was_never_drawn) {
  const TempFolder folder;
  const std::string file = folder.at("pain.json");
  Case one_case = test::build_calm_case(painted);
  for (FlagAnswer& answer : one_case.safety) {
    if (answer.flag == FlagId("blood_thinners")) answer.answer = Answer::yes;
  }
  test::write_bytes(file, engine().write_case(one_case));
  interview(file, "n\ncalf_inner\n");          // leaves before anything is drawn
  interview(file, "calf_inner\n1\nl\n3\n\n");  // comes back and draws
  const Case kept = *read_kept(file);
  EXPECT_TRUE(std::any_of(kept.safety.begin(), kept.safety.end(), [](const FlagAnswer& answer) {
    return answer.flag == FlagId("blood_thinners") && answer.answer == Answer::yes;
  })) << "told once that blood thinners are taken, and forgotten";
}

TEST(Ask, an_emergency_ends_the_way_at_once_with_exit_8_and_no_ranking) {
  const TempFolder folder;
  const Interview talk = interview(folder.at("pain.json"), join(paints) + "1\n");
  ASSERT_TRUE(talk.result.has_value());
  EXPECT_EQ(talk.result->screen.action, Action::emergency);
  EXPECT_FALSE(talk.result->ranking.has_value());
  EXPECT_TRUE(says(talk.out, "STOP. Ring your local emergency number now"));
  EXPECT_EQ(count(talk.out, "Which apply? "), 1U);
}

TEST(Ask, not_sure_of_an_emergency_is_an_emergency) {
  const TempFolder folder;
  const Interview talk = interview(folder.at("pain.json"), join(paints) + "1?\n");
  EXPECT_EQ(talk.result->screen.action, Action::emergency);
}

TEST(Ask, words_that_are_not_understood_are_asked_again_and_never_guessed) {
  const TempFolder folder;
  const std::string file = folder.at("pain.json");
  const std::string clumsy =
      "neck_angle\n99\nx\n1\nmiddle\nR\nright\nlots\n11\n-1\nnan\n6\nblade_upper_corner\n1\nr\n4\n\n"
      "maybe\n1 x\n99\n0\n";
  const Interview talk = interview(file, clumsy);
  ASSERT_TRUE(talk.result.has_value());
  const Case kept = *read_kept(file);
  EXPECT_EQ(kept.drawing.cells, painted);
  EXPECT_EQ(count(talk.out, "Which apply? "), 5U) << "three not understood, one answered, one open";
  for (const FlagAnswer& answer : kept.safety) EXPECT_EQ(answer.answer, Answer::no);
}

TEST(Ask, painting_a_place_again_corrects_its_strength) {
  const TempFolder folder;
  const std::string file = folder.at("pain.json");
  interview(file, "neck_angle\n1\nr\n6\nneck_angle\n1\nb\n2\n\n");
  const Case kept = *read_kept(file);
  ASSERT_EQ(kept.drawing.cells.size(), 2U);
  for (const PaintedCell& cell : kept.drawing.cells) EXPECT_EQ(cell.intensity, 2.0);
}

TEST(Ask, stop_ends_the_interview_at_every_question_as_promised_at_its_start) {
  const std::vector<std::string> script = build_script();
  for (std::size_t lines = 0; lines < script.size(); ++lines) {
    const TempFolder folder;
    std::vector<std::string> cut(script.begin(), script.begin() + static_cast<std::ptrdiff_t>(lines));
    cut.emplace_back("stop");
    cut.emplace_back("a line that nobody should ask for");
    std::istringstream in(join(cut));
    std::ostringstream out;
    std::ostringstream err;
    Console console{.in = in, .out = out, .err = err, .asks = true};
    EXPECT_TRUE(ask(console, engine(), folder.at("pain.json"), today).has_value());
    std::string left;
    std::getline(in, left);
    EXPECT_EQ(left, "a line that nobody should ask for") << "\"stop\" as line " << lines + 1 << " was not understood";
  }
}

TEST(Ask, the_end_of_input_after_any_line_keeps_everything_that_was_answered_until_then) {
  const std::vector<std::string> script = build_script();
  const TempFolder folder;
  std::size_t cells = 0;
  std::size_t answers = 0;
  std::size_t findings = 0;
  for (std::size_t lines = 0; lines <= script.size(); ++lines) {
    const std::string file = folder.at("pain" + std::to_string(lines) + ".json");
    const Interview talk = interview(file, join({script.begin(), script.begin() + static_cast<std::ptrdiff_t>(lines)}));
    ASSERT_TRUE(talk.result.has_value()) << lines;
    if (!std::filesystem::exists(file)) {
      EXPECT_EQ(cells, 0U) << "what was kept before is not kept any more after " << lines << " lines";
      continue;
    }
    const std::expected<Case, Problem> kept = read_kept(file);
    ASSERT_TRUE(kept.has_value()) << build_sentence(kept.error());
    EXPECT_EQ(kept->drawing.cells.size(), (lines >= 4 ? 1U : 0U) + (lines >= 8 ? 1U : 0U)) << lines;
    if (lines > paints.size() && lines <= paints.size() + count_checklists(painted)) {
      EXPECT_GT(kept->safety.size(), answers) << "after " << lines << " lines";
    }
    EXPECT_GE(kept->findings.size(), findings) << lines;
    cells = kept->drawing.cells.size();
    answers = kept->safety.size();
    findings = kept->findings.size();
  }
  EXPECT_EQ(cells, 2U);
  EXPECT_EQ(findings, 2U);
}

// In the middle of a line the last word may be half a word; the file must be whole all the same.
TEST(Ask, the_end_of_input_after_any_byte_never_crashes_and_leaves_a_file_that_can_be_read) {
  const std::string script = join(build_script());
  const TempFolder folder;
  const std::string file = folder.at("pain.json");
  for (std::size_t size = 0; size <= script.size(); ++size) {
    std::filesystem::remove(file);
    ASSERT_TRUE(interview(file, script.substr(0, size)).result.has_value()) << size;
    if (std::filesystem::exists(file)) EXPECT_TRUE(read_kept(file).has_value()) << size;
  }
}

// The same when a pain is taken up again: whatever was kept is still there.
TEST(Ask, the_end_of_input_after_resuming_never_loses_what_was_kept) {
  const std::string resumed = "y\ny\nn\nstop\n";
  for (std::size_t size = 0; size <= resumed.size(); ++size) {
    const TempFolder folder;
    const std::string file = folder.at("pain.json");
    interview(file, join(build_script()));
    const Case before = *read_kept(file);
    ASSERT_TRUE(interview(file, resumed.substr(0, size)).result.has_value()) << size;
    const std::expected<Case, Problem> after = read_kept(file);
    ASSERT_TRUE(after.has_value());
    EXPECT_EQ(after->drawing, before.drawing) << size;
    EXPECT_EQ(after->safety, before.safety) << size;
    EXPECT_GE(after->findings.size(), before.findings.size()) << size;
  }
}

TEST(Ask, a_kept_file_that_is_broken_is_refused_and_left_as_it_is) {
  const TempFolder folder;
  const std::string file = folder.at("pain.json");
  test::write_bytes(file, "{\"unknot_case\": 1,");
  const Interview talk = interview(file, "y\n");
  ASSERT_FALSE(talk.result.has_value());
  EXPECT_EQ(talk.result.error().code, Code::not_json);
  EXPECT_EQ(test::read_bytes(file), "{\"unknot_case\": 1,");
}

TEST(Ask, a_place_that_cannot_be_written_to_is_a_problem_and_not_a_silence) {
  const TempFolder folder;
  test::write_bytes(folder.at("file"), "in the way");
  const Interview talk = interview(folder.at("file/pain.json"), join(paints));
  ASSERT_FALSE(talk.result.has_value());
  EXPECT_EQ(talk.result.error().code, Code::cannot_write);
}

TEST(Ask, the_kept_file_can_be_read_by_its_owner_only) {
  const TempFolder folder;
  interview(folder.at("new/pain.json"), join(paints));
  const auto rights = std::filesystem::status(folder.at("new/pain.json")).permissions();
  using std::filesystem::perms;
  EXPECT_EQ(rights & (perms::group_all | perms::others_all), perms::none);
}

TEST(Ask, through_the_command_line_the_exit_codes_are_those_of_locate) {
  const TempFolder folder;
  EXPECT_EQ(test::type({"ask", folder.at("a.json")}, "").code, 7) << "nothing was answered, so questions are open";
  EXPECT_EQ(test::type({"ask", folder.at("b.json")}, join(paints) + "1\n").code, 8);
  EXPECT_EQ(test::type({"ask", folder.at("c.json")}, join(build_script())).code, 0);
  test::write_bytes(folder.at("d.json"), "[]");
  EXPECT_EQ(test::type({"ask", folder.at("d.json")}, "").code, 4);
}

}  // namespace
}  // namespace unknot::cli
