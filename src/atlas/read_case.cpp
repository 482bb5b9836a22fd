#include "atlas/read_case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "base/text.hpp"
#include "wire/case_codec.hpp"

namespace unknot::atlas {
namespace {

using wire::CaseEntry;
using wire::CellEntry;
using wire::FindingEntry;
using wire::Reading;
using wire::SafetyEntry;

constexpr std::array<const char*, 7> qualities{"ache",     "burning",   "numb",    "tingling",
                                               "electric", "throbbing", "stabbing"};

std::string at(const char* list, std::size_t index, const char* key) {
  return fmt::format("{}[{}].{}", list, index, key);
}

class CaseReader {
 public:
  // With `lost`, entries that are refused are put there and left out; otherwise the first one ends the reading.
  CaseReader(const Atlas& atlas, Reading& reading, std::vector<Problem>* lost = nullptr)
      : atlas_(atlas), reading_(reading), lost_(lost) {
    for (const Region& region : atlas.regions) {
      for (const Side side : {Side::left, Side::right}) {
        for (const std::string& code : region.choir[side == Side::right ? 1 : 0]) {
          spots_of_code_[code].insert({region.id, region.paired ? side : Side::midline});
          if (region.paired) side_of_code_[code] = side;
        }
      }
    }
  }

  Case read(const CaseEntry& entry, std::chrono::sys_days today) {
    result_.date = entry.date.value_or(today);
    result_.age_years = entry.age_years;
    // A day of grace: it may be tomorrow already where the file was written.
    if (result_.date > today + std::chrono::days(1)) {
      refuse(Code::out_of_range, "date", wire::write_value(result_.date).get<std::string>(),
             "up to today, " + wire::write_value(today).get<std::string>(), "Correct the date.");
    }
    if (entry.format != 1) {
      refuse(Code::out_of_range, "unknot_case", fmt::format("{}", entry.format), "1", "This program reads layout 1.");
    }
    if (entry.age_years && (*entry.age_years < 0.0 || *entry.age_years > 120.0)) {
      refuse(Code::out_of_range, "person.age_years", fmt::format("{}", *entry.age_years), "0 to 120",
             "Correct the age.");
    }
    for (std::size_t i = 0; i < entry.pain.size(); ++i) keep_or_lose([&] { read_cell(entry.pain[i], i); });
    for (std::size_t i = 0; i < entry.safety.size(); ++i) keep_or_lose([&] { read_safety(entry.safety[i], i); });
    add_checklists();
    for (std::size_t i = 0; i < entry.findings.size(); ++i) keep_or_lose([&] { read_finding(entry.findings[i], i); });
    return std::move(result_);
  }

 private:
  template <class ReadOne>
  void keep_or_lose(ReadOne read_one) {
    const std::size_t n_cells = result_.drawing.cells.size();
    const std::size_t n_answers = result_.safety.size();
    const std::size_t n_findings = result_.findings.size();
    read_one();
    if (lost_ == nullptr || !reading_.problem) return;
    lost_->push_back(std::move(*reading_.problem));
    reading_.problem.reset();
    result_.drawing.cells.resize(n_cells);
    result_.safety.resize(n_answers);
    result_.findings.resize(n_findings);
  }

  void refuse(Code code, std::string key, std::string found, std::string allowed, std::string next) {
    reading_.refuse(code, std::move(key), std::move(found), std::move(allowed), std::move(next));
  }

  template <class Entry>
  void refuse_name(const std::string& key, const std::string& word, const std::vector<Entry>& entries,
                   const char* what) {
    refuse(Code::unknown_name, key, quote(word), what, build_suggestion(word, list_names(entries)));
  }

  // The spots that an entry paints.
  std::vector<Spot> find_spots(const CellEntry& cell, std::size_t i) {
    if (const auto code = spots_of_code_.find(cell.region); code != spots_of_code_.end()) {
      const auto side = side_of_code_.find(cell.region);
      if (cell.side && side != side_of_code_.end() && *cell.side != side->second) {
        refuse(Code::wrong_side, at("pain", i, "side"), quote(wire::find_word(*cell.side)),
               "no side, because the code " + cell.region + " has its own", "Leave the side out.");
      }
      return {code->second.begin(), code->second.end()};
    }
    const Region* region = find(atlas_.regions, RegionId(cell.region));
    if (region == nullptr) {
      refuse_name(at("pain", i, "region"), cell.region, atlas_.regions, "a region of the atlas or a CHOIR code");
      return {};
    }
    if (region->paired && (!cell.side || *cell.side == Side::midline)) {
      refuse(Code::wrong_side, at("pain", i, "side"), cell.side ? "\"midline\"" : "no side",
             "left or right, the person's own", fmt::format("There is a left and a right {}: say which.", cell.region));
    }
    if (!region->paired && cell.side && *cell.side != Side::midline) {
      refuse(Code::wrong_side, at("pain", i, "side"), quote(wire::find_word(*cell.side)), "midline, or no side",
             fmt::format("{} lies in the middle: leave the side out.", cell.region));
    }
    return {Spot{region->id, region->paired ? cell.side.value_or(Side::left) : Side::midline}};
  }

  void read_cell(const CellEntry& cell, std::size_t i) {
    for (const std::string& quality : cell.qualities) {
      if (std::find(qualities.begin(), qualities.end(), quality) != qualities.end()) continue;
      const std::vector<std::string> known(qualities.begin(), qualities.end());
      refuse(Code::unknown_name, at("pain", i, "qualities"), quote(quality), fmt::format("{}", fmt::join(known, ", ")),
             build_suggestion(quality, known));
      return;
    }
    const bool is_code = spots_of_code_.contains(cell.region);
    for (const Spot& spot : find_spots(cell, i)) {
      if (!painted_.insert(spot).second) {
        // The codes of both halves share the regions in the middle: the stronger of the two holds.
        const auto code = code_of_spot_.find(spot);
        if (is_code && code != code_of_spot_.end() && code->second != cell.region) {
          keep_stronger(spot, cell);
          continue;
        }
        refuse(Code::contradiction, at("pain", i, "region"), quote(spot.region.value) + " painted twice",
               "each region once a side", "Keep the stronger of the two.");
      }
      if (is_code) code_of_spot_.emplace(spot, cell.region);
      result_.drawing.cells.push_back({spot, cell.intensity, cell.qualities});
    }
  }

  void keep_stronger(const Spot& spot, const CellEntry& cell) {
    for (PaintedCell& painted : result_.drawing.cells) {
      if (painted.spot == spot && painted.intensity < cell.intensity) painted = {spot, cell.intensity, cell.qualities};
    }
  }

  void check_date(const std::string& key, std::chrono::sys_days date) {
    if (date <= result_.date) return;
    refuse(Code::out_of_range, key, wire::write_value(date).get<std::string>(),
           "up to the date of the case, " + wire::write_value(result_.date).get<std::string>(), "Correct the date.");
  }

  void read_safety(const SafetyEntry& entry, std::size_t i) {
    if (entry.flag.empty() == entry.screen.empty()) {
      refuse(Code::missing_key, at("safety", i, "flag"), entry.flag.empty() ? "neither" : "both",
             "\"flag\" or \"screen\"",
             "Name the flag that is answered, or the checklist that is answered with \"none\".");
      return;
    }
    const std::chrono::sys_days date = entry.date.value_or(result_.date);
    check_date(at("safety", i, "date"), date);
    if (!entry.screen.empty()) {
      if (entry.answer != "none") {
        refuse(Code::unknown_name, at("safety", i, "answer"), quote(entry.answer), "none",
               "A checklist is answered with \"none\"; answer single flags with yes, no or not_sure.");
      }
      if (std::none_of(atlas_.screens.begin(), atlas_.screens.end(),
                       [&entry](const Screen& screen) { return screen.id.value == entry.screen; })) {
        refuse_name(at("safety", i, "screen"), entry.screen, atlas_.screens, "a checklist of the atlas");
      }
      if (!checklists_.emplace(entry.screen, date).second) {
        refuse(Code::contradiction, at("safety", i, "screen"), quote(entry.screen) + " twice", "each checklist once",
               "Remove one of the two.");
      }
      return;
    }
    Answer answer{};
    wire::read_value(wire::Json(entry.answer), at("safety", i, "answer"), reading_, answer);
    if (find(atlas_.flags, FlagId(entry.flag)) == nullptr) {
      refuse_name(at("safety", i, "flag"), entry.flag, atlas_.flags, "a flag of the atlas");
    }
    if (!flags_.insert(FlagId(entry.flag)).second) {
      refuse(Code::contradiction, at("safety", i, "flag"), quote(entry.flag) + " answered twice", "each flag once",
             "Remove one of the two.");
    }
    result_.safety.push_back({FlagId(entry.flag), answer, date});
  }

  // "None of these" stands for every flag of the checklist that was not answered by itself.
  void add_checklists() {
    for (const Flag& flag : atlas_.flags) {
      const auto checklist = checklists_.find(flag.asked_in.value);
      if (checklist == checklists_.end() || flags_.contains(flag.id)) continue;
      result_.safety.push_back({flag.id, Answer::no, checklist->second});
    }
  }

  // The trigger point that was pressed; checks that the muscle and its point exist.
  std::optional<PointOnSide> find_point(const FindingEntry& entry, Side side, std::size_t i) {
    const Muscle* muscle = find(atlas_.muscles, MuscleId(entry.muscle));
    if (muscle == nullptr) {
      refuse_name(at("findings", i, "muscle"), entry.muscle, atlas_.muscles,
                  "a muscle of the atlas: where was it pressed?");
      return std::nullopt;
    }
    if (entry.point.empty() && muscle->points.size() == 1)
      return PointOnSide{muscle->id, muscle->points.front().id, side};
    for (const TriggerPoint& point : muscle->points) {
      if (point.id.value == entry.point) return PointOnSide{muscle->id, point.id, side};
    }
    const std::vector<std::string> points = list_names(muscle->points);
    refuse(Code::unknown_name, at("findings", i, "point"), entry.point.empty() ? "no point" : quote(entry.point),
           fmt::format("{}", fmt::join(points, ", ")), "Say which point of the muscle was pressed.");
    return std::nullopt;
  }

  void check_side(const FindingEntry& entry, bool sided, std::size_t i) {
    const bool has_side = entry.side && *entry.side != Side::midline;
    if (sided == has_side) return;
    refuse(Code::wrong_side, at("findings", i, "side"), entry.side ? quote(wire::find_word(*entry.side)) : "no side",
           sided ? "left or right, the person's own" : "no side",
           sided ? "This question is asked for one side: say which." : "This question has no side: leave it out.");
  }

  void read_finding(const FindingEntry& entry, std::size_t i) {
    const FindingQuestion* question = find(atlas_.findings, FindingId(entry.finding));
    if (question == nullptr) {
      refuse_name(at("findings", i, "finding"), entry.finding, atlas_.findings, "a finding of the atlas");
      return;
    }
    check_side(entry, question->sided, i);
    Finding finding{question->id,
                    question->sided ? entry.side.value_or(Side::left) : Side::midline,
                    {},
                    entry.answer,
                    entry.examiner.value_or(Examiner::self),
                    entry.date.value_or(result_.date)};
    check_date(at("findings", i, "date"), finding.date);
    if (question->kind == FindingKind::palpation || question->kind == FindingKind::trial) {
      finding.point = find_point(entry, finding.side, i);
    } else if (!entry.muscle.empty() || !entry.point.empty()) {
      refuse(Code::unknown_key, at("findings", i, "muscle"), "a muscle", "no muscle",
             "Only pressing is told muscle by muscle: leave it out.");
    }
    if (!asked_.insert({finding.question, finding.side, finding.point}).second) {
      refuse(Code::contradiction, at("findings", i, "finding"), quote(entry.finding) + " answered twice",
             "each question once a side and point", "Remove one of the two.");
    }
    result_.findings.push_back(finding);
  }

  const Atlas& atlas_;
  Reading& reading_;
  std::vector<Problem>* lost_;
  Case result_;
  std::map<std::string, std::set<Spot>> spots_of_code_;
  std::map<std::string, Side> side_of_code_;
  std::set<Spot> painted_;
  std::map<Spot, std::string> code_of_spot_;  // painted by a CHOIR code: which
  std::set<FlagId> flags_;
  std::map<std::string, std::chrono::sys_days> checklists_;
  std::set<std::tuple<FindingId, Side, std::optional<PointOnSide>>> asked_;
};

}  // namespace

std::expected<Case, Problem> read_case(std::string_view bytes, std::string_view file, const Atlas& atlas,
                                       std::chrono::sys_days today) {
  std::expected<wire::Json, Problem> json = wire::parse(bytes, file);
  if (!json) return std::unexpected(json.error());
  Reading reading{std::string(file), {}};
  CaseEntry entry;
  wire::read_value(*json, "", reading, entry);
  if (reading.problem) return std::unexpected(*reading.problem);
  Case result = CaseReader(atlas, reading).read(entry, today);
  if (reading.problem) return std::unexpected(*reading.problem);
  return result;
}

Case build_case(const CaseEntry& entry, const Atlas& atlas, std::chrono::sys_days today, std::vector<Problem>& lost) {
  Reading reading;
  Case result = CaseReader(atlas, reading, &lost).read(entry, today);
  if (reading.problem) lost.push_back(*reading.problem);
  return result;
}

std::string write_case(const Case& one_case) { return wire::write_value(wire::build_entry(one_case)).dump(2) + "\n"; }

}  // namespace unknot::atlas
