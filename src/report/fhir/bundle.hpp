// A report as a FHIR R4 document, and its facts out of such a document.
//
// What stands where is told in docs/guide/report.md. Nothing is ever a Condition: suggestions of the ranking stand in the
// narrative only. A level is an extension that says whose scale it is on; it is never an observation of a pressure.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "domain/report/whole.hpp"
#include "domain/report/words.hpp"

namespace unknot::report {

/// The bytes of a Bundle of type document, its Composition first. Ids are fingerprints: the same report gives the same bytes.
/// @param pdf the pages of the same report to put in, or nothing
std::string write_fhir(const Report& report, const std::vector<ReportWord>& words, std::string_view pdf = {});

/// The facts of a bundle that `write_fhir` wrote: read_fhir(write_fhir(report)) equals report.facts.
/// Refuses what is not such a bundle, with the resource and the element.
std::expected<ReportFacts, Problem> read_fhir(std::string_view bytes, std::string_view file);

}  // namespace unknot::report
