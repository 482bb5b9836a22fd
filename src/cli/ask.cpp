#include "cli/ask.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "cli/files.hpp"
#include "cli/prompt.hpp"
#include "cli/render.hpp"
#include "cli/words.hpp"

namespace unknot::cli {
namespace {

constexpr std::size_t most_matches = 14;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// Regions that a typed word may mean: those whose names or area hold it, else the nearest names.
std::vector<const Region*> find_regions(const Atlas& atlas, const std::string& word) {
  std::vector<const Region*> matches;
  for (const Region& region : atlas.regions) {
    const std::string text =
        lower(region.id.value + " " + region.name.in(language) + " " + region.anatomical_name + " " + region.area);
    if (text.find(lower(word)) != std::string::npos) matches.push_back(&region);
  }
  if (matches.empty()) {
    for (const std::string& id : find_nearest(word, list_names(atlas.regions), 6))
      matches.push_back(find(atlas.regions, RegionId(id)));
  }
  return matches;
}

class Interview {
 public:
  Interview(Console& console, const app::Engine& engine, std::string file, std::chrono::sys_days today)
      : console_(console), engine_(engine), atlas_(engine.atlas()), file_(std::move(file)) {
    case_.date = today;
  }

  std::expected<Located, Problem> run() {
    fmt::print(console_.out,
               "Unknot asks where it hurts, checks for danger, and ranks the tender muscle spots that may\n"
               "reproduce the pain. It is not a diagnosis. Type stop at any question; your answers are kept\n"
               "on this machine only, in {}\n",
               file_);
    if (std::optional<Problem> problem = resume()) return std::unexpected(*problem);
    while (!gone_ && case_.drawing.cells.empty()) draw();
    if (!gone_) screen();
    Located located = engine_.locate(case_);
    if (!gone_ || located.screen.action >= Action::same_day) {
      fmt::print(console_.out, "\n");
      Located shown = located;
      if (shown.ranking) shown.ranking->next.clear();  // it is asked right below
      print_located(console_, atlas_, case_, shown);
    }
    while (!gone_ && located.ranking && !located.ranking->next.empty()) {
      if (!ask_next(*located.ranking)) break;
      located = engine_.locate(case_);
      if (located.ranking) {
        fmt::print(console_.out, "\n");
        print_short(console_, atlas_, *located.ranking, 3);
      }
    }
    save();
    if (problem_) return std::unexpected(*problem_);
    fmt::print(console_.out, "\nKept in {}. Go on later with: unknot ask{}\n", file_,
               file_ == find_pain_file() ? "" : " " + file_);
    return located;
  }

 private:
  // A kept pain is taken up again if the person wants; signs that change are then asked anew for today.
  std::optional<Problem> resume() {
    std::error_code error;
    if (!std::filesystem::exists(file_, error)) return std::nullopt;
    const std::expected<std::string, Problem> bytes = read_file(file_, console_.in);
    if (!bytes) return bytes.error();
    std::expected<Case, Problem> kept = engine_.read_case(*bytes, file_, case_.date);
    if (!kept) return kept.error();
    if (kept->drawing.cells.empty()) {
      keep_lasting(*kept);
      return std::nullopt;
    }
    std::vector<Spot> spots;
    for (const PaintedCell& cell : kept->drawing.cells) spots.push_back(cell.spot);
    fmt::print(console_.out, "\n");
    print_wrapped(console_, "", "", "There is a kept pain: " + name_spots(atlas_, spots) + ".");
    const AnswerOrStop again = read_answer(console_, "Go on with it? [y/n] ");
    gone_ = again.stop;
    const std::chrono::sys_days today = case_.date;
    if (again.answer == Answer::yes) {
      case_ = std::move(*kept);
      case_.date = std::max(case_.date, today);
    } else if (again.answer == Answer::no) {
      keep_lasting(*kept);  // facts about the person outlive a pain
    }
    return std::nullopt;
  }

  void keep_lasting(const Case& kept) {
    for (const FlagAnswer& answer : kept.safety) {
      if (find(atlas_.flags, answer.flag)->lasting) case_.safety.push_back(answer);
    }
    case_.age_years = kept.age_years;
  }

  void save() {
    if (case_.drawing.cells.empty() && case_.safety.empty()) return;
    if (const auto written = write_file(file_, app::Engine::write_case(case_)); !written) problem_ = written.error();
  }

  void draw() {
    while (!gone_) {
      const bool first = case_.drawing.cells.empty();
      const std::optional<std::string> word =
          read_line(console_, first ? "\nWhere does it hurt? Type a place, such as neck or elbow: "
                                    : "\nAnother painful place? Type it, or press Enter if that is all: ");
      if (!word || *word == "stop") {
        gone_ = true;
      } else if (word->empty()) {
        if (!first) return;
      } else {
        choose(*word);
      }
    }
  }

  void choose(const std::string& word) {
    std::vector<const Region*> matches = find_regions(atlas_, word);
    const bool cut = matches.size() > most_matches;
    matches.resize(std::min(matches.size(), most_matches));
    for (std::size_t i = 0; i < matches.size(); ++i) {
      fmt::print(console_.out, "  {:>2}  {}\n", i + 1, matches[i]->name.in(language));
    }
    if (cut) fmt::print(console_.out, "      (more match; a second word narrows it, such as \"back of the knee\")\n");
    const auto chosen = read_choice(console_, "Which? Numbers, such as 1 3; Enter to search again: ", matches.size());
    if (!chosen) {
      gone_ = true;
      return;
    }
    if (chosen->empty()) return;
    const bool paired = std::any_of(chosen->begin(), chosen->end(), [&](std::size_t i) { return matches[i]->paired; });
    const std::optional<std::vector<Side>> sides = paired ? read_sides() : std::vector<Side>{Side::midline};
    if (!sides) return;
    const std::optional<double> strength = read_number(console_, "How strong, 0 to 10? ", 0.0, 10.0);
    if (!strength) {
      gone_ = true;
      return;
    }
    for (const std::size_t i : *chosen) {
      for (const Side side : *sides) paint({matches[i]->id, matches[i]->paired ? side : Side::midline}, *strength);
    }
    save();
  }

  std::optional<std::vector<Side>> read_sides() {
    while (const std::optional<std::string> line = read_line(console_, "Your left, your right, or both? [l/r/b] ")) {
      if (*line == "l" || *line == "left") return std::vector<Side>{Side::left};
      if (*line == "r" || *line == "right") return std::vector<Side>{Side::right};
      if (*line == "b" || *line == "both") return std::vector<Side>{Side::left, Side::right};
      if (*line == "stop") break;
    }
    gone_ = true;
    return std::nullopt;
  }

  // Painting a place again corrects its strength.
  void paint(const Spot& spot, double intensity) {
    for (PaintedCell& cell : case_.drawing.cells) {
      if (cell.spot == spot) {
        cell.intensity = intensity;
        return;
      }
    }
    case_.drawing.cells.push_back({spot, intensity, {}});
  }

  void screen() {
    for (ScreenResult result = engine_.check_screen(case_); !result.unanswered.empty() && !gone_;
         result = engine_.check_screen(case_)) {
      const ScreenQuestion& question = result.unanswered.front();
      const Screen& checklist = *std::find_if(atlas_.screens.begin(), atlas_.screens.end(),
                                              [&](const Screen& s) { return s.id == question.screen; });
      fmt::print(console_.out, "\n{} ({} to go)\n", checklist.title.in(language), result.unanswered.size());
      print_wrapped(console_, "", "", checklist.intro.in(language));
      for (std::size_t i = 0; i < question.flags.size(); ++i) {
        print_wrapped(console_, fmt::format("  {:>2}  ", i + 1), "      ",
                      find(atlas_.flags, question.flags[i])->question.in(language));
      }
      const std::optional<std::vector<Answer>> ticks =
          read_ticks(console_, "Which apply? Numbers, or none: ", question.flags.size());
      if (!ticks) {
        gone_ = true;
        return;
      }
      for (std::size_t i = 0; i < ticks->size(); ++i) answer(question.flags[i], (*ticks)[i]);
      save();
      // Once help is needed now, nothing else is worth asking.
      if (engine_.check_screen(case_).action >= Action::same_day) return;
    }
  }

  void answer(const FlagId& flag, Answer given) {
    std::erase_if(case_.safety, [&flag](const FlagAnswer& old) { return old.flag == flag; });
    case_.safety.push_back({flag, given, case_.date});
  }

  bool ask_next(const Ranking& ranking) {
    const NextQuestion& next = ranking.next.front();
    fmt::print(console_.out, "\n");
    print_wrapped(console_, "", "", build_question(atlas_, next));
    if (const std::string& how = find(atlas_.findings, next.question)->how.in(language); !how.empty()) {
      print_wrapped(console_, "", "", how);
    }
    const AnswerOrStop given = read_answer(console_, "[y/n/?/stop] ");
    if (!given.answer) return false;
    case_.findings.push_back({next.question, next.side, next.point, *given.answer, Examiner::self, case_.date});
    save();
    return true;
  }

  Console& console_;
  const app::Engine& engine_;
  const Atlas& atlas_;
  std::string file_;
  Case case_;
  bool gone_ = false;  // the person has stopped
  std::optional<Problem> problem_;
};

}  // namespace

std::expected<Located, Problem> ask(Console& console, const app::Engine& engine, const std::string& file,
                                    std::chrono::sys_days today) {
  return Interview(console, engine, file, today).run();
}

}  // namespace unknot::cli
