#include "press/dose/measure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "press/contact/tool.hpp"
#include "press/dose/print.hpp"
#include "press/dose/strain.hpp"
#include "press/mesh/slant.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

/// Pressure at nodes: the mean of the elements around, by their volume; smooth enough to say where it passes a limit.
std::vector<double> build_nodal_pressure(const Mesh& mesh, const std::vector<Strain>& strains) {
  const Grid& grid = mesh.grid;
  std::vector<double> sum(Size(grid.n_nodes()), 0.0);
  std::vector<double> weight(sum.size(), 0.0);
  Size element = 0;
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      for (int i = 0; i + 1 < grid.n_x; ++i, ++element) {
        const double volume = find_volume(mesh, i, j, k);
        for (int corner = 0; corner < 8; ++corner) {
          const Size node =
              Size((Index(k + (corner >> 2)) * grid.n_y + j + (corner >> 1 & 1)) * grid.n_x + i + (corner & 1));
          sum[node] += volume * strains[element].pressure_kpa;
          weight[node] += volume;
        }
      }
    }
  }
  for (Size node = 0; node < sum.size(); ++node) {
    sum[node] /= weight[node];
  }
  return sum;
}

/// Points within an element along each axis.
constexpr int n_along = 4;
constexpr int n_within = n_along * n_along * n_along;

/// What each corner counts at each point within: trilinear.
constexpr std::array<std::array<double, 8>, n_within> list_shares() {
  std::array<std::array<double, 8>, n_within> shares{};
  for (int point = 0; point < n_within; ++point) {
    const std::array<int, 3> step = {point % n_along, point / n_along % n_along, point / (n_along * n_along)};
    for (int corner = 0; corner < 8; ++corner) {
      double weight = 1.0;
      for (int axis = 0; axis < 3; ++axis) {
        const double share = (step[Size(axis)] + 0.5) / n_along;
        weight *= (corner >> axis & 1) != 0 ? share : 1.0 - share;
      }
      shares[Size(point)][Size(corner)] = weight;
    }
  }
  return shares;
}

/// Share of an element whose trilinear pressure lies above a limit, by 4 x 4 x 4 points.
double find_share_above(const std::array<double, 8>& at, double limit) {
  const auto [low, high] = std::minmax_element(at.begin(), at.end());
  if (*high <= limit || *low > limit) {
    return *low > limit ? 1.0 : 0.0;
  }
  static constexpr auto shares = list_shares();
  int n_above = 0;
  for (const std::array<double, 8>& weights : shares) {
    double value = 0.0;
    for (Size corner = 0; corner < 8; ++corner) {
      value += weights[corner] * at[corner];
    }
    n_above += value > limit ? 1 : 0;
  }
  return static_cast<double>(n_above) / n_within;
}

/// Sums over elements.
struct Body {
  std::vector<LayerStrain> layers;
  std::vector<double> volume_below;  ///< of each layer within the width of the contact
  double stanched = 0.0;
  double nodule_volume = 0.0;
  double nodule_pressure = 0.0;
  double nodule_mises = 0.0;
  double nodule_stretch = 1.0;
};

void add_layer(const Strain& strain, double volume, bool is_below, Size layer, Body& body) {
  LayerStrain& one = body.layers[layer];
  one.peak_stretch = std::max(one.peak_stretch, strain.stretch[0]);
  one.peak_squeeze = std::min(one.peak_squeeze, strain.stretch[2]);
  // Its logarithm is taken at the end.
  one.peak_shear_strain = std::max(one.peak_shear_strain, find_stretch_ratio(strain));
  if (is_below) {
    one.mean_pressure_kpa += volume * strain.pressure_kpa;
    body.volume_below[layer] += volume;
  }
}

Body collect_body(const Equilibrium& state, const TissueBlock& block, const ToolPose& pose, double radius,
                  const PressLimits& limits) {
  const Mesh& mesh = state.mesh();
  const Grid& grid = mesh.grid;
  std::vector<Strain> strains;
  strains.reserve(Size(grid.n_nodes()));
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      for (int i = 0; i + 1 < grid.n_x; ++i) {
        strains.push_back(find_strain(state, i, j, k));
      }
    }
  }
  const std::vector<double> nodal = build_nodal_pressure(mesh, strains);
  Body body;
  for (const TissueLayer& layer : block.layers) {
    body.layers.push_back({layer.name, 1.0, 1.0, 1.0, 0.0});
  }
  body.volume_below.assign(block.layers.size(), 0.0);
  Size element = 0;
  Size in_nodule = 0;
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      for (int i = 0; i + 1 < grid.n_x; ++i, ++element) {
        const Strain& strain = strains[element];
        const double volume = find_volume(mesh, i, j, k);
        std::array<double, 8> at{};
        for (int corner = 0; corner < 8; ++corner) {
          at[Size(corner)] =
              nodal[Size((Index(k + (corner >> 2)) * grid.n_y + j + (corner >> 1 & 1)) * grid.n_x + i + (corner & 1))];
        }
        body.stanched += volume * strain.volume * find_share_above(at, limits.stanching_kpa);
        if (in_nodule < mesh.nodule_elements.size() && mesh.nodule_elements[in_nodule] == grid.find_single(i, j, k)) {
          const double weight = volume * mesh.nodule_shares[in_nodule++];
          body.nodule_volume += weight;
          body.nodule_pressure += weight * strain.pressure_kpa;
          body.nodule_mises += weight * strain.mises_kpa;
          body.nodule_stretch = std::max(body.nodule_stretch, strain.stretch[0]);
          continue;
        }
        const math::Vector3 middle = find_middle(mesh, i, j, k);
        const double away = std::hypot(middle.x - pose.offset_mm[0], middle.y - pose.offset_mm[1]);
        add_layer(strain, volume, away <= radius, Size(mesh.layer[Size(k)]), body);
      }
    }
  }
  return body;
}

}  // namespace

DoseRow build_row(const Equilibrium& state, const TissueBlock& block, const ToolPress& press,
                  const PressLimits& limits) {
  const Mesh& mesh = state.mesh();
  const double parts = mesh.part == BlockPart::quarter ? 4.0 : 1.0;
  const Tool tool = build_tool(press, mesh.z.back());
  const Print print = find_print(state, tool, press.penalty_kpa_per_mm, limits);
  DoseRow row;
  row.force_n = parts * state.force_down() * 1e-3;
  row.depth_mm = press.depth_mm;
  row.area_cm2 = parts * print.area_mm2 * 1e-2;
  row.skin_pressure_kpa = row.area_cm2 > 0.0 ? 10.0 * row.force_n / row.area_cm2 : 0.0;
  row.peak_skin_pressure_kpa = std::max(print.peak_kpa, row.skin_pressure_kpa);
  row.painful_area_cm2 = parts * print.painful_mm2 * 1e-2;
  const double radius = std::sqrt(parts * print.area_mm2 / std::numbers::pi);
  Body body = collect_body(state, block, find_pose(press), radius, limits);
  row.stanched_cm3 = parts * body.stanched * 1e-3;
  if (body.nodule_volume > 0.0) {
    row.nodule_mm = state.displacement()[mesh.grid.find_place(2, mesh.middle_i, mesh.middle_j, mesh.nodule_k)];
    row.nodule_pressure_kpa = body.nodule_pressure / body.nodule_volume;
    row.nodule_share = row.skin_pressure_kpa > 0.0 ? row.nodule_pressure_kpa / row.skin_pressure_kpa : 0.0;
    row.nodule_shear_kpa = body.nodule_mises / body.nodule_volume;
    row.nodule_stretch = body.nodule_stretch;
  }
  for (Size layer = 0; layer < body.layers.size(); ++layer) {
    body.layers[layer].peak_shear_strain = 0.5 * std::log(body.layers[layer].peak_shear_strain);
    if (body.volume_below[layer] > 0.0) {
      body.layers[layer].mean_pressure_kpa /= body.volume_below[layer];
    }
  }
  row.layers = std::move(body.layers);
  return row;
}

}  // namespace unknot::press
