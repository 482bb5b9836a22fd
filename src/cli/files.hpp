// Reading and writing files: the only place of the command line program that touches the disk.
#pragma once

#include <expected>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "app/engine.hpp"
#include "base/problem.hpp"
#include "wire/json.hpp"

namespace unknot::cli {

/// The bytes of a file, or of `in` when `path` is "-". Stops reading past `largest` bytes.
std::expected<std::string, Problem> read_file(const std::string& path, std::istream& in,
                                              std::size_t largest = wire::largest_input);

/// Every .json below a data folder, with paths relative to it.
std::expected<std::vector<app::NamedBytes>, Problem> read_folder(const std::string& path);

/// The engine from a data folder, or from the built-in data when `folder` is empty.
std::expected<app::Engine, Problem> load_engine(const std::string& folder);

/// Writes a file whole or not at all: to a new file beside it, readable by its owner only, then renamed.
std::expected<void, Problem> write_file(const std::string& path, const std::string& bytes);

/// Adds a line (without its end) to a file that only its owner may read, on the disk when this returns. A line that was broken off before is closed
/// first.
std::expected<void, Problem> append_line(const std::string& path, const std::string& line);

/// Hands out the lines of a file that append_line wrote, each with its place ("file:3"), and stops where one is refused; a file that is not there has none. What
/// was broken off is left out: a last line without its end, and one that is refused and does not end as an object does.
std::optional<Problem> read_lines(
    const std::string& path, const std::function<std::optional<Problem>(const std::string&, const std::string&)>& take);

/// Writes to this file, or to `out` when no path is given.
std::optional<Problem> write_answer(std::ostream& out, const std::string& path, const std::string& bytes);

/// Where `unknot ask` keeps a pain between two runs: $XDG_DATA_HOME/unknot/pain.json, or below ~/.local/share.
std::string find_pain_file();

/// The absolute path of the file in which everything is kept: `given`, or unknot.db beside the pain file.
std::string find_store_file(const std::string& given);

/// Whether there is a file of this name.
bool has_file(const std::string& path);

}  // namespace unknot::cli
