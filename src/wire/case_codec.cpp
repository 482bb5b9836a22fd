#include "wire/case_codec.hpp"

namespace unknot::wire {

CellEntry build_entry(const PaintedCell& cell) {
  CellEntry entry{cell.spot.region.value, {}, cell.intensity, cell.qualities};
  if (cell.spot.side != Side::midline) entry.side = cell.spot.side;
  return entry;
}

FindingEntry build_entry(const FindingAnswer& answer, std::optional<std::chrono::sys_days> date) {
  const FindingKey& key = answer.key;
  FindingEntry entry{key.finding.value, {}, key.muscle.value, key.point.value, answer.answer, {}, date};
  if (key.side != Side::midline) entry.side = key.side;
  if (!key.muscle.value.empty() || answer.examiner != Examiner::self) entry.examiner = answer.examiner;
  return entry;
}

CaseEntry build_entry(const Case& one_case) {
  CaseEntry entry;
  entry.date = one_case.date;
  entry.age_years = one_case.age_years;
  for (const PaintedCell& cell : one_case.drawing.cells) entry.pain.push_back(build_entry(cell));
  for (const FlagAnswer& answer : one_case.safety) {
    entry.safety.push_back({answer.flag.value, "", find_word(answer.answer), answer.date});
  }
  for (const Finding& finding : one_case.findings) {
    FindingAnswer answer{{finding.question, finding.side, {}, {}}, finding.answer, finding.examiner};
    if (finding.point) {
      answer.key.muscle = finding.point->muscle;
      answer.key.point = finding.point->point;
    }
    entry.findings.push_back(build_entry(answer, finding.date));
  }
  return entry;
}

}  // namespace unknot::wire
