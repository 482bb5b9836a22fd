#include "property/cases.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "support/support.hpp"

namespace unknot::test {
namespace {

template <class Entry>
const Entry& draw_one(const std::vector<Entry>& entries) {
  return entries[draw_below(entries.size())];
}

// A random spot anywhere is mostly far from the others; a neighbour of one already painted makes real drawings.
Spot draw_spot(const Atlas& atlas, const std::vector<Spot>& spots, const std::vector<PaintedCell>& painted) {
  if (painted.empty() || draw_below(3) == 0) return draw_one(spots);
  const Spot& beside = draw_one(painted).spot;
  const Region& next = *find(atlas.regions, draw_one(find(atlas.regions, beside.region)->adjacent));
  if (!next.paired) return {next.id, Side::midline};
  if (beside.side != Side::midline) return {next.id, beside.side};
  return {next.id, *rc::gen::element(Side::left, Side::right)};
}

RegionId first_half(const RegionId& region) { return RegionId(region.value + "_a"); }
RegionId second_half(const RegionId& region) { return RegionId(region.value + "_b"); }

void cut_list(std::vector<RegionId>& regions, const RegionId& region) {
  const auto found = std::find(regions.begin(), regions.end(), region);
  if (found == regions.end()) return;
  *found = first_half(region);
  regions.push_back(second_half(region));
}

void cut_regions(Atlas& atlas, const RegionId& region) {
  for (Region& other : atlas.regions) cut_list(other.adjacent, region);
  const auto whole =
      std::find_if(atlas.regions.begin(), atlas.regions.end(), [&](const Region& r) { return r.id == region; });
  Region second = *whole;
  whole->id = first_half(region);
  second.id = second_half(region);
  whole->extent *= 0.5;
  second.extent *= 0.5;
  whole->adjacent.push_back(second.id);
  second.adjacent.push_back(whole->id);
  atlas.regions.push_back(std::move(second));
  std::sort(atlas.regions.begin(), atlas.regions.end(), [](const Region& a, const Region& b) { return a.id < b.id; });
}

// Sites go to the first half, and so do the layers of their muscles; skin, fat and fascia are those of both.
void cut_layers(PressBook& book, const RegionId& region) {
  const auto whole =
      std::find_if(book.regions.begin(), book.regions.end(), [&](const RegionLayers& r) { return r.region == region; });
  if (whole != book.regions.end()) {
    RegionLayers second = *whole;
    whole->region = first_half(region);
    second.region = second_half(region);
    book.regions.push_back(std::move(second));
    std::sort(book.regions.begin(), book.regions.end(),
              [](const RegionLayers& a, const RegionLayers& b) { return a.region < b.region; });
  }
  for (MuscleLayers& muscle : book.muscles) {
    if (muscle.region == region) muscle.region = first_half(region);
  }
}

}  // namespace

std::size_t draw_below(std::size_t n) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, n));
}

Finding draw_finding(const Atlas& atlas, const FindingQuestion& question) {
  Finding finding;
  finding.question = question.id;
  finding.date = today;
  finding.answer = *rc::gen::element(Answer::no, Answer::yes, Answer::not_sure);
  if (question.sided) finding.side = *rc::gen::element(Side::left, Side::right);
  if (question.kind == FindingKind::palpation || question.kind == FindingKind::trial) {
    const Muscle& muscle = draw_one(atlas.muscles);
    finding.point = {muscle.id, draw_one(muscle.points).id, finding.side};
    finding.examiner = *rc::gen::element(Examiner::self, Examiner::helper, Examiner::professional);
  }
  return finding;
}

Case draw_case(const Atlas& atlas) {
  Case one_case;
  one_case.date = today;
  const std::vector<Spot> spots = list_spots(atlas);
  std::set<Spot> seen;
  const std::size_t n_spots = 1 + draw_below(6);
  for (std::size_t i = 0; i < n_spots; ++i) {
    const Spot spot = draw_spot(atlas, spots, one_case.drawing.cells);
    const double intensity = 0.1 * static_cast<double>(1 + draw_below(100));
    if (seen.insert(spot).second) one_case.drawing.cells.push_back({spot, intensity, {}});
  }
  std::set<std::tuple<FindingId, Side, std::optional<PointOnSide>>> asked;
  const std::size_t n_findings = draw_below(5);
  for (std::size_t i = 0; i < n_findings; ++i) {
    // Every other finding is about pressing: there are few such questions, and they are the entangled ones.
    const FindingId press("press_gives_my_pain");
    const FindingQuestion& question = i % 2 == 1 ? *find(atlas.findings, press) : draw_one(atlas.findings);
    const Finding finding = draw_finding(atlas, question);
    if (asked.insert({finding.question, finding.side, finding.point}).second) one_case.findings.push_back(finding);
  }
  return one_case;
}

Case mirror_case(Case one_case) {
  for (PaintedCell& cell : one_case.drawing.cells) cell.spot.side = mirror(cell.spot.side);
  for (Finding& finding : one_case.findings) {
    finding.side = mirror(finding.side);
    if (finding.point) finding.point->side = mirror(finding.point->side);
  }
  return one_case;
}

Atlas cut_region(const Atlas& atlas, const RegionId& region) {
  Atlas cut = atlas;
  cut_regions(cut, region);
  cut_layers(cut.press, region);
  for (Muscle& muscle : cut.muscles) {
    for (TriggerPoint& point : muscle.points) {
      for (auto* zone : {&point.essential, &point.spill, &point.essential_other_side, &point.spill_other_side}) {
        cut_list(*zone, region);
      }
      for (Site& site : point.sites) {
        if (site.region == region) site.region = first_half(region);
      }
    }
  }
  for (OtherCause& cause : cut.others) {
    cut_list(cause.essential, region);
    cut_list(cause.spill, region);
  }
  for (Flag& flag : cut.flags) {
    cut_list(flag.called_for_regions, region);
    cut_list(flag.avoid_regions, region);
  }
  for (NoGoPlace& place : cut.no_go) cut_list(place.regions, region);
  for (Tool& tool : cut.tools) {
    for (ToolBan& ban : tool.never_on) cut_list(ban.regions, region);
  }
  for (Complaint& complaint : cut.complaints) cut_list(complaint.typical_regions, region);
  for (Position& position : cut.care.positions) cut_list(position.regions, region);
  return cut;
}

Case cut_cells(const Case& one_case, const RegionId& region) {
  Case cut = one_case;
  cut.drawing.cells.clear();
  for (const PaintedCell& cell : one_case.drawing.cells) {
    cut.drawing.cells.push_back(cell);
    if (cell.spot.region != region) continue;
    cut.drawing.cells.back().spot.region = first_half(region);
    cut.drawing.cells.push_back(cell);
    cut.drawing.cells.back().spot.region = second_half(region);
  }
  return cut;
}

}  // namespace unknot::test
