#include "wire/care/report_codec.hpp"

#include <algorithm>

namespace unknot::wire {

std::vector<ReportSection> read_sections(std::string_view listed, const std::string& key, Reading& reading) {
  std::vector<ReportSection> named;
  while (!listed.empty() && !reading.problem) {
    const std::size_t end = std::min(listed.find(','), listed.size());
    read_value(Json(listed.substr(0, end)), key, reading, named.emplace_back());
    listed.remove_prefix(std::min(end + 1, listed.size()));
  }
  std::vector<ReportSection> sections;
  for (const auto& word : words_of<ReportSection>) {
    if (std::find(named.begin(), named.end(), word.value) != named.end()) sections.push_back(word.value);
  }
  return sections;
}

std::vector<ReportSection> list_usual_sections() {
  std::vector<ReportSection> sections;
  for (const auto& word : words_of<ReportSection>) {
    if (word.value != ReportSection::name && word.value != ReportSection::notes) sections.push_back(word.value);
  }
  return sections;
}

}  // namespace unknot::wire
