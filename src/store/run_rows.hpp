// Runs that were worked out as rows of the file. Every function works within a session and throws like it.
#pragma once

#include <soci/soci.h>

#include <expected>
#include <optional>
#include <string>

#include "base/problem.hpp"
#include "domain/press/dose_key.hpp"

namespace unknot::store {

/// Keeps the run instead of an older one that was asked for in the same words; beyond `most` runs the oldest go.
void keep_run_row(soci::session& session, const RunKey& key, const std::string& json, int most);

/// The run with this key and its fingerprint. A problem when the row is no JSON. @param file for the problem
std::expected<std::optional<std::string>, Problem> read_run_row(soci::session& session, const RunKey& key,
                                                                const std::string& file);

}  // namespace unknot::store
