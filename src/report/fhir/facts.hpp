// The facts of a report as resources.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "report/fhir/values.hpp"
#include "report/phrases.hpp"

namespace unknot::report::fhir {

/// The entries of a document in their order, and which of them belong to each section.
struct Entries {
  Json list = Json::array();
  std::map<ReportSection, std::vector<std::string>> of_section;
  std::string patient;  ///< its url

  /// Adds a resource; `words` make its url. @return the url
  std::string add(const std::string& words, Json resource);
  void add_to(ReportSection section, const std::string& words, Json resource);
};

void add_person(Entries& entries, const Report& report, const Phrases& phrases);
void add_spots(Entries& entries, const ReportFacts& facts, const Phrases& phrases);
void add_answers(Entries& entries, const Report& report, const Phrases& phrases);
void add_sessions(Entries& entries, const ReportFacts& facts, const Phrases& phrases);
void add_reactions(Entries& entries, const ReportFacts& facts, const Phrases& phrases);
void add_course(Entries& entries, const ReportFacts& facts, const Phrases& phrases);
void add_trial(Entries& entries, const ReportFacts& facts, const Phrases& phrases);

}  // namespace unknot::report::fhir
