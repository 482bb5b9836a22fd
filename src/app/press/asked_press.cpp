#include "app/press/asked_press.hpp"

#include <utility>

#include "app/press/find_site.hpp"
#include "press/site/build_block.hpp"

namespace unknot::app {

std::expected<AskedPress, Problem> find_asked_press(const Atlas& atlas, const PressQuestion& asked) {
  std::expected<PressTool, Problem> tool = find_press_tool(atlas, asked.tool.value);
  if (!tool) return std::unexpected(tool.error());
  std::expected<SiteLayers, Problem> site = find_site(atlas, asked.site);
  if (!site) return std::unexpected(site.error());
  std::expected<TissueBlock, Problem> block = press::build_block(*site, asked.body, asked.stiffness);
  const std::expected<TissueBlock, Problem> usual = press::build_block(*site, asked.body, Stiffness::usual);
  if (!block) return std::unexpected(block.error());
  if (!usual) return std::unexpected(usual.error());
  PressDose dose{press::find_point_depth(*site, asked.body), usual->layers, {}, {}, {}};
  return AskedPress{std::move(*tool), std::move(*site), std::move(*block), std::move(dose)};
}

}  // namespace unknot::app
