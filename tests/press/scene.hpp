// The published reference problems of pressing: a ball, and a dead load, on skin, fat, fascia and muscle with a nodule.
#pragma once

#include <string_view>
#include <vector>

#include "press/solve/solve.hpp"

namespace unknot::press::test {

TissueBlock build_reference_block();

/// A ball of radius 33 mm, 12 mm deep, over the levels named by their letters, coarse to fine.
PressTask build_ball_task(std::string_view levels);

/// A dead load of 15 kPa in the middle within 15 mm.
PressTask build_load_task(std::string_view levels);

/// A ball, so deep, that rubs so.
ToolPress build_ball_press(double radius_mm, double depth_mm, Rubbing rubbing);

/// What pressing on comes to; it must end in balance.
PressResult solve_with(PressSolver& solver, const ToolPress& press);

/// Runs work on `n_threads` threads of its own.
Executor build_executor(int n_threads);

/// The result of a task that must be accepted.
PressResult solve(const PressTask& task, const Context& context = {});

}  // namespace unknot::press::test
