// Presses that were worked out: a file that grows a line at a time, and tables of them.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "base/provenance.hpp"
#include "cli/command.hpp"
#include "domain/press/press_case.hpp"

namespace unknot::cli {

/// What a file of results holds, by case: each line {"unknot_press": 1, "data_hash": ..., "result": ...}.
using KeptResults = std::map<std::string, PressAnswer>;

/// The name of a case in such a map.
std::string build_case_key(const PressCase& one);

/// Reads a file of results; one that is not there is empty. A last line without its end was broken off and is left out.
/// Problems: a line that is no result, or that was worked out with other data than `data_hash` (empty: any, but all lines with the same).
std::expected<KeptResults, Problem> read_results(const std::string& path, std::string& data_hash);

/// Adds one line, on the disk when this returns. A line that was broken off before is closed first.
std::expected<void, Problem> append_result(const std::string& path, const PressAnswer& answer,
                                           const std::string& data_hash);

/// {"unknot_press": 1, "provenance": ..., "results": [...]}, as api/press.schema.json says.
std::string write_press_json(const std::vector<PressAnswer>& answers, const Provenance& provenance);

/// A row for each press and stiffness, a head above them.
std::string write_press_csv(const std::vector<PressAnswer>& answers);

}  // namespace unknot::cli
