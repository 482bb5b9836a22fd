// The archive as one SQLite file.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "store/archive.hpp"
#include "store/migrate.hpp"

namespace unknot::store {

/// Opens the file, or makes it with its folder; brings its tables up to date.
///
/// One process holds it at a time. Refused, with a way out, and left as it is: a damaged file, one of a newer version, one
/// of another program, one that another process holds, one on a disk that is full or can only be read.
/// @param file an absolute path
/// @param migrations the steps to take; tests hand in fewer or more
std::expected<std::unique_ptr<Archive>, Problem> open_sqlite_archive(
    const std::string& file, const std::vector<Migration>& migrations = list_migrations());

}  // namespace unknot::store
