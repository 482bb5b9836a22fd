// From one body to the next: coarse to fine.
#include <algorithm>
#include <memory>

#include "press/second/balance.hpp"
#include "press/second/surface.hpp"
#include "press/solve/stages.hpp"

namespace unknot::press::second {

namespace {

using Size = std::size_t;

/// The brick where a value lies along an axis, and how far into it.
struct Within {
  int brick = 0;
  std::array<double, 3> shares{};
};

Within find_within(const std::vector<double>& planes, double value) {
  int brick = 0;
  while (2 * Size(brick) + 3 < planes.size() && value > planes[2 * Size(brick) + 2]) {
    ++brick;
  }
  const double low = planes[2 * Size(brick)];
  return {brick, find_shares((value - low) / (planes[2 * Size(brick) + 2] - low))};
}

std::vector<Within> list_within(const std::vector<double>& planes, const std::vector<double>& values) {
  std::vector<Within> all;
  for (const double value : values) {
    all.push_back(find_within(planes, value));
  }
  return all;
}

PressResult build_result(const Balance& state, const MeshEffort& effort) {
  const Body& body = state.body();
  const Mesh& mesh = body.nodes;
  PressResult result;
  result.efforts = {effort};
  result.force_n = 4.0 * state.force_down() * 1e-3;
  result.surface_mm = state.displacement()[mesh.grid.find_place(2, 0, 0, mesh.grid.n_z - 1)];
  if (mesh.nodule_k > 0) {
    result.nodule_mm = state.displacement()[mesh.grid.find_place(2, 0, 0, mesh.nodule_k)];
    for (const int side : {0, 1}) {
      const Size brick = body.find_brick(0, 0, mesh.nodule_k / 2 - side);
      result.centre_pressure_kpa -=
          0.5 * find_pressure_at(body.bricks[brick], state.pressures()[brick], {0.0, 0.0, double(side)});
    }
  }
  return result;
}

}  // namespace

void Balance::follow(const Balance& coarser) {
  const Mesh& mesh = body_.nodes;
  const Mesh& from = coarser.body_.nodes;
  const std::vector<Within> x = list_within(from.x, mesh.x);
  const std::vector<Within> y = list_within(from.y, mesh.y);
  const std::vector<Within> z = list_within(from.z, mesh.z);
  for (int k = 0; k < mesh.grid.n_z; ++k) {
    for (int j = 0; j < mesh.grid.n_y; ++j) {
      for (int i = 0; i < mesh.grid.n_x; ++i) {
        const Within& at_x = x[Size(i)];
        const Within& at_y = y[Size(j)];
        const Within& at_z = z[Size(k)];
        const Moves moves = load_moves(coarser.body_, coarser.u_, at_x.brick, at_y.brick, at_z.brick);
        for (Size c = 0; c < 3; ++c) {
          double value = 0.0;
          for (Size node = 0; node < n_nodes; ++node) {
            value +=
                at_x.shares[node % 3] * at_y.shares[node / 3 % 3] * at_z.shares[node / 9] * moves[c * n_nodes + node];
          }
          u_[mesh.grid.find_place(int(c), i, j, k)] = value;
        }
      }
    }
  }
  // As in src/press/solve: the first tangent has the pressures that balanced before.
  for (int k = 0; k < body_.n_z; ++k) {
    for (int j = 0; j < body_.n_y; ++j) {
      for (int i = 0; i < body_.n_x; ++i) {
        const Size there =
            coarser.body_.find_brick(x[2 * Size(i) + 1].brick, y[2 * Size(j) + 1].brick, z[2 * Size(k) + 1].brick);
        foreseen_[body_.find_brick(i, j, k)] = {coarser.pressures_[there][0], 0.0, 0.0, 0.0};
      }
    }
  }
  is_foreseen_ = true;
}

std::vector<PressResult> solve_levels(const PressTask& task, const Context& context, const Listener& listener) {
  std::vector<PressResult> results;
  std::unique_ptr<Body> last_body;
  std::unique_ptr<Balance> last;
  for (const Grading& grading : task.gradings) {
    auto body = std::make_unique<Body>(build_body(task.block, grading));
    auto state = std::make_unique<Balance>(*body, context);
    if (last) {
      state->follow(*last);
    }
    const auto* surface = std::get_if<SurfaceLoad>(&task.load);
    const Field<double> load = surface != nullptr ? build_dead_load(*body, *surface) : Field<double>();
    MeshEffort effort;
    effort.n_unknowns = find_n_unknowns(body->nodes);
    const Start start = last ? Start::near : Start::rest;
    for (const Stage& stage : list_stages(task.load, {start}, body->nodes.z.back(), load, task.tolerance)) {
      if (state->solve(stage, effort) != StageEnding::solved) {
        return results;
      }
    }
    results.push_back(build_result(*state, effort));
    if (listener) {
      listener(results.back());
    }
    last = std::move(state);
    last_body = std::move(body);
  }
  return results;
}

}  // namespace unknot::press::second
