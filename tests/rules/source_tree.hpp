// The sources of the house as text, and the table of its CMakeLists.txt.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace unknot::test {

/// Part, and the parts that it may include, itself among them.
using Table = std::map<std::string, std::set<std::string>>;

/// The part(...) lines of the top CMakeLists.txt.
Table read_table();

/// The folder src.
std::filesystem::path find_src();

/// One header or source.
struct SourceFile {
  std::string path;                   ///< below src, such as "rank/rank.hpp"
  std::string part;                   ///< its first folder
  std::vector<std::string> lines;
  std::vector<std::string> includes;  ///< what stands in quotes
};

/// Every file below src, sorted by path. A file that is neither .hpp nor .cpp is listed too.
std::vector<SourceFile> list_sources();

}  // namespace unknot::test
