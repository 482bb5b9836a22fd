// A report as one long table, and as JSON.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "domain/report/whole.hpp"

namespace unknot::report {

/// One row for each single value, under the columns
///   section, day, record, number, item, item_name, place, place_name, side, quantity, value, unit, text
/// which docs/guide/report.md describes. RFC 4180 in UTF-8 with a byte order mark, so that spreadsheets read umlauts. Words of a
/// person that a spreadsheet would take for a formula stand behind an apostrophe.
std::string write_csv(const Report& report);

/// The bytes of api/report.schema.json.
std::string write_json(const Report& report);

/// The report that such bytes hold. Refuses what is not one, with the key.
std::expected<Report, Problem> read_json(std::string_view bytes, std::string_view file);

}  // namespace unknot::report
