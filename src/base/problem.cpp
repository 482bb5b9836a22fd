#include "base/problem.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace unknot {
namespace {

constexpr std::array<CodeRow, 38> table{{
    {Code::usage, "usage", 2, 400, "The command was not understood"},
    {Code::unreadable, "unreadable", 3, 404, "The file or folder cannot be read"},
    {Code::too_large, "too_large", 4, 413, "The input is too large"},
    {Code::not_json, "not_json", 4, 400, "The input is not valid JSON text in UTF-8"},
    {Code::duplicate_key, "duplicate_key", 4, 400, "The same key stands twice"},
    {Code::unknown_key, "unknown_key", 4, 400, "This key is not known"},
    {Code::wrong_unit, "wrong_unit", 4, 400, "The unit in the key is not the one used here"},
    {Code::missing_key, "missing_key", 4, 400, "A needed key is missing"},
    {Code::wrong_type, "wrong_type", 4, 400, "The value is of the wrong kind"},
    {Code::out_of_range, "out_of_range", 4, 422, "The value is outside its range"},
    {Code::unknown_name, "unknown_name", 4, 422, "This name is not known"},
    {Code::wrong_side, "wrong_side", 4, 422, "The side does not fit"},
    {Code::contradiction, "contradiction", 4, 422, "Two entries say different things"},
    {Code::bad_data, "bad_data", 5, 500, "The data folder is not usable"},
    {Code::cannot_write, "cannot_write", 6, 500, "The file cannot be written"},
    {Code::disk_full, "disk_full", 6, 507, "The disk is full; nothing was changed"},
    {Code::read_only, "read_only", 6, 500, "The file or its disk can only be read, not written; nothing was changed"},
    {Code::not_kept, "not_kept", 4, 404, "Nothing is kept under this id"},
    {Code::newer_version, "newer_version", 9, 409,
     "This was written by a version of Unknot that this one does not understand"},
    {Code::damaged, "damaged", 9, 500, "The file in which everything is kept is damaged; it was left as it is"},
    {Code::in_use, "in_use", 9, 409, "Another Unknot is using the file"},
    {Code::not_found, "not_found", 4, 404, "There is nothing of this name"},
    {Code::wrong_method, "wrong_method", 4, 405, "This cannot be done here"},
    {Code::wrong_media, "wrong_media", 4, 415, "The kind of content is not the one used here"},
    {Code::not_http, "not_http", 4, 400, "The request is not understood"},
    {Code::head_too_large, "head_too_large", 4, 431, "The head of the request is too large"},
    {Code::too_slow, "too_slow", 4, 408, "The request came too slowly"},
    {Code::wrong_host, "wrong_host", 4, 421, "The request names a host that this server does not go by"},
    {Code::cross_site, "cross_site", 4, 403, "The request came from a page of another site"},
    {Code::loopback_only, "loopback_only", 4, 403, "Only the computer where Unknot runs may do this"},
    {Code::not_paired, "not_paired", 4, 401, "This device is not paired"},
    {Code::pairing_over, "pairing_over", 4, 403, "This pairing code is not valid any more"},
    {Code::no_lan, "no_lan", 4, 409, "Other devices cannot reach this server"},
    {Code::too_many, "too_many", 4, 429, "There were too many tries"},
    {Code::busy, "busy", 4, 503, "The server has too much to do"},
    {Code::broken, "broken", 10, 500, "The server failed at this request"},
    {Code::cannot_listen, "cannot_listen", 10, 500, "The server cannot listen there"},
    {Code::not_now, "not_now", 11, 409, "No session may be started now"},
}};

}  // namespace

const CodeRow& find_code(Code code) {
  for (const CodeRow& row : table) {
    if (row.code == code) return row;
  }
  ensure(false, "every failure code has a row in the table");
  return table.front();
}

std::pair<const CodeRow*, std::size_t> list_codes() { return {table.data(), table.size()}; }

std::string build_sentence(const Problem& problem) {
  std::string text(find_code(problem.code).person);
  if (!problem.file.empty() || !problem.key.empty()) {
    text += " (";
    text += problem.file;
    if (!problem.file.empty() && !problem.key.empty()) text += ", ";
    if (!problem.key.empty()) text += "at " + problem.key;
    text += ")";
  }
  if (!problem.found.empty()) text += ": found " + problem.found;
  if (!problem.allowed.empty()) text += "; allowed: " + problem.allowed;
  text += ".";
  if (!problem.next.empty()) text += " " + problem.next;
  return text;
}

void ensure(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "unknot: a promise inside the program is broken: %s\n", what);
  std::abort();
}

}  // namespace unknot
