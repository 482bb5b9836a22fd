// What a person said, one event at a time. Events are only ever added; everything else is worked out from them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "base/provenance.hpp"
#include "domain/care/session.hpp"
#include "domain/finding.hpp"
#include "domain/pain_drawing.hpp"
#include "domain/trial/design.hpp"

namespace unknot {

/// Who somebody is: the latest description holds.
struct PersonDescribed {
  std::string name;
  std::optional<int> born_year;
  std::string figure;    ///< the body to paint on, such as "woman_medium"
  std::string language;  ///< empty: the one of the device

  bool operator==(const PersonDescribed&) const = default;
};

/// What a pain is called; the first name starts the pain.
struct PainNamed {
  std::string name;

  bool operator==(const PainNamed&) const = default;
};

/// The whole drawing of a pain, as painted and as the regions that come of it.
struct PainDrawn {
  std::vector<Stroke> strokes;      ///< on the skin
  std::vector<PaintedCell> listed;  ///< chosen from the list of regions
  std::vector<PaintedCell> cells;   ///< strokes and list together

  bool operator==(const PainDrawn&) const = default;
};

/// One answer of the safety screen: to one flag, or "none" to a whole checklist. Exactly one of the ids is there.
struct SafetyAnswer {
  FlagId flag;
  ScreenId screen;
  std::string answer;  ///< yes, no or not_sure for a flag; none for a checklist

  bool operator==(const SafetyAnswer&) const = default;
};

struct SafetyAnswered {
  std::vector<SafetyAnswer> answers;

  bool operator==(const SafetyAnswered&) const = default;
};

/// Which question: for one side and for one trigger point where it asks for them.
struct FindingKey {
  FindingId finding;
  Side side = Side::midline;
  MuscleId muscle;
  PointId point;  ///< empty also when the muscle has only one

  auto operator<=>(const FindingKey&) const = default;
};

struct FindingAnswer {
  FindingKey key;
  Answer answer{};
  Examiner examiner = Examiner::self;

  bool operator==(const FindingAnswer&) const = default;
};

struct FindingsAnswered {
  std::vector<FindingAnswer> answers;

  bool operator==(const FindingsAnswered&) const = default;
};

struct FindingTakenBack {
  FindingKey key;

  bool operator==(const FindingTakenBack&) const = default;
};

/// The pain is over. Drawn again later, it is back.
struct PainEnded {
  bool operator==(const PainEnded&) const = default;
};

using EventBody = std::variant<PersonDescribed, PainNamed, PainDrawn, SafetyAnswered, FindingsAnswered,
                               FindingTakenBack, PainEnded, CareChosen, SessionBegun, PressDone, SessionEnded,
                               ReactionTold, DiaryNoted, DiaryRemoved, TrialBegun, TrialLooked, TrialEnded>;

/// One thing said, with the id that its writer gave it: sent twice, it counts once.
struct Event {
  EventId id;
  PersonId person;
  PainId pain;  ///< empty for what is said of the person
  Instant at;
  std::chrono::sys_days day;  ///< the person's own day at that moment
  EventBody body;

  bool operator==(const Event&) const = default;
};

/// The order in which events hold: by time, and by id where two times are the same.
inline bool holds_before(const Event& a, const Event& b) { return a.at != b.at ? a.at < b.at : a.id < b.id; }

/// Everything that is kept, as one file.
struct EventArchive {
  int format = 1;
  Instant exported;
  Provenance provenance;
  std::vector<Event> events;  ///< in their order

  bool operator==(const EventArchive&) const = default;
};

}  // namespace unknot
