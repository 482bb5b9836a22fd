#include "app/steps/words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <tuple>

#include "plan/limits.hpp"

namespace unknot::app {
namespace {

// From the head down; an area that is not named here comes after them.
constexpr std::array<std::string_view, 8> area_order{"head", "neck",        "shoulder", "arm",
                                                     "back", "chest_belly", "pelvis",   "leg"};

std::size_t find_place(const std::string& area) {
  return static_cast<std::size_t>(std::find(area_order.begin(), area_order.end(), area) - area_order.begin());
}

std::vector<AreaWords> list_areas(const Atlas& atlas, const std::string& language) {
  std::vector<AreaWords> areas;
  for (const Area& area : atlas.areas) areas.push_back({area.id, area.name.in(language)});
  std::stable_sort(areas.begin(), areas.end(),
                   [](const auto& a, const auto& b) { return find_place(a.id) < find_place(b.id); });
  return areas;
}

std::vector<RegionWords> list_regions(const Atlas& atlas, const std::string& language) {
  std::vector<const Region*> sorted;
  for (const Region& region : atlas.regions) sorted.push_back(&region);
  std::sort(sorted.begin(), sorted.end(), [](const Region* a, const Region* b) {
    return std::tuple(find_place(a->area), a->area, a->order) < std::tuple(find_place(b->area), b->area, b->order);
  });
  std::vector<RegionWords> regions;
  for (const Region* region : sorted) {
    regions.push_back({region->id, region->area, region->paired, region->name.in(language), region->anatomical_name});
  }
  return regions;
}

MuscleWords name_muscle(const Muscle& muscle, const std::string& language) {
  MuscleWords words{muscle.id, muscle.name.in(language), muscle.plain_name.in(language), {}};
  for (const TriggerPoint& point : muscle.points) {
    PointWords& point_words = words.points.emplace_back(PointWords{point.id, point.name.in(language), {}});
    for (const Site& site : point.sites) {
      point_words.sites.push_back({site.region, site.landmark.in(language), !site.in_places.empty()});
    }
  }
  return words;
}

void add_spots(std::vector<ReferredSpot>& spots, const Atlas& atlas, const std::vector<RegionId>& regions,
               SideSeen side) {
  for (const RegionId& region : regions) {
    spots.push_back({region, find(atlas.regions, region)->paired ? side : SideSeen::midline});
  }
}

std::vector<std::string> list_questions(const Atlas& atlas, const std::vector<FindingId>& findings,
                                        const std::string& language) {
  std::vector<std::string> questions;
  for (const FindingId& id : findings) questions.push_back(find(atlas.findings, id)->question.in(language));
  return questions;
}

PointSheet build_point(const Atlas& atlas, const TriggerPoint& point, const std::string& language) {
  PointSheet sheet;
  sheet.id = point.id;
  sheet.name = point.name.in(language);
  for (const Site& site : point.sites) {
    SiteSheet& words = sheet.sites.emplace_back(SiteSheet{site.region, site.landmark.in(language), {}});
    for (const PlaceId& id : site.in_places) {
      const NoGoPlace& place = *find(atlas.no_go, id);
      words.no_go.push_back({PlaceId{}, place.name.in(language), place.reason.in(language)});
    }
  }
  add_spots(sheet.essential, atlas, point.essential, SideSeen::same);
  add_spots(sheet.essential, atlas, point.essential_other_side, SideSeen::other);
  add_spots(sheet.spill, atlas, point.spill, SideSeen::same);
  add_spots(sheet.spill, atlas, point.spill_other_side, SideSeen::other);
  sheet.self_treatment_note = point.self_treatment_note.in(language);
  for (const Danger& danger : point.dangers) {
    sheet.dangers.push_back({danger.structure.in(language), danger.advice.in(language)});
  }
  sheet.limits = plan::check_point(atlas, point, {});
  sheet.aggravated_by = list_questions(atlas, point.aggravated_by, language);
  sheet.limits_movement = list_questions(atlas, point.limits, language);
  return sheet;
}

}  // namespace

Words build_words(const Atlas& atlas, const std::string& language) {
  Words words;
  words.language = language;
  words.areas = list_areas(atlas, language);
  words.regions = list_regions(atlas, language);
  for (const Muscle& muscle : atlas.muscles) words.muscles.push_back(name_muscle(muscle, language));
  for (const OtherCause& other : atlas.others) {
    words.others.push_back({other.id, other.name.in(language), other.advice.in(language)});
  }
  for (const Tool& tool : atlas.tools) {
    words.tools.push_back({tool.id, tool.name.in(language), tool.works_by.in(language)});
  }
  for (const FindingQuestion& finding : atlas.findings) {
    words.findings.push_back(
        {finding.id, finding.kind, finding.sided, finding.question.in(language), finding.how.in(language)});
  }
  for (const Screen& screen : atlas.screens) {
    words.screens.push_back({screen.id, screen.title.in(language), screen.intro.in(language)});
  }
  for (const Flag& flag : atlas.flags) {
    words.flags.push_back({flag.id, flag.name.in(language), flag.question.in(language), flag.do_now.in(language)});
  }
  for (const NoGoPlace& place : atlas.no_go) {
    words.no_go.push_back({place.id, place.name.in(language), place.reason.in(language)});
  }
  return words;
}

MuscleSheet build_sheet(const Atlas& atlas, const Muscle& muscle, const std::string& language) {
  MuscleSheet sheet;
  sheet.id = muscle.id;
  sheet.language = language;
  sheet.name = muscle.name.in(language);
  sheet.plain_name = muscle.plain_name.in(language);
  sheet.mark = muscle.mark;
  for (const SourceId& source : muscle.sources) sheet.sources.push_back(*find(atlas.sources, source));
  for (const TriggerPoint& point : muscle.points) sheet.points.push_back(build_point(atlas, point, language));
  return sheet;
}

std::vector<std::string> list_languages(const Atlas& atlas) {
  std::set<std::string> languages;
  for (const Area& area : atlas.areas) {
    for (const auto& [language, name] : area.name.by_language) languages.insert(language);
  }
  return {languages.begin(), languages.end()};
}

}  // namespace unknot::app
