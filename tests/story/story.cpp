// The format, one statement a line; '#' begins a comment:
//
//   story: a stiff neck that will not turn to the sore side
//   paint right 7: neck_angle, blade_upper_corner      paint left|right|both|middle STRENGTH: regions
//   quality: numb, tingling                            holds for everything painted
//   yes right: neck_turn_toward                        yes|no [left|right]: finding
//   press yes right self: levator_scapulae upper       press yes|no left|right self|helper|professional: muscle [point]
//   flag yes: heart_attack                             yes|no|not_sure; flags not mentioned are answered "no"
//   safety: unanswered                                 leaves every flag open that is not mentioned
//   age: 61
//   expect leads: levator_scapulae right
//   expect rival: upper_trapezius right because its zone covers the same places
//   expect top three: levator_scapulae right
//   expect verdict: probably_not                       expect other: carpal_tunnel right
//   expect action: A                                   expect no ranking / expect no treatment / expect widespread
#include "story/story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "wire/words.hpp"

namespace unknot::story {
namespace {

using Words = std::vector<std::string>;

std::string trim(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

Words split(const std::string& text, char separator) {
  Words words;
  std::istringstream stream(text);
  std::string word;
  while (std::getline(stream, word, separator)) {
    if (!trim(word).empty()) words.push_back(trim(word));
  }
  return words;
}

class StoryReader {
 public:
  StoryReader(std::string path, const Atlas& atlas) : atlas_(atlas) {
    story_.path = std::move(path);
    story_.one_case.date = std::chrono::year{2026} / 11 / 22;
  }

  std::expected<Story, std::string> read(const std::string& text) {
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line) && error_.empty()) {
      ++line_;
      line = trim(line.substr(0, line.find('#')));
      if (line.empty()) continue;
      const std::size_t colon = line.find(':');
      const std::string head = trim(line.substr(0, colon));
      read_statement(split(head, ' '), colon == std::string::npos ? "" : trim(line.substr(colon + 1)), head);
    }
    if (story_.title.empty()) fail("a story needs a line \"story: ...\"");
    if (story_.expectations.empty()) fail("a story needs a line \"expect ...\"");
    if (!error_.empty()) return std::unexpected(error_);
    for (PaintedCell& cell : story_.one_case.drawing.cells) cell.qualities = qualities_;
    if (!story_.leave_open) {
      for (const Flag& flag : atlas_.flags) {
        if (!flags_.contains(flag.id)) story_.one_case.safety.push_back({flag.id, Answer::no, story_.one_case.date});
      }
    }
    return std::move(story_);
  }

 private:
  void fail(const std::string& what) {
    if (error_.empty()) error_ = fmt::format("{}:{}: {}", story_.path, line_, what);
  }

  template <class Enum>
  Enum word(const std::string& text) {
    for (const auto& entry : wire::words_of<Enum>) {
      if (text == entry.text) return entry.value;
    }
    fail("\"" + text + "\" is not understood here");
    return {};
  }

  template <class Entry, class Key>
  bool known(const std::vector<Entry>& entries, const Key& id) {
    if (find(entries, id) != nullptr) return true;
    fail("\"" + id.value + "\" is not in the atlas");
    return false;
  }

  void read_statement(const Words& head, const std::string& rest, const std::string& whole_head) {
    if (head.front() == "story") {
      story_.title = rest;
    } else if (head.front() == "paint" && head.size() == 3) {
      paint(head, rest);
    } else if (head.front() == "quality") {
      qualities_ = split(rest, ',');
      for (const std::string& quality : qualities_) {
        const FindingId finding("quality_" + quality);
        if (find(atlas_.findings, finding) != nullptr)
          add({finding, Side::midline, {}, Answer::yes, Examiner::self, {}});
      }
    } else if (head.front() == "yes" || head.front() == "no") {
      for (const std::string& id : split(rest, ',')) {
        if (!known(atlas_.findings, FindingId(id))) return;
        const bool sided = find(atlas_.findings, FindingId(id))->sided;
        if (sided != (head.size() == 2)) fail(id + (sided ? " needs a side" : " has no side"));
        add({FindingId(id),
             sided && head.size() == 2 ? word<Side>(head[1]) : Side::midline,
             {},
             word<Answer>(head.front()),
             Examiner::self,
             {}});
      }
    } else if (head.front() == "press" && head.size() == 4) {
      press(head, split(rest, ' '));
    } else if (head.front() == "flag" && head.size() == 2) {
      for (const std::string& id : split(rest, ',')) {
        if (!known(atlas_.flags, FlagId(id))) return;
        flags_[FlagId(id)] = true;
        story_.one_case.safety.push_back({FlagId(id), word<Answer>(head[1]), story_.one_case.date});
      }
    } else if (whole_head == "safety" && rest == "unanswered") {
      story_.leave_open = true;
    } else if (head.front() == "age") {
      story_.one_case.age_years = std::strtod(rest.c_str(), nullptr);
    } else if (head.front() == "expect") {
      expect(trim(whole_head.substr(6)), rest);
    } else {
      fail("\"" + whole_head + "\" is not understood");
    }
  }

  void add(Finding finding) {
    finding.date = story_.one_case.date;
    story_.one_case.findings.push_back(std::move(finding));
  }

  void paint(const Words& head, const std::string& rest) {
    const std::vector<Side> sides = head[1] == "both"     ? std::vector<Side>{Side::left, Side::right}
                                    : head[1] == "middle" ? std::vector<Side>{Side::midline}
                                                          : std::vector<Side>{word<Side>(head[1])};
    for (const std::string& id : split(rest, ',')) {
      if (!known(atlas_.regions, RegionId(id))) return;
      const bool paired = find(atlas_.regions, RegionId(id))->paired;
      if (paired == (head[1] == "middle")) fail(id + (paired ? " needs a side" : " lies in the middle"));
      for (const Side side : sides) {
        story_.one_case.drawing.cells.push_back({{RegionId(id), side}, std::strtod(head[2].c_str(), nullptr), {}});
      }
    }
  }

  void press(const Words& head, const Words& where) {
    if (where.empty() || !known(atlas_.muscles, MuscleId(where[0]))) return;
    const Muscle& muscle = *find(atlas_.muscles, MuscleId(where[0]));
    const PointId point = where.size() > 1 ? PointId(where[1]) : muscle.points.front().id;
    if (std::none_of(muscle.points.begin(), muscle.points.end(), [&](const auto& p) { return p.id == point; })) {
      fail(point.value + " is no point of " + muscle.id.value);
    }
    const Side side = word<Side>(head[2]);
    add({FindingId("press_gives_my_pain"),
         side,
         PointOnSide{muscle.id, point, side},
         word<Answer>(head[1]),
         word<Examiner>(head[3]),
         {}});
  }

  void expect(const std::string& kind, const std::string& rest) {
    const std::size_t because = rest.find(" because ");
    Expectation expectation{kind, "", Side::midline, "", line_};
    if (because != std::string::npos) expectation.because = trim(rest.substr(because + 9));
    const Words words = split(rest.substr(0, because), ' ');
    if (!words.empty()) expectation.value = words[0];
    if (words.size() > 1) expectation.side = word<Side>(words[1]);
    if (kind == "rival" && expectation.because.empty()) fail("a rival needs a reason: \"because ...\"");
    story_.expectations.push_back(expectation);
  }

  const Atlas& atlas_;
  Story story_;
  Words qualities_;
  std::map<FlagId, bool> flags_;
  std::string error_;
  int line_ = 0;
};

std::string name_leaders(const Ranking& ranking) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(4, ranking.hypotheses.size()); ++i) {
    const Hypothesis& h = ranking.hypotheses[i];
    text += fmt::format("{} {} {:.2f}; ", h.point.muscle.value, wire::find_word(h.point.side), h.belief.probability);
  }
  return text + fmt::format("something else {:.2f}", ranking.something_else.probability);
}

}  // namespace

std::expected<Story, std::string> read_story(const std::string& path, const std::string& text, const Atlas& atlas) {
  return StoryReader(path, atlas).read(text);
}

std::size_t find_rank(const Ranking& ranking, const std::string& muscle, Side side) {
  std::vector<std::pair<MuscleId, Side>> seen;
  for (const Hypothesis& hypothesis : ranking.hypotheses) {
    const std::pair<MuscleId, Side> one{hypothesis.point.muscle, hypothesis.point.side};
    if (std::find(seen.begin(), seen.end(), one) != seen.end()) continue;
    seen.push_back(one);
    if (one.first.value == muscle && one.second == side) return seen.size();
  }
  return 0;
}

std::string check(const Expectation& e, const Located& located) {
  const std::string letter(1, find_letter(located.screen.action));
  if (e.kind == "action") return letter == e.value ? "" : "action " + letter;
  if (e.kind == "no ranking") return located.ranking ? "there is a ranking" : "";
  if (e.kind == "no treatment") return located.limits.no_treatment ? "" : "treatment is allowed";
  if (e.kind == "widespread") return located.widespread ? "" : "not seen as widespread";
  if (!located.ranking) return "no ranking, action " + letter;
  const Ranking& ranking = *located.ranking;
  const std::string leaders = name_leaders(ranking);
  if (e.kind == "leads" || e.kind == "rival") {
    return find_rank(ranking, e.value, e.side) == 1 ? "" : leaders;
  }
  if (e.kind == "top three") {
    const std::size_t rank = find_rank(ranking, e.value, e.side);
    return rank >= 1 && rank <= 3 ? "" : leaders;
  }
  if (e.kind == "verdict") return wire::find_word(ranking.verdict) == e.value ? "" : leaders;
  if (e.kind == "other") {
    const bool leads = !ranking.others.empty() && ranking.others.front().cause.value == e.value &&
                       ranking.others.front().side == e.side;
    return leads ? ""
                 : (ranking.others.empty() ? "no other cause" : ranking.others.front().cause.value) + "; " + leaders;
  }
  return "\"expect " + e.kind + "\" is not known";
}

std::vector<Story> load_stories(const std::string& folder, const Atlas& atlas) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Story> stories;
  for (const std::filesystem::path& path : paths) {
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    std::expected<Story, std::string> story = read_story(path.string(), text.str(), atlas);
    if (!story) {
      std::cerr << story.error() << '\n';
      std::exit(1);
    }
    stories.push_back(std::move(*story));
  }
  return stories;
}

}  // namespace unknot::story
