#include "atlas/care/check_care.hpp"

#include <array>
#include <string_view>

#include "domain/report/needed_words.hpp"

namespace unknot::atlas {
namespace {

constexpr std::array<std::string_view, 3> costs{"free", "cheap", "dear"};
constexpr std::array<std::string_view, 5> grades{"moderate", "low", "very_low", "contested", "unknown"};

template <class List>
bool holds(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// A number is measured or derived and has a source, or it says that it is assumed.
void check_bound(const Atlas& atlas, const Bound& bound, const std::string& key, Faults& faults) {
  faults.all(bound.sources, atlas.sources, key + ".sources");
  if (bound.sources.empty() && bound.mark != "assumed") {
    faults.fault(key, "a number without a source", "sources, or the mark \"assumed\"", "Add one of them.");
  }
}

void check_bounds(const Atlas& atlas, Faults& faults) {
  faults.at("care/bounds.json");
  for (const char* needed : needed_bounds) {
    if (find(atlas.care.bounds, std::string(needed)) != nullptr) continue;
    faults.fault(needed, "no such bound", "every bound that plans keep to", "Add it.");
  }
  for (const Bound& bound : atlas.care.bounds) {
    check_bound(atlas, bound, bound.id, faults);
    if (bound.value < 0.0) faults.fault(bound.id, "a number below 0", "0 or more", "Correct it.");
  }
}

template <class Entry>
void resolve(const std::vector<Entry>& entries, const auto& wanted, const std::string& key, Faults& faults) {
  for (const auto& id : wanted) {
    if (std::any_of(entries.begin(), entries.end(), [&id](const Entry& entry) { return entry.id == id; })) continue;
    faults.fault(key, quote(id.value), "a name that data/care knows", build_suggestion(id.value, list_names(entries)));
  }
}

void check_policies(const Atlas& atlas, Faults& faults) {
  for (const Policy& policy : atlas.care.policies) {
    faults.at("care/policies", policy.id.value);
    faults.all(policy.sources, atlas.sources, "sources");
    for (const Bound* bound :
         {&policy.ceiling, &policy.target, &policy.hold, &policy.rest_days, &policy.sessions_per_week,
          &policy.sessions_per_month, &policy.course_weeks, &policy.judge_sessions}) {
      check_bound(atlas, *bound, bound->id, faults);
    }
    if (policy.target.value > policy.ceiling.value) {
      faults.fault("target", "a target above the ceiling", "up to the ceiling", "Correct the numbers.");
    }
    resolve(atlas.care.implements, policy.only_implements, "only_implements", faults);
  }
}

void check_implements(const Atlas& atlas, Faults& faults) {
  for (const Implement& implement : atlas.care.implements) {
    faults.at("care/implements", implement.id.value);
    faults.all(implement.works_as, atlas.tools, "works_as");
    faults.all(implement.sources, atlas.sources, "sources");
    if (!holds(costs, implement.cost)) faults.fault("cost", quote(implement.cost), "free, cheap, dear", "Correct it.");
  }
}

void check_positions(const Atlas& atlas, Faults& faults) {
  for (const Position& position : atlas.care.positions) {
    faults.at("care/positions", position.id.value);
    faults.one(position.tool, atlas.tools, "tool");
    faults.all(position.regions, atlas.regions, "regions");
    faults.all(position.sources, atlas.sources, "sources");
  }
  faults.at("care/positions");
  for (const Implement& implement : atlas.care.implements) {
    for (const ToolId& tool : implement.works_as) {
      const bool provided =
          std::any_of(atlas.care.positions.begin(), atlas.care.positions.end(),
                      [&tool](const Position& position) { return position.tool == tool && position.regions.empty(); });
      if (provided) continue;
      faults.fault("tool", "no position without regions for " + quote(tool.value), "one that fits everywhere",
                   "Add a position for this tool that names no regions.");
    }
  }
}

void check_besides(const Atlas& atlas, Faults& faults) {
  faults.at("care/aftercare.json");
  for (const Aftercare& aftercare : atlas.care.aftercare) {
    faults.one(aftercare.area, atlas.areas, "area");
    faults.all(aftercare.sources, atlas.sources, aftercare.area + ".sources");
  }
  for (const Area& area : atlas.areas) {
    const auto& all = atlas.care.aftercare;
    if (std::any_of(all.begin(), all.end(), [&area](const Aftercare& one) { return one.area == area.id; })) continue;
    faults.fault("area", "nothing for " + quote(area.id), "one entry for each area", "Add it.");
  }
  for (const Habit& habit : atlas.care.habits) {
    faults.at("care/habits", habit.id.value);
    faults.all(habit.findings, atlas.findings, "findings");
    faults.all(habit.areas, atlas.areas, "areas");
    faults.all(habit.sources, atlas.sources, "sources");
  }
  for (const Claim& claim : atlas.care.claims) {
    faults.at("care/claims", claim.id.value);
    faults.all(claim.sources, atlas.sources, "sources");
    if (!holds(grades, claim.grade)) {
      faults.fault("grade", quote(claim.grade), "moderate, low, very_low, contested, unknown", "Correct it.");
    }
  }
}

// What the program writes, and what the file offers, are the same.
void check_report_words(const Atlas& atlas, Faults& faults) {
  faults.at("report/words.json");
  for (const char* needed : needed_report_words) {
    if (find(atlas.report_words, std::string(needed)) != nullptr) continue;
    faults.fault(needed, "no such word", "every word that reports are written with", "Add it.");
  }
  for (const ReportWord& word : atlas.report_words) {
    if (std::binary_search(needed_report_words.begin(), needed_report_words.end(), std::string_view(word.id))) continue;
    faults.fault(word.id, "a word that no report uses", "the words of domain/report/words.hpp", "Remove it.");
  }
}

}  // namespace

void check_care(const Atlas& atlas, Faults& faults) {
  faults.present(atlas.care.policies, "care/policies/");
  faults.present(atlas.care.implements, "care/implements/");
  faults.present(atlas.care.prompts, "care/prompts.json");
  faults.present(atlas.care.claims, "care/claims/");
  check_bounds(atlas, faults);
  check_policies(atlas, faults);
  check_implements(atlas, faults);
  check_positions(atlas, faults);
  check_besides(atlas, faults);
  check_report_words(atlas, faults);
}

}  // namespace unknot::atlas
