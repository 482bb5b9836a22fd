// The report that a person hands to somebody who is to help: chosen days, chosen sections, and every word in it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/provenance.hpp"
#include "domain/care/diary.hpp"
#include "domain/care/session.hpp"
#include "domain/finding.hpp"

namespace unknot {

/// What a report may hold; the person chooses. Nothing of what was not chosen is in it.
enum class ReportSection { name, place, findings, safety, sessions, reactions, course, trial, notes };

struct ReportChoice {
  DayRange range;  ///< of what was done and noted; the rest stands as on the day of the report
  std::vector<ReportSection> sections;
  std::string language;

  bool operator==(const ReportChoice&) const = default;
};

/// A thing by its id and by its words in the language of the report.
struct Named {
  std::string id;
  std::string name;

  bool operator==(const Named&) const = default;
};

struct ReportPerson {
  PersonId id;
  std::string name;  ///< empty unless chosen
  std::optional<int> born_year;

  bool operator==(const ReportPerson&) const = default;
};

struct ReportPain {
  PainId id;
  std::string name;
  std::chrono::sys_days started;
  std::optional<std::chrono::sys_days> ended;

  bool operator==(const ReportPain&) const = default;
};

/// A painted region.
struct ReportSpot {
  Named region;
  Side side = Side::midline;
  double intensity = 0.0;  ///< 0 to 10, the person's own scale
  std::vector<Named> qualities;

  bool operator==(const ReportSpot&) const = default;
};

struct ReportPoint {
  Named muscle;
  Named point;  ///< without a name when the muscle has only one
  Side side = Side::left;

  bool operator==(const ReportPoint&) const = default;
};

struct ReportAnswer {
  Named finding;  ///< its name is the question
  Side side = Side::midline;
  std::optional<ReportPoint> point;
  Answer answer{};
  Examiner examiner = Examiner::self;
  std::chrono::sys_days day;

  bool operator==(const ReportAnswer&) const = default;
};

/// An answer of the safety screen.
struct ReportFlag {
  Named flag;
  std::string question;
  Answer answer{};
  Action action{};  ///< what the answer asks for; none for "no"
  std::chrono::sys_days day;

  bool operator==(const ReportFlag&) const = default;
};

/// One press as it was. The level is what was aimed at on the person's own scale: nothing here measured a pressure.
struct ReportPress {
  int number = 0;
  ReportPoint point;
  Named place;  ///< region in which it was pressed
  Named tool;
  Named implement;
  double level = 0.0;    ///< 0 to 10, the person's own scale
  double seconds = 0.0;  ///< by the clock
  std::optional<double> pain;  ///< under the pressure at its end, 0 to 10
  Named ended;

  bool operator==(const ReportPress&) const = default;
};

struct ReportSession {
  SessionId id;
  std::chrono::sys_days day;
  Treater treater{};
  Named policy;
  std::vector<ReportPress> presses;
  Named ended;   ///< empty when nobody said
  Named reason;  ///< may be empty

  bool operator==(const ReportSession&) const = default;
};

struct ReportReaction {
  SessionId session;
  std::chrono::sys_days day;  ///< of the session
  std::vector<Named> kinds;
  double soreness = 0.0;  ///< 0 to 10, above what is usual for the person
  double hours = 0.0;

  bool operator==(const ReportReaction&) const = default;
};

/// A day of the diary: means over its entries.
struct ReportDay {
  std::chrono::sys_days day;
  std::size_t n = 0;  ///< entries
  std::optional<double> now;
  std::optional<double> worst;
  std::optional<double> average;
  std::vector<ActivityScore> activities;  ///< by name
  std::optional<int> change;  ///< the last one told, -3 to 3 (PGIC)

  bool operator==(const ReportDay&) const = default;
};

/// Something that was measured: how far a joint moves, or when pressing begins to hurt.
struct ReportMeasure {
  std::chrono::sys_days day;
  std::string kind;  ///< motion, threshold
  Named finding;     ///< motion: which movement; its name is the question
  Side side = Side::midline;
  std::optional<ReportPoint> point;  ///< threshold
  double value = 0.0;                ///< degrees, or kilograms as the scale shows them
  Named by;

  bool operator==(const ReportMeasure&) const = default;
};

struct ReportNote {
  std::chrono::sys_days day;
  std::string text;

  bool operator==(const ReportNote&) const = default;
};

struct ReportBlock {
  std::chrono::sys_days from;
  std::chrono::sys_days to;
  bool treated = false;

  bool operator==(const ReportBlock&) const = default;
};

/// Benefit is positive, whichever way the scale runs.
struct ReportEffect {
  double mean = 0.0;     ///< [points]
  double low = 0.0;      ///< 90 % interval
  double high = 0.0;
  double better = 0.0;   ///< probability of any benefit
  double matters = 0.0;  ///< probability of one that matters to the person
  double harms = 0.0;    ///< probability of as much harm

  bool operator==(const ReportEffect&) const = default;
};

struct ReportTrial {
  TrialId id;
  std::string size;       ///< quick, full
  std::string outcome;    ///< pain, activity
  std::string activity;   ///< its name, only for an activity
  double matters = 0.0;   ///< the smallest change that matters to the person [points]
  std::chrono::sys_days begins;
  std::vector<ReportBlock> blocks;
  Named answer;           ///< helps, no_difference, worse, cannot_tell
  bool early = false;
  std::size_t n_days = 0;  ///< with a score
  std::optional<ReportEffect> effect;  ///< none: the data did not allow one
  std::string sentence;   ///< the answer with its uncertainty
  std::vector<std::string> more;

  bool operator==(const ReportTrial&) const = default;
};

}  // namespace unknot
