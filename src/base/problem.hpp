// Bad input, told in one sentence: what, where, what is allowed, what to do next.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace unknot {

/// Every kind of failure that input can cause. The one table in problem.cpp gives each its exit code and HTTP status.
enum class Code {
  usage,
  unreadable,
  too_large,
  not_json,
  duplicate_key,
  unknown_key,
  wrong_unit,
  missing_key,
  wrong_type,
  out_of_range,
  unknown_name,
  wrong_side,
  contradiction,
  bad_data,
  cannot_write,
  disk_full,
  read_only,
  not_kept,
  newer_version,
  damaged,
  in_use,
  not_found,
  wrong_method,
  wrong_media,
  not_http,
  head_too_large,
  too_slow,
  wrong_host,
  cross_site,
  loopback_only,
  not_paired,
  pairing_over,
  no_lan,
  too_many,
  busy,
  broken,
  cannot_listen,
  not_now,
};

/// One failure. `file` and `key` say where; any of the texts may be empty when it has nothing to say.
struct Problem {
  Code code{};
  std::string file;
  std::string key;
  std::string found;
  std::string allowed;
  std::string next;

  bool operator==(const Problem&) const = default;
};

/// A row of the one table of failures.
struct CodeRow {
  Code code;
  std::string_view name;    ///< stable word for JSON output
  int exit_code;            ///< of the command line program
  int http_status;          ///< of the server
  std::string_view person;  ///< what went wrong, for a person, without a full stop
};

/// The row of `code`.
const CodeRow& find_code(Code code);

/// The whole table, for documentation and tests: first row and count.
std::pair<const CodeRow*, std::size_t> list_codes();

/// The problem as one line: sentence, file and key, what was found, what is allowed, what to do next.
std::string build_sentence(const Problem& problem);

/// Stops the program when a promise between our own functions is broken. Never reachable from input.
void ensure(bool holds, const char* what);

}  // namespace unknot
