// Where the states of a tool at some depths lead at another one.
#pragma once

#include <cstddef>
#include <vector>

#include "domain/press/tool.hpp"

namespace unknot::press {

/// States that are kept: the tries at two or three forces.
inline constexpr std::size_t most_kept = 6;

/// Weights of the states of earlier presses with one tool, the oldest first, whose sum is near the state at the next depth: a polynomial in depth
/// through two or three of them, those nearest to it that lie apart. With friction or a way aside only the last two count, for there a
/// state depends on its way. Empty where none say much: fewer than two, or all too near each other for how far the next one lies.
std::vector<double> foresee_state(const std::vector<ToolPress>& earlier, const ToolPress& next);

}  // namespace unknot::press
