#include "press/scene.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace unknot::press::test {

TissueBlock build_reference_block() {
  TissueBlock block;
  block.layers = {{"skin", 2.0, 20.0}, {"fat", 8.0, 2.0}, {"fascia", 1.0, 100.0}, {"muscle", 29.0, 6.0}};
  block.nodule = TissueNodule{20.0, {10.0, 6.0, 6.0}, 24.0};
  return block;
}

namespace {

PressTask build_task(std::string_view levels) {
  PressTask task;
  task.block = build_reference_block();
  for (const char level : levels) {
    task.gradings.push_back(build_reference_grading(static_cast<Fineness>(level - 'A')));
  }
  return task;
}

}  // namespace

PressTask build_ball_task(std::string_view levels) {
  PressTask task = build_task(levels);
  task.load = BallPress{.radius_mm = 33.0, .depth_mm = 12.0};
  return task;
}

PressTask build_load_task(std::string_view levels) {
  PressTask task = build_task(levels);
  task.load = SurfaceLoad{15.0, 15.0};
  return task;
}

ToolPress build_ball_press(double radius_mm, double depth_mm, Rubbing rubbing) {
  ToolPress press;
  press.shape.form = ToolForm::ball;
  press.shape.radius_mm = radius_mm;
  press.depth_mm = depth_mm;
  press.rubbing = rubbing;
  return press;
}

PressResult solve_with(PressSolver& solver, const ToolPress& press) {
  const auto result = solver.solve(press);
  EXPECT_TRUE(result.has_value()) << (result ? "" : build_sentence(result.error()));
  EXPECT_EQ(result->outcome.ending, PressEnding::solved) << result->outcome.where;
  return *result;
}

Executor build_executor(int n_threads) {
  return [n_threads](int n, const std::function<void(int)>& work) {
    std::atomic<int> next = 0;
    const auto take = [&] {
      for (int one = next++; one < n; one = next++) {
        work(one);
      }
    };
    std::vector<std::thread> others;
    for (int other = 1; other < n_threads; ++other) {
      others.emplace_back(take);
    }
    take();
    for (std::thread& other : others) {
      other.join();
    }
  };
}

PressResult solve(const PressTask& task, const Context& context) {
  const auto result = solve_press(task, context);
  EXPECT_TRUE(result.has_value()) << (result ? "" : build_sentence(result.error()));
  return result.value_or(PressResult{});
}

}  // namespace unknot::press::test
