#include "app/press/gun_heads.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>

#include "app/press/find_site.hpp"
#include "app/press/press_runner.hpp"
#include "base/text.hpp"

namespace unknot::app {

bool is_gun_head(const PressToolId& tool) { return tool.value.starts_with("gun_"); }

std::vector<PressToolId> list_gun_heads(const Atlas& atlas) {
  std::vector<PressToolId> heads;
  for (const PressTool& tool : atlas.press.tools) {
    if (is_gun_head(tool.id)) heads.push_back(tool.id);
  }
  return heads;
}

std::expected<void, Problem> check_beats(const Atlas& atlas, const PressCase& one) {
  if (const auto tool = find_press_tool(atlas, one.tool.value); !tool) return std::unexpected(tool.error());
  if (!is_gun_head(one.tool)) {
    std::vector<std::string> names;
    for (const PressToolId& head : list_gun_heads(atlas)) names.push_back(head.value);
    return std::unexpected(Problem{Code::out_of_range, "", "tool", quote(one.tool.value),
                                   fmt::format("{}", fmt::join(names, ", ")), "Take a head of a massage gun."});
  }
  if (!one.beat) {
    return std::unexpected(
        Problem{Code::missing_key, "", "frequency_hz", "nothing", "1 to 100", "Say how often it beats a second."});
  }
  return check_press_case(atlas, one);
}

}  // namespace unknot::app
