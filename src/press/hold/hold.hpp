// A tool that is held at one force for seconds to minutes while the tissue gives way below it.
#pragma once

#include <expected>
#include <vector>

#include "base/problem.hpp"
#include "domain/press/press_path.hpp"
#include "press/dose/path.hpp"

namespace unknot::press {

/// Pressed to the force as ForceSolver does, at once; from there on time runs, and the hand follows so that its force stays within 0.5 %. Each
/// moment is a body in balance: nothing has inertia, and no fluid is pressed out (docs/science/holds.md says what that leaves out).
/// Stopped and told by the context; where a moment is not found, those before it are the answer and the outcome says where.
/// @param times_s the moments: 0, and then rising up to 300 at most
/// Problems: as ForceSolver; times out of range or order.
std::expected<HoldPath, Problem> hold_press(const PathTask& task, double force_n, const std::vector<double>& times_s,
                                            const Context& context);

/// Moments of a hold [s]: 0, 0.5, 1, then about half as far apart as they are old, and `seconds`.
std::vector<double> list_hold_times(double seconds);

}  // namespace unknot::press
