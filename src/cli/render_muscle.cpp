#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/render.hpp"
#include "cli/words.hpp"

namespace unknot::cli {
namespace {

constexpr const char* unknown = "not known";

std::string name_regions(const Atlas& atlas, const std::vector<RegionId>& regions) {
  std::vector<std::string> names;
  for (const RegionId& region : regions) names.push_back(find(atlas.regions, region)->name.in(language));
  return names.empty() ? unknown : fmt::format("{}", fmt::join(names, "; "));
}

std::string name_findings(const Atlas& atlas, const std::vector<FindingId>& findings) {
  std::vector<std::string> names;
  for (const FindingId& finding : findings) names.push_back(find(atlas.findings, finding)->question.in(language));
  return names.empty() ? unknown : fmt::format("{}", fmt::join(names, " "));
}

void print_field(Console& console, const char* label, const std::string& text) {
  print_wrapped(console, fmt::format("  {:<13}", label), std::string(15, ' '), text);
}

void print_dangers(Console& console, const std::vector<Danger>& dangers) {
  for (const Danger& danger : dangers) {
    const std::string& advice = danger.advice.in(language);
    print_field(console, "beware of", danger.structure.in(language) + (advice.empty() ? "" : ": " + advice));
  }
}

// What brings the pain on and what is near: mostly the same for every point of a muscle, and then told once.
void print_common(Console& console, const Atlas& atlas, const TriggerPoint& point) {
  print_field(console, "worse with", name_findings(atlas, point.aggravated_by));
  print_field(console, "movements", name_findings(atlas, point.limits));
  print_dangers(console, point.dangers);
}

bool share_common(const std::vector<TriggerPoint>& points) {
  return points.size() > 1 && std::all_of(points.begin(), points.end(), [&points](const TriggerPoint& point) {
           return point.aggravated_by == points.front().aggravated_by && point.limits == points.front().limits &&
                  point.dangers == points.front().dangers;
         });
}

void print_tools(Console& console, const Atlas& atlas, const TriggerPoint& point, const PointLimits& limits) {
  print_field(console, "tools",
              limits.professional_only ? "for a professional only" : name_tools(atlas, limits.allowed));
  // A note on how to use a tool says nothing where the tool is refused.
  const bool applies = !limits.professional_only || limits.refused.empty();
  if (applies && !point.self_treatment_note.by_language.empty()) {
    print_field(console, "", point.self_treatment_note.in(language));
  }
  for (const RefusedTool& refused : limits.refused) {
    print_field(console, "not",
                find(atlas.tools, refused.tool)->name.in(language) + ": " + refused.reason.in(language));
  }
}

void print_point(Console& console, const Atlas& atlas, const TriggerPoint& point, const PointLimits& limits) {
  const std::string& name = point.name.in(language);
  fmt::print(console.out, "\n");
  print_wrapped(console, "Trigger point ", "  ", name.empty() ? point.id.value : point.id.value + ": " + name);
  for (std::size_t s = 0; s < point.sites.size(); ++s) {
    const bool closed =
        std::find(limits.closed_sites.begin(), limits.closed_sites.end(), s) != limits.closed_sites.end();
    print_field(console, "where",
                point.sites[s].landmark.in(language) + (closed ? " (do not press here yourself)" : ""));
  }
  print_field(console, "pain felt", name_regions(atlas, point.essential));
  if (!point.spill.empty()) print_field(console, "spills to", name_regions(atlas, point.spill));
  if (!point.essential_other_side.empty()) {
    print_field(console, "other side", name_regions(atlas, point.essential_other_side));
  }
  if (!point.spill_other_side.empty()) print_field(console, "other side", name_regions(atlas, point.spill_other_side));
  print_tools(console, atlas, point, limits);
}

}  // namespace

void print_muscle(Console& console, const Atlas& atlas, const Muscle& muscle, const std::vector<PointLimits>& limits) {
  fmt::print(console.out, "{}", muscle.name.in(language));
  if (const std::string& plain = muscle.plain_name.in(language); !plain.empty()) fmt::print(console.out, ": {}", plain);
  fmt::print(console.out, "\n");
  const bool once = share_common(muscle.points);
  for (std::size_t i = 0; i < muscle.points.size(); ++i) {
    print_point(console, atlas, muscle.points[i], limits[i]);
    if (!once) print_common(console, atlas, muscle.points[i]);
  }
  if (once) {
    fmt::print(console.out, "\nAll points\n");
    print_common(console, atlas, muscle.points.front());
  }
  fmt::print(console.out,
             "\nSources (mark {}; S stated by a page that was read, K commonly known, D derived, ? unsure)\n",
             muscle.mark);
  for (const SourceId& id : muscle.sources) {
    const Source& source = *find(atlas.sources, id);
    std::string text = source.authors;
    if (source.year > 0) text += fmt::format(" {}", source.year);
    if (!source.title.empty()) text += ". " + source.title;
    if (!source.where.empty()) text += ". " + source.where;
    print_wrapped(console, "  -  ", "     ", text);
  }
  print_wrapped(console, "", "",
                fmt::format("Base rate {:.1f} % of people with any pain, one side ({}).", 100.0 * muscle.base_rate,
                            muscle.base_rate_mark));
}

}  // namespace unknot::cli
