// What many tests need: the loaded engine, a case in which every safety question is answered, a folder that goes away.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "app/engine.hpp"
#include "domain/finding.hpp"

namespace unknot::test {

/// The day of every test: no test looks at a clock.
inline constexpr std::chrono::sys_days today{std::chrono::year(2026) / 11 / 22};

/// The engine with the built-in data, loaded once.
const app::Engine& engine();

/// Its atlas.
const Atlas& atlas();

/// Every built-in data file, to be edited and loaded again.
std::vector<app::NamedBytes> list_data();

/// The bytes of one file among `files`. It exists.
std::string& find_bytes(std::vector<app::NamedBytes>& files, const std::string& path);

/// `text` with the first `from` replaced by `to`. `from` stands in it.
std::string replace_first(std::string text, const std::string& from, const std::string& to);

/// A case of today that paints these cells and answers "no" to every flag that they call for.
Case build_calm_case(std::vector<PaintedCell> cells);

/// The spots of the atlas: paired regions on both sides, the others in the middle.
std::vector<Spot> list_spots(const Atlas& atlas);

/// The bytes of a file of this repository, such as "examples/neck.json".
std::string read_source(const std::string& path);

/// A fresh folder that is removed with its contents.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  /// Path of `name` inside.
  std::string at(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// Writes a file, making its folder.
void write_bytes(const std::string& path, const std::string& bytes);

/// The bytes of a file; empty when it is missing.
std::string read_bytes(const std::string& path);

}  // namespace unknot::test
