#include "press/ring/ring.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

#include "press/dose/strain.hpp"
#include "press/laws/response.hpp"
#include "press/mesh/check.hpp"
#include "press/ring/band.hpp"
#include "press/ring/cell.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;

constexpr double tolerance = 1e-8;
constexpr int most_rounds = 25;
constexpr double first_share = 0.05;  // of the pressure
constexpr double least_share = 1e-3;
constexpr double widest_cell = 4.0;   // across [mm]
constexpr double most_half_width = 1000.0;

std::optional<Problem> check_task(const RingTask& task) {
  if (!(task.bone_radius_mm > 0.0)) {
    return build_problem("bone_radius_mm", task.bone_radius_mm, "above 0", "say how thick the bone is");
  }
  if (task.layers.empty()) return build_problem("layers", 0.0, "one and more", "say what lies on the bone");
  for (const TissueLayer& layer : task.layers) {
    if (!(layer.thickness_mm > 0.0)) {
      return build_problem("thickness_mm", layer.thickness_mm, "above 0", "leave the layer out");
    }
    if (!(layer.shear_modulus_kpa > 0.0 && layer.shear_modulus_kpa < task.bulk_kpa)) {
      return build_problem("shear_modulus_kpa", layer.shear_modulus_kpa, "above 0, below the bulk modulus",
                           "say how stiff the layer is");
    }
  }
  if (!(task.half_width_mm > 0.0 && task.half_width_mm <= most_half_width && task.edge_mm >= 0.0)) {
    return build_problem("half_width_mm", task.half_width_mm, "above 0 to 1,000", "say how wide the cuff is");
  }
  const double covered = task.half_width_mm + task.edge_mm;
  if (!(task.half_length_mm >= covered && task.half_length_mm <= most_half_width)) {
    return build_problem("half_length_mm", task.half_length_mm, "as long as the cuff, to 1,000", "make it longer");
  }
  if (!(task.pressure_kpa > 0.0)) return build_problem("pressure_kpa", task.pressure_kpa, "above 0", "inflate it");
  if (!(task.cell_mm > 0.0 && task.cell_mm <= task.half_width_mm)) {
    return build_problem("cell_mm", task.cell_mm, "above 0, up to half the cuff", "use 3");
  }
  return std::nullopt;
}

// The limb as cells, and its displacement.
struct Limb {
  std::vector<double> radii;  // from the bone outwards
  std::vector<Size> layer;  // of each cell across, as numbered in the task
  std::vector<double> heights;
  std::vector<double> displacement;

  [[nodiscard]] Size find_node(Size r, Size z) const { return z * radii.size() + r; }
};

Limb build_limb(const RingTask& task) {
  Limb limb;
  limb.radii = {task.bone_radius_mm};
  for (Size number = task.layers.size(); number-- > 0;) {
    const double thickness = task.layers[number].thickness_mm;
    const auto n = static_cast<int>(std::max(2.0, std::ceil(thickness / widest_cell)));
    const double from = limb.radii.back();
    for (int cell = 1; cell <= n; ++cell) {
      limb.radii.push_back(from + thickness * cell / n);
      limb.layer.push_back(number);
    }
  }
  const auto n = static_cast<int>(std::ceil(task.half_length_mm / task.cell_mm));
  for (int z = 0; z <= n; ++z) limb.heights.push_back(task.half_length_mm * z / n);
  limb.displacement.assign(2 * limb.radii.size() * limb.heights.size(), 0.0);
  return limb;
}

// A share of the pressure at a height.
double find_share(const RingTask& task, double height) {
  if (height <= task.half_width_mm) return 1.0;
  if (height >= task.half_width_mm + task.edge_mm) return 0.0;
  return 0.5 + 0.5 * std::cos(std::numbers::pi * (height - task.half_width_mm) / task.edge_mm);
}

RingCell build_cell(const RingTask& task, const Limb& limb, Size r, Size z) {
  const TissueLayer& layer = task.layers[limb.layer[r]];
  return {{limb.radii[r], limb.radii[r + 1]},
          {limb.heights[z], limb.heights[z + 1]},
          {layer.shear_modulus_kpa, layer.stiffening},
          task.bulk_kpa};
}

std::array<Size, 8> list_places(const Limb& limb, Size r, Size z) {
  std::array<Size, 8> places{};
  const std::array<Size, 4> nodes = {limb.find_node(r, z), limb.find_node(r + 1, z), limb.find_node(r + 1, z + 1),
                                     limb.find_node(r, z + 1)};
  for (Size corner = 0; corner < 4; ++corner) {
    places[2 * corner] = 2 * nodes[corner];
    places[2 * corner + 1] = 2 * nodes[corner] + 1;
  }
  return places;
}

CellVector find_displacement(const Limb& limb, const std::array<Size, 8>& places) {
  CellVector values{};
  for (Size a = 0; a < 8; ++a) values[a] = limb.displacement[places[a]];
  return values;
}

std::vector<bool> list_held(const RingTask& task, const Limb& limb) {
  std::vector<bool> held(limb.displacement.size(), false);
  for (Size z = 0; z < limb.heights.size(); ++z) {
    held[2 * limb.find_node(0, z)] = true;
    held[2 * limb.find_node(0, z) + 1] = !task.slips_on_bone || z == 0;
  }
  for (Size r = 0; r < limb.radii.size(); ++r) {
    held[2 * limb.find_node(r, 0) + 1] = true;
    if (task.holds_end) held[2 * limb.find_node(r, limb.heights.size() - 1) + 1] = true;
  }
  return held;
}

// The cuff presses square to the skin as it lies now: residual += forces that hold against it, matrix += their slope. @return their size
double add_pressure(const RingTask& task, const Limb& limb, double pressure, std::vector<double>& rest, Band& matrix) {
  double size = 0.0;
  const Size outer = limb.radii.size() - 1;
  const double gauss = 0.5 / std::numbers::sqrt3;
  for (Size z = 0; z + 1 < limb.heights.size(); ++z) {
    const std::array<Size, 2> nodes = {limb.find_node(outer, z), limb.find_node(outer, z + 1)};
    const double below = limb.radii[outer] + limb.displacement[2 * nodes[0]];
    const double above = limb.radii[outer] + limb.displacement[2 * nodes[1]];
    const double across = above - below;
    const double along = limb.heights[z + 1] + limb.displacement[2 * nodes[1] + 1] - limb.heights[z] -
                         limb.displacement[2 * nodes[0] + 1];
    for (const double at : {0.5 - gauss, 0.5 + gauss}) {
      const double height = limb.heights[z] + at * (limb.heights[z + 1] - limb.heights[z]);
      const double weight = std::numbers::pi * pressure * find_share(task, height);  // 2 pi, half of the side
      const double radius = below + at * across;
      const std::array<double, 2> share = {1.0 - at, at};
      constexpr std::array<double, 2> slope = {-1.0, 1.0};
      for (Size a = 0; a < 2; ++a) {
        rest[2 * nodes[a]] += weight * radius * along * share[a];
        rest[2 * nodes[a] + 1] -= weight * radius * across * share[a];
        size += std::pow(weight * radius * along * share[a], 2);
        for (Size b = 0; b < 2; ++b) {
          matrix.at(2 * nodes[a], 2 * nodes[b]) += weight * share[b] * along * share[a];
          matrix.at(2 * nodes[a], 2 * nodes[b] + 1) += weight * radius * slope[b] * share[a];
          matrix.at(2 * nodes[a] + 1, 2 * nodes[b]) -= weight * (share[b] * across + radius * slope[b]) * share[a];
        }
      }
    }
  }
  return std::sqrt(size);
}

// Forces and tangent of all cells. @return false: one is inside out
bool add_cells(const RingTask& task, const Limb& limb, std::vector<double>& rest, Band& matrix) {
  for (Size z = 0; z + 1 < limb.heights.size(); ++z) {
    for (Size r = 0; r + 1 < limb.radii.size(); ++r) {
      const std::array<Size, 8> places = list_places(limb, r, z);
      const CellAnswer answer = find_answer(build_cell(task, limb, r, z), find_displacement(limb, places));
      if (answer.is_inside_out) return false;
      for (Size a = 0; a < 8; ++a) {
        rest[places[a]] += answer.force[a];
        for (Size b = 0; b < 8; ++b) matrix.at(places[a], places[b]) += answer.stiffness[a][b];
      }
    }
  }
  return true;
}

// Newton's method at one pressure. @return false: no balance; the displacement is then worth nothing
bool find_balance(const RingTask& task, double pressure, const std::vector<bool>& held, Limb& limb) {
  for (int round = 0; round < most_rounds; ++round) {
    Band matrix(limb.displacement.size(), 2 * limb.radii.size() + 3);
    std::vector<double> rest(limb.displacement.size(), 0.0);
    if (!add_cells(task, limb, rest, matrix)) return false;
    const double size = add_pressure(task, limb, pressure, rest, matrix);
    double left = 0.0;
    for (Size place = 0; place < rest.size(); ++place) {
      if (held[place]) {
        matrix.hold(place);
        rest[place] = 0.0;
      }
      left += rest[place] * rest[place];
    }
    if (!std::isfinite(left)) return false;
    if (std::sqrt(left) <= tolerance * size) return true;
    if (!matrix.solve(rest)) return false;
    for (Size place = 0; place < rest.size(); ++place) limb.displacement[place] -= rest[place];
  }
  return false;
}

// Means of the layers below the cuff.
Ring build_ring(const RingTask& task, const Limb& limb) {
  Ring ring;
  std::vector<double> volumes(task.layers.size(), 0.0);
  for (const TissueLayer& layer : task.layers) ring.layers.push_back({layer.name});
  for (Size z = 0; z + 1 < limb.heights.size() && limb.heights[z + 1] <= task.half_width_mm + 1e-9; ++z) {
    for (Size r = 0; r + 1 < limb.radii.size(); ++r) {
      const RingCell cell = build_cell(task, limb, r, z);
      const auto points = find_points(cell, find_displacement(limb, list_places(limb, r, z)));
      const double pressure = -cell.bulk_kpa * find_swelling(points);
      RingLayer& layer = ring.layers[limb.layer[r]];
      for (const CellPoint& point : points) {
        const auto squares = find_squared_stretches(point.deformation);
        const double bulk = std::cbrt(squares[0] * squares[1] * squares[2]);
        const double trace = (squares[0] + squares[1] + squares[2]) / bulk;
        const double secant = cell.law.find_secant(trace) / std::sqrt(bulk * bulk * bulk);
        double sum = 0.0;
        for (const double square : squares) sum += 1.5 * std::pow(secant * (square / bulk - trace / 3.0), 2);
        layer.strain += point.volume * (std::sqrt(squares[0]) - 1.0);
        layer.shear_strain += point.volume * 0.25 * std::log(squares[0] / squares[2]);
        layer.mises_kpa += point.volume * std::sqrt(sum);
        layer.pressure_kpa += point.volume * pressure;
        volumes[limb.layer[r]] += point.volume;
      }
    }
  }
  for (Size n = 0; n < volumes.size(); ++n) {
    for (double* value : {&ring.layers[n].strain, &ring.layers[n].shear_strain, &ring.layers[n].mises_kpa,
                          &ring.layers[n].pressure_kpa}) {
      *value /= volumes[n];
    }
  }
  const Size outer = limb.radii.size() - 1;
  ring.sink_mm = -limb.displacement[2 * limb.find_node(outer, 0)];
  ring.end_sink_mm = -limb.displacement[2 * limb.find_node(outer, limb.heights.size() - 1)];
  ring.end_mm = limb.displacement[2 * limb.find_node(limb.radii.size() / 2, limb.heights.size() - 1) + 1];
  return ring;
}

}  // namespace

std::expected<Ring, Problem> squeeze_ring(const RingTask& task, const std::function<bool()>& is_stopped) {
  if (auto problem = check_task(task)) return std::unexpected(*problem);
  Limb limb = build_limb(task);
  const std::vector<bool> held = list_held(task, limb);
  double share = 0.0;
  for (double step = first_share; share < 1.0;) {
    const double next = std::min(1.0, share + step);
    Limb tried = limb;
    if (is_stopped && is_stopped()) {
      return std::unexpected(
          build_problem("pressure_kpa", share * task.pressure_kpa, "the whole pressure", "it was stopped on the way"));
    }
    if (find_balance(task, next * task.pressure_kpa, held, tried)) {
      limb = std::move(tried);
      share = next;
      step *= 1.5;
    } else {
      step *= 0.5;
      if (step < least_share) {
        return std::unexpected(
            build_problem("pressure_kpa", share * task.pressure_kpa, "a balance beyond it", "inflate the cuff less"));
      }
    }
  }
  return build_ring(task, limb);
}

}  // namespace unknot::press
