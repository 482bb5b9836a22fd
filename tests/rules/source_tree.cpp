#include "rules/source_tree.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

#include "support/support.hpp"

namespace unknot::test {

Table read_table() {
  static const std::regex line(R"(^part\((\w+)([^)]*)\)$)");
  Table table;
  std::istringstream text(read_source("CMakeLists.txt"));
  for (std::string row; std::getline(text, row);) {
    std::smatch match;
    if (!std::regex_match(row, match, line)) continue;
    std::set<std::string>& sees = table[match[1]];
    sees.insert(match[1]);
    std::istringstream words(match[2]);
    bool depends = false;
    for (std::string word; words >> word;) {
      if (word == "DEPENDS" || word == "LIBRARIES") {
        depends = word == "DEPENDS";
      } else if (depends) {
        sees.insert(word);
      }
    }
  }
  return table;
}

std::filesystem::path find_src() { return std::filesystem::path(UNKNOT_SOURCE) / "src"; }

std::vector<SourceFile> list_sources() {
  static const std::regex include(R"re(^\s*#\s*include\s*"([^"]+)".*$)re");
  std::vector<SourceFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(find_src())) {
    if (!entry.is_regular_file()) continue;
    SourceFile file;
    file.path = std::filesystem::relative(entry.path(), find_src()).generic_string();
    file.part = file.path.substr(0, file.path.find('/'));
    std::istringstream text(read_bytes(entry.path().string()));
    for (std::string line; std::getline(text, line);) {
      std::smatch match;
      if (std::regex_match(line, match, include)) file.includes.push_back(match[1]);
      file.lines.push_back(std::move(line));
    }
    files.push_back(std::move(file));
  }
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

}  // namespace unknot::test
