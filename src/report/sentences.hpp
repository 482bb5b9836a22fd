// One line of a report for each thing in it, shared by the pages and by the narrative of a FHIR document.
#pragma once

#include <string>

#include "report/phrases.hpp"

namespace unknot::report {

std::string write_spot(const Phrases& phrases, const ReportSpot& spot);
std::string write_hypothesis(const Phrases& phrases, const ReportHypothesis& one);
std::string write_other(const Phrases& phrases, const ReportOther& other);
std::string write_something_else(const Phrases& phrases, const ReportFound& found);

/// Question, where, answer.
std::string write_answer(const Phrases& phrases, const ReportAnswer& answer);
std::string write_flag(const Phrases& phrases, const ReportFlag& flag);
std::string write_press(const Phrases& phrases, const ReportPress& press);
std::string write_treater(const Phrases& phrases, Treater treater);

/// How a session ended, with the reason.
std::string write_ending(const ReportSession& session);

/// Label and number, such as "Sessions 12 · Presses 96".
std::string write_totals(const Phrases& phrases, const ReportTotals& totals);
std::string write_total(const Phrases& phrases, const ReportTotal& total);
std::string write_reactions(const Phrases& phrases, const std::vector<ReportReaction>& reactions);
std::string write_change(const Phrases& phrases, int change);
std::string write_measure(const Phrases& phrases, const ReportMeasure& measure);

/// What comes first and last of the course, or its mean when it is short; empty without any pain told.
std::string write_course(const Phrases& phrases, const std::vector<ReportDay>& days);
std::string write_effect(const Phrases& phrases, const ReportTrial& trial);

/// The letter that an action of the safety screen has.
std::string write_action(const Phrases& phrases, Action action);

/// The chosen sections that are left out, for the reader to know.
std::string write_left_out(const Phrases& phrases, const std::vector<ReportSection>& sections);

}  // namespace unknot::report
