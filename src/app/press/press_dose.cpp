#include "app/press/press_dose.hpp"

#include <cmath>
#include <string>
#include <utility>

#include "app/press/find_site.hpp"
#include "app/press/press_runner.hpp"
#include "press/dose/table.hpp"

namespace unknot::app {
namespace {

constexpr int n_rows = 10;

Problem refuse_force(const PressQuestion& asked, const PressTool& tool) {
  const std::string allowed = "above 0, at most " + std::to_string(std::lround(tool.most_force_n)) + " N";
  if (!asked.force_n) return {Code::missing, "", "force_n", "nothing", allowed, "Say how hard the tool presses."};
  return {Code::out_of_range, "", "force_n", std::to_string(*asked.force_n), allowed, "Press less, or with another tool."};
}

std::expected<DoseCurve, Problem> solve_full(const Atlas& atlas, const PressQuestion& asked, const PressCase& one) {
  const std::expected<press::PathTask, Problem> task = build_path_task(atlas, one, asked.stiffness, press::Quality::draft);
  if (!task) return std::unexpected(task.error());
  press::TableTask whole;
  whole.columns = {{asked.stiffness, task->block}};
  whole.tool = task->tool;
  whole.pose = task->pose;
  whole.limits = task->limits;
  whole.quality = task->quality;
  whole.n_rows = n_rows;
  std::expected<DoseTable, Problem> table = press::build_dose_table(whole, {});
  if (!table) return std::unexpected(table.error());
  return std::move(table->curves.front());
}

}  // namespace

std::expected<PressDose, Problem> find_press_dose(const Atlas& atlas, const PressQuestion& asked) {
  const std::expected<PressTool, Problem> tool = find_press_tool(atlas, asked.tool.value);
  if (!tool) return std::unexpected(tool.error());
  const bool is_draft = asked.fineness == DoseFineness::draft;
  if (is_draft && !(asked.force_n && *asked.force_n > 0.0 && *asked.force_n <= tool->most_force_n)) {
    return std::unexpected(refuse_force(asked, *tool));
  }
  const PressCase one{asked.site, asked.body, asked.tool, {}, asked.force_n.value_or(tool->most_force_n), {}};
  const std::expected<PressAnswer, Problem> known = build_press_answer(atlas, one);
  if (!known) return std::unexpected(known.error());
  PressDose dose{known->point_depth_mm, known->layers, {}, {}};
  return dose;
}

}  // namespace unknot::app
