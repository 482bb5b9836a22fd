// The steps of a continuation that lead to a load.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/press/block.hpp"
#include "domain/press/tool.hpp"
#include "press/solve/newton.hpp"

namespace unknot::press {

using Load = std::variant<BallPress, SurfaceLoad, ToolPress>;

/// Where a mesh starts from: nothing moved; another load's state; a state that is nearly the wanted one.
enum class Start { rest, last, near };

/// How a load is come to.
struct Lead {
  Start start = Start::rest;
  int n_fold = 1;  ///< so many times as many steps as usual from rest, for a tool; 1 to most_folds
};
inline constexpr int most_folds = 4;

/// What presses at a load, above a surface at this height [mm]; nothing for a dead load.
std::optional<Tool> find_tool(const Load& load, double surface_mm);

/// The stages, the last one with the full load at `tolerance`. `nodal`: forces of a dead load, kept by the caller.
std::vector<Stage> list_stages(const Load& load, Lead lead, double surface_mm, const Field<double>& nodal,
                               double tolerance);

/// The steps of a way from one state of a tool to another, `to` last: first down or up, then sideways, for friction asks how a state came
/// about. Down, the contact of a ball grows by about an eighth of its radius a step; sideways, a step is a tenth of how wide the tool
/// is at this depth (both assumed).
std::vector<ToolPress> list_way(const ToolPress& from, const ToolPress& to);

/// In words, for whoever is told where a solution ended; meshes count from 0.
std::string describe_stage(const Stage& stage, std::size_t mesh);

inline constexpr const char* lost_words = "the skin no longer follows the tool";

/// Whether no balance was found, though the skin was not lost: another way to the load may find one.
bool is_stuck(const PressOutcome& outcome);

/// A smooth tool that goes deeper than before and is left with less than half of its force (assumed) has lost the skin. What a coarse mesh says of
/// this a finer one would only say later.
bool has_lost_skin(const Load& load, const std::vector<ToolPress>& earlier, double force_n, double force_before_n);

/// States that are kept: the tries at two or three forces.
inline constexpr std::size_t most_kept = 6;

/// Weights of the states of earlier presses with one tool, the oldest first, whose sum is near the state at the next depth: a polynomial in depth
/// through two or three of them, those nearest to it that lie apart. With friction or a way aside only the last two count, for there a
/// state depends on its way. Empty where none say much: fewer than two, or all too near each other for how far the next one lies.
std::vector<double> foresee_state(const std::vector<ToolPress>& earlier, const ToolPress& next);

}  // namespace unknot::press
