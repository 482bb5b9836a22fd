// People and their pains, worked out from events.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/problem.hpp"
#include "domain/finding.hpp"
#include "domain/pain_drawing.hpp"

namespace unknot {

/// One person in a list of people.
struct PersonEntry {
  PersonId person;
  std::string name;
  std::size_t n_pains = 0;

  bool operator==(const PersonEntry&) const = default;
};

/// A pain as it stands after all events.
struct PainState {
  PainId pain;
  std::string name;
  std::chrono::sys_days started;
  std::optional<std::chrono::sys_days> ended;
  std::vector<Stroke> strokes;
  std::vector<PaintedCell> listed;
  std::vector<PaintedCell> cells;
  Case one_case;              ///< drawing, the safety answers that hold for this pain, findings
  std::vector<Problem> lost;  ///< names that were kept but that this data no longer knows; not part of the case

  bool operator==(const PainState&) const = default;
};

/// A person after all events.
struct PersonState {
  PersonId person;
  std::string name;
  std::optional<int> born_year;
  std::string figure;
  std::string language;
  std::vector<PainState> pains;  ///< by their start, then by id

  bool operator==(const PersonState&) const = default;
};

/// What became of events that were handed over.
struct Appended {
  std::vector<EventId> added;
  std::vector<EventId> known;    ///< were there already, word for word
  std::vector<EventId> removed;  ///< left out, because their person or pain was deleted

  bool operator==(const Appended&) const = default;
};

}  // namespace unknot
