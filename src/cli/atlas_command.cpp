#include "cli/atlas_command.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <map>
#include <vector>

#include "base/text.hpp"
#include "cli/render.hpp"
#include "cli/words.hpp"

namespace unknot::cli {
namespace {

// "Levator scapulae" and "levator-scapulae" are what people type.
std::string build_id(std::string word) {
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char letter) {
    return letter == ' ' || letter == '-' ? '_' : static_cast<char>(std::tolower(letter));
  });
  return word;
}

struct Row {
  std::string id;
  std::string text;
};

template <class Entry, class Tell>
std::vector<Row> build_rows(const std::vector<Entry>& entries, Tell tell) {
  std::vector<Row> rows;
  for (const Entry& entry : entries) rows.push_back({entry.id.value, tell(entry)});
  return rows;
}

const std::map<std::string, std::function<std::vector<Row>(const Atlas&)>>& list_kinds() {
  static const std::map<std::string, std::function<std::vector<Row>(const Atlas&)>> kinds{
      {"regions",
       [](const Atlas& atlas) {
         return build_rows(atlas.regions, [](const Region& region) {
           return fmt::format("{}{}; {}; {}", region.paired ? "left or right: " : "", region.name.in(language),
                              region.anatomical_name, fmt::join(region.choir[0], ", "));
         });
       }},
      {"muscles",
       [](const Atlas& atlas) {
         return build_rows(atlas.muscles, [](const Muscle& muscle) {
           std::vector<std::string> points;
           for (const TriggerPoint& point : muscle.points) points.push_back(point.id.value);
           return fmt::format("{}; points: {}", muscle.plain_name.in(language), fmt::join(points, ", "));
         });
       }},
      {"findings",
       [](const Atlas& atlas) {
         return build_rows(atlas.findings, [](const FindingQuestion& finding) {
           return (finding.sided ? "left or right: " : "") + finding.question.in(language);
         });
       }},
      {"flags",
       [](const Atlas& atlas) {
         return build_rows(atlas.flags, [](const Flag& flag) {
           return fmt::format("{}: {}", find_letter(flag.action), flag.question.in(language));
         });
       }},
      {"tools",
       [](const Atlas& atlas) {
         return build_rows(atlas.tools, [](const Tool& tool) { return tool.name.in(language); });
       }},
      {"others",
       [](const Atlas& atlas) {
         return build_rows(atlas.others, [](const OtherCause& cause) { return cause.name.in(language); });
       }},
  };
  return kinds;
}

bool holds_word(const Row& row, const std::string& word) {
  return row.id.find(build_id(word)) != std::string::npos || row.text.find(word) != std::string::npos;
}

}  // namespace

std::optional<Problem> show_muscle(Console& console, const app::Engine& engine, const std::string& name) {
  const Atlas& atlas = engine.atlas();
  const Muscle* muscle = find(atlas.muscles, MuscleId(build_id(name)));
  if (muscle == nullptr) {
    return Problem{Code::unknown_name,
                   "",
                   "MUSCLE",
                   quote(name),
                   "a muscle of the atlas (unknot atlas list muscles)",
                   build_suggestion(build_id(name), list_names(atlas.muscles))};
  }
  std::vector<PointLimits> limits;
  for (const TriggerPoint& point : muscle->points) limits.push_back(engine.check_point(point));
  print_muscle(console, atlas, *muscle, limits);
  return std::nullopt;
}

std::optional<Problem> list_entries(Console& console, const app::Engine& engine, const std::string& kind,
                                    const std::string& word) {
  const auto rows = list_kinds().find(kind);
  if (rows == list_kinds().end()) {
    std::vector<std::string> known;
    for (const auto& [name, build] : list_kinds()) known.push_back(name);
    return Problem{
        Code::usage, "", "KIND", quote(kind), fmt::format("{}", fmt::join(known, ", ")), build_suggestion(kind, known)};
  }
  for (const Row& row : rows->second(engine.atlas())) {
    if (!holds_word(row, word)) continue;
    if (console.shows) {
      print_wrapped(console, row.id + "\n    ", "    ", row.text);
    } else {
      fmt::print(console.out, "{}\t{}\n", row.id, row.text);
    }
  }
  return std::nullopt;
}

void print_counts(Console& console, const Atlas& atlas) {
  std::size_t points = 0;
  for (const Muscle& muscle : atlas.muscles) points += muscle.points.size();
  std::size_t spots = 0;
  for (const Region& region : atlas.regions) spots += region.paired ? 2 : 1;
  fmt::print(console.out,
             "{} muscles with {} trigger points on each side, {} regions ({} with their sides), {} questions, {} other "
             "causes, {} flags, {} tools, {} no-go places, {} sources\n",
             atlas.muscles.size(), points, atlas.regions.size(), spots, atlas.findings.size(), atlas.others.size(),
             atlas.flags.size(), atlas.tools.size(), atlas.no_go.size(), atlas.sources.size());
}

}  // namespace unknot::cli
