// The steps of a continuation that lead to a load.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "domain/press/block.hpp"
#include "domain/press/tool.hpp"
#include "press/solve/newton.hpp"

namespace unknot::press {

using Load = std::variant<BallPress, SurfaceLoad, ToolPress>;

/// Where a mesh starts from: nothing moved; another load's state; a state that is nearly the wanted one.
enum class Start { rest, last, near };

/// What presses at a load, above a surface at this height [mm]; nothing for a dead load.
std::optional<Tool> find_tool(const Load& load, double surface_mm);

/// The stages, the last one with the full load at `tolerance`. `nodal`: forces of a dead load, kept by the caller.
std::vector<Stage> list_stages(const Load& load, Start start, double surface_mm, const Field<double>& nodal,
                               double tolerance);

}  // namespace unknot::press
