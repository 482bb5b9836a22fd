// Tables of doses as rows of the file. Every function works within a session and throws like it.
#pragma once

#include <soci/soci.h>

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "domain/press/dose_key.hpp"
#include "domain/press/dose_table.hpp"

namespace unknot::store {

/// Keeps the table instead of an older one of the same site, body and tool; beyond `most` tables the oldest go.
void keep_dose_row(soci::session& session, const DoseKey& key, const DoseTable& table, int most);

/// The table with this key and its fingerprint. A problem when the row cannot be read. @param file for the problem
std::expected<std::optional<DoseTable>, Problem> read_dose_row(soci::session& session, const DoseKey& key,
                                                               const std::string& file);

/// The keys of all tables of one body, by site and tool.
std::vector<DoseKey> read_dose_keys(soci::session& session, const PressBody& body);

}  // namespace unknot::store
