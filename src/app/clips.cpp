#include "app/clips.hpp"

#include <vector>

#include "app/embedded_data.hpp"
#include "base/text.hpp"

namespace unknot::app {
namespace {

template <class Value>
Problem refuse(const char* key, const std::string& word, const std::map<std::string, Value>& known) {
  std::vector<std::string> names;
  for (const auto& [name, value] : known) names.push_back(name);
  return {Code::not_found, "", key, quote(word), "", build_suggestion(word, names)};
}

}  // namespace

Clips::Clips() {
  for (const auto& [path, bytes] : list_embedded_clips()) {
    const std::size_t slash = path.find('/');
    const std::size_t dot = path.rfind('.');
    clips_[std::string(path.substr(0, slash))].emplace(path.substr(slash + 1, dot - slash - 1), bytes);
  }
}

std::expected<std::string_view, Problem> Clips::find(const std::string& language, const std::string& prompt) const {
  const auto spoken = clips_.find(language);
  if (spoken == clips_.end()) return std::unexpected(refuse("language", language, clips_));
  const auto clip = spoken->second.find(prompt);
  if (clip == spoken->second.end()) return std::unexpected(refuse("prompt", prompt, spoken->second));
  return clip->second;
}

}  // namespace unknot::app
