// A whole report: what the person said and did, and what was worked out from it.
#pragma once

#include "domain/report/report.hpp"

namespace unknot {

/// What was said, done and measured, and the verdict of a trial. This is what a FHIR bundle gives back when it is read.
struct ReportFacts {
  ReportPerson person;
  ReportPain pain;
  std::vector<ReportSpot> spots;
  std::vector<ReportAnswer> answers;
  std::vector<ReportFlag> flags;  ///< every answer of the safety screen, the strongest action first
  std::vector<ReportSession> sessions;
  std::vector<ReportReaction> reactions;
  std::vector<ReportDay> days;
  std::vector<ReportMeasure> measures;
  std::vector<ReportNote> notes;
  std::optional<ReportTrial> trial;

  bool operator==(const ReportFacts&) const = default;
};

/// A trigger point that may be involved: a guess of the model, never a diagnosis.
struct ReportHypothesis {
  ReportPoint point;
  double probability = 0.0;
  double low = 0.0;  ///< 10 % of the variations of assumed numbers lie below
  double high = 0.0;
  Named tier;

  bool operator==(const ReportHypothesis&) const = default;
};

/// A cause that is not a trigger point.
struct ReportOther {
  Named cause;
  Side side = Side::midline;
  double probability = 0.0;
  double low = 0.0;
  double high = 0.0;
  std::string advice;

  bool operator==(const ReportOther&) const = default;
};

struct ReportFound {
  std::string kind;  ///< ranked, stopped (a sign asks for help first), open (safety questions are not answered)
  Named verdict;  ///< of the ranking
  double something_else = 0.0;  ///< share of the pain that no trigger point of the atlas brings on
  double low = 0.0;
  double high = 0.0;
  bool widespread = false;
  std::vector<ReportHypothesis> points;  ///< most probable first
  std::vector<ReportOther> others;

  bool operator==(const ReportFound&) const = default;
};

/// All presses of one point.
struct ReportTotal {
  ReportPoint point;
  std::size_t n_sessions = 0;
  std::size_t n_presses = 0;
  double seconds = 0.0;
  double mean_level = 0.0;  ///< 0 to 10, the person's own scale
  double highest_level = 0.0;
  std::vector<Named> tools;

  bool operator==(const ReportTotal&) const = default;
};

struct ReportTotals {
  std::size_t n_sessions = 0;
  std::size_t n_presses = 0;
  double seconds = 0.0;
  std::size_t by_self = 0;  ///< sessions
  std::size_t by_helper = 0;
  std::size_t by_professional = 0;
  std::vector<ReportTotal> points;  ///< the longest pressed first

  bool operator==(const ReportTotals&) const = default;
};

struct Report {
  Provenance provenance;
  std::chrono::sys_days created;
  std::string language;
  DayRange range;
  std::vector<ReportSection> sections;
  ReportFacts facts;
  std::optional<ReportFound> found;  ///< with the section of findings
  std::vector<std::string> limits;  ///< with the section of safety: what its answers forbid, and why
  std::optional<ReportTotals> totals;  ///< with the section of sessions
  std::string figure;  ///< the body on which the person painted

  bool operator==(const Report&) const = default;
};

enum class ReportFormat { pdf, csv, json, fhir };

}  // namespace unknot
