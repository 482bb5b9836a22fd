// The tables of the file: numbered steps that only add, each taken once.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "store/connection.hpp"

namespace unknot::store {

/// One step, from src/store/migrations/NNNN_name.sql.
struct Migration {
  int number = 0;
  std::string name;
  std::string sql;
};

/// Every step that this program knows, in order.
const std::vector<Migration>& list_migrations();

/// The fingerprint of a step's text, kept in the file: a step that was taken must never change.
std::string build_checksum(const Migration& migration);

/// Takes the steps that are missing, each in a transaction of its own and after a copy of the file.
/// @return the number of the last step; `newer_version` when the file knows a step that is not among `migrations`
std::expected<int, Problem> migrate(Connection& connection, const std::vector<Migration>& migrations);

}  // namespace unknot::store
