#include "cli/twin/policies.hpp"

#include "wire/twin/course_codec.hpp"

namespace unknot::cli {

std::optional<Problem> add_policies(const std::string& word, std::vector<PressPolicy>& policies) {
  const std::size_t colon = word.find(':');
  const auto rhythm = read_word<PressRhythm>("--policy", word.substr(0, colon));
  if (!rhythm) return rhythm.error();
  for (const PressDepth depth : {PressDepth::gentle, PressDepth::deep}) {
    if (colon != std::string::npos) {
      const auto asked = read_word<PressDepth>("--policy", word.substr(colon + 1));
      if (!asked) return asked.error();
      if (*asked != depth) continue;
    }
    policies.push_back({*rhythm, depth});
  }
  return std::nullopt;
}

std::string name_policy(const PressPolicy& policy) {
  const std::string rhythm = wire::find_word(policy.rhythm);
  return policy.rhythm == PressRhythm::never ? rhythm : rhythm + ":" + wire::find_word(policy.depth);
}

}  // namespace unknot::cli
