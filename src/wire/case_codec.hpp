// A case as it stands in a file, before its names are looked up in the atlas.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/event.hpp"
#include "domain/finding.hpp"
#include "wire/words.hpp"

namespace unknot::wire {

/// One painted entry: a fine region with its side, or a CHOIR code that stands for all of its regions.
struct CellEntry {
  std::string region;
  std::optional<Side> side;
  double intensity = 0.0;
  std::vector<std::string> qualities;

  bool operator==(const CellEntry&) const = default;
};

/// One answer of the safety screen: to one flag, or "none" to a whole checklist.
struct SafetyEntry {
  std::string flag;
  std::string screen;
  std::string answer;
  std::optional<std::chrono::sys_days> date;

  bool operator==(const SafetyEntry&) const = default;
};

/// One finding.
struct FindingEntry {
  std::string finding;
  std::optional<Side> side;
  std::string muscle;
  std::string point;
  Answer answer{};
  std::optional<Examiner> examiner;
  std::optional<std::chrono::sys_days> date;

  bool operator==(const FindingEntry&) const = default;
};

/// The whole file. `format` is the version of this layout.
struct CaseEntry {
  int format = 1;
  std::optional<std::chrono::sys_days> date;
  std::optional<double> age_years;
  std::vector<CellEntry> pain;
  std::vector<SafetyEntry> safety;
  std::vector<FindingEntry> findings;

  bool operator==(const CaseEntry&) const = default;
};

/// The entries that read as these nouns again.
CellEntry build_entry(const PaintedCell& cell);
FindingEntry build_entry(const FindingAnswer& answer, std::optional<std::chrono::sys_days> date);
CaseEntry build_entry(const Case& one_case);

template <class Archive>
void describe(Archive& a, CellEntry& cell) {
  a.needed("region", cell.region);
  a.maybe("side", cell.side);
  a.ranged("intensity", cell.intensity, 0.0, 10.0);
  a.maybe("qualities", cell.qualities);
}

template <class Archive>
void describe(Archive& a, SafetyEntry& entry) {
  a.maybe("flag", entry.flag);
  a.maybe("screen", entry.screen);
  a.needed("answer", entry.answer);
  a.maybe("date", entry.date);
}

template <class Archive>
void describe(Archive& a, FindingEntry& entry) {
  a.needed("finding", entry.finding);
  a.maybe("side", entry.side);
  a.maybe("muscle", entry.muscle);
  a.maybe("point", entry.point);
  a.needed("answer", entry.answer);
  a.maybe("examiner", entry.examiner);
  a.maybe("date", entry.date);
}

template <class Archive>
void describe(Archive& a, CaseEntry& entry) {
  a.needed("unknot_case", entry.format);
  a.maybe("date", entry.date);
  a.group("person", false, entry.age_years.has_value(),
          [&entry](auto& inner) { inner.maybe("age_years", entry.age_years); });
  a.needed("pain", entry.pain);
  a.maybe("safety", entry.safety);
  a.maybe("findings", entry.findings);
}

}  // namespace unknot::wire
