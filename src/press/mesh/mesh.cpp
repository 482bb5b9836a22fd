#include "press/mesh/mesh.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <ranges>
#include <string>

#include "press/mesh/bone.hpp"
#include "press/mesh/check.hpp"
#include "press/mesh/slant.hpp"

namespace unknot::press {

Grading build_reference_grading(Fineness fineness) {
  switch (fineness) {
    case Fineness::a:
      return {6, 4.0, 4, {5, 2, 1, 2, 1}};
    case Fineness::b:
      return {10, 2.5, 6, {8, 4, 1, 3, 1}};
    case Fineness::c:
      return {15, 1.7, 8, {12, 5, 1, 5, 1}};
    case Fineness::d:
      return {22, 1.25, 12, {16, 7, 1, 6, 2}};
    case Fineness::e:
      break;
  }
  return {30, 0.9, 14, {22, 10, 1, 9, 2}};
}

namespace {

bool is_positive(double value) { return std::isfinite(value) && value > 0.0; }

/// Planes from the middle out to the side.
std::expected<std::vector<double>, Problem> build_planes_across(const Grading& grading, double half_width) {
  const double even = grading.n_even * grading.cell_mm;
  const bool fills = grading.n_growing == 0 ? std::abs(even - half_width) < 1e-9 * half_width : even < half_width;
  if (grading.n_even < 1 || grading.n_growing < 0 || !is_positive(grading.cell_mm) || !fills) {
    return std::unexpected(
        build_problem("grading", even, "even cells must end within the block", "use fewer or smaller cells"));
  }
  std::vector<double> planes;
  for (int i = 0; i <= grading.n_even; ++i) {
    planes.push_back(i * grading.cell_mm);
  }
  const auto find_length = [&](double ratio) {
    double sum = 0.0;
    for (int i = 1; i <= grading.n_growing; ++i) {
      sum += grading.cell_mm * std::pow(ratio, i);
    }
    return sum;
  };
  double low = 1.0;
  double high = 4.0;
  const double rest = half_width - even;
  if (grading.n_growing > 0 && find_length(high) < rest) {
    return std::unexpected(
        build_problem("grading", rest, "cells may grow by a factor of 4 at most", "use more growing cells"));
  }
  const bool shrinks = find_length(low) >= rest;
  for (int step = 0; step < 200; ++step) {
    const double middle = 0.5 * (low + high);
    (find_length(middle) > rest ? high : low) = middle;
  }
  for (int i = 1; i <= grading.n_growing; ++i) {
    planes.push_back(shrinks ? even + rest * i / grading.n_growing
                             : planes.back() + grading.cell_mm * std::pow(low, i));
  }
  planes.back() = half_width;
  return planes;
}

/// Faces of layers from the base up, with the depth of the nodule's centre among them; `is_layer` says which is which.
std::vector<double> list_faces(const TissueBlock& block, std::vector<bool>& is_layer) {
  std::vector<double> faces = {0.0};
  for (const TissueLayer& layer : block.layers | std::views::reverse) {
    faces.push_back(faces.back() + layer.thickness_mm);
  }
  is_layer.assign(faces.size(), true);
  if (block.nodule) {
    const double centre = faces.back() - block.nodule->depth_mm;
    const auto place = std::lower_bound(faces.begin(), faces.end(), centre - 1e-9);
    if (std::abs(*place - centre) > 1e-9) {
      is_layer.insert(is_layer.begin() + (place - faces.begin()), false);
      faces.insert(place, centre);
    }
  }
  return faces;
}

bool are_rising(const std::vector<double>& planes, double end) {
  for (std::size_t n = 1; n < planes.size(); ++n) {
    if (!(planes[n] > planes[n - 1])) {
      return false;
    }
  }
  return planes.size() >= 2 && planes.front() == 0.0 && planes.back() == end;
}

/// Takes the planes that the grading names, with every face of a layer among them.
std::optional<Problem> check_planes(const Grading& grading, double half_width, const std::vector<double>& faces) {
  const auto& planes = grading.planes_mm;
  if (!are_rising(planes[0], half_width) || !are_rising(planes[1], half_width)) {
    return build_problem("grading.planes_mm", half_width, "rising from 0 in the middle to half the width",
                         "build the planes with build_gradings");
  }
  bool has_all = are_rising(planes[2], faces.back());
  for (const double face : faces) {
    has_all = has_all && std::find(planes[2].begin(), planes[2].end(), face) != planes[2].end();
  }
  if (!has_all) {
    return build_problem("grading.planes_mm", faces.back(),
                         "rising from 0 at the base to the surface, every face of a layer among them",
                         "build the planes with build_gradings");
  }
  return std::nullopt;
}

std::optional<Problem> build_planes_down(const TissueBlock& block, const Grading& grading, Mesh& mesh) {
  std::vector<bool> is_layer;
  const std::vector<double> faces = list_faces(block, is_layer);
  if (!grading.planes_mm[2].empty()) {
    if (auto problem = check_planes(grading, block.half_width_mm, faces)) {
      return problem;
    }
    mesh.z = grading.planes_mm[2];
    for (const double plane : mesh.z) {
      const auto face = std::find(faces.begin(), faces.end(), plane);
      mesh.is_face.push_back(face != faces.end() && is_layer[std::size_t(face - faces.begin())]);
    }
    return std::nullopt;
  }
  if (grading.n_down.size() + 1 != faces.size()) {
    return build_problem("grading.n_down", static_cast<double>(grading.n_down.size()), "one number for each segment",
                         "count the layers, and one more when the nodule's centre cuts one");
  }
  mesh.z = {0.0};
  mesh.is_face = {true};
  for (std::size_t segment = 0; segment + 1 < faces.size(); ++segment) {
    const int n = grading.n_down[segment];
    if (n < 1) {
      return build_problem("grading.n_down", n, "at least 1", "cut every segment into one cell or more");
    }
    for (int cell = 1; cell <= n; ++cell) {
      mesh.z.push_back(faces[segment] + (faces[segment + 1] - faces[segment]) * cell / n);
      mesh.is_face.push_back(cell == n && is_layer[segment + 1]);
    }
  }
  return std::nullopt;
}

/// Share of an element within the nodule: its centre alone, or 4 x 4 x 4 points.
double find_nodule_share(const TissueNodule& nodule, double surface, const std::array<std::array<double, 2>, 3>& box,
                         bool blends) {
  const int n = blends ? 4 : 1;
  int n_within = 0;
  for (int point = 0; point < n * n * n; ++point) {
    const std::array<int, 3> step = {point % n, point / n % n, point / (n * n)};
    double level = 0.0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const double share = n == 1 ? 0.5 : (step[axis] + 0.5) / n;
      const double at =
          n == 1 ? 0.5 * (box[axis][0] + box[axis][1]) : box[axis][0] + share * (box[axis][1] - box[axis][0]);
      const double away = axis == 2 ? at - (surface - nodule.depth_mm) : at;
      level += away * away / (nodule.semi_axes_mm[axis] * nodule.semi_axes_mm[axis]);
    }
    n_within += level <= 1.0 ? 1 : 0;
  }
  return static_cast<double>(n_within) / (n * n * n);
}

void fill_materials(const TissueBlock& block, bool blends, Mesh& mesh) {
  const Grid& grid = mesh.grid;
  mesh.shear = Field<double>(grid, 1);
  mesh.bulk = Field<double>(grid, 1);
  mesh.stiffening = Field<double>(grid, 1);
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    const double z = 0.5 * (mesh.z[std::size_t(k)] + mesh.z[std::size_t(k) + 1]);
    double below = mesh.z.back();
    std::size_t layer = 0;
    while (layer + 1 < block.layers.size() && z < below - block.layers[layer].thickness_mm) {
      below -= block.layers[layer++].thickness_mm;
    }
    mesh.layer.push_back(static_cast<int>(layer));
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      for (int i = 0; i + 1 < grid.n_x; ++i) {
        double shear = block.layers[layer].shear_modulus_kpa;
        double stiffening = block.layers[layer].stiffening;
        const auto find_range = [](const std::vector<double>& planes, int cell) {
          return std::array<double, 2>{planes[std::size_t(cell)], planes[std::size_t(cell) + 1]};
        };
        const double share =
            block.nodule
                ? find_nodule_share(*block.nodule, mesh.z.back(),
                                    {find_range(mesh.x, i), find_range(mesh.y, j), find_range(mesh.z, k)}, blends)
                : 0.0;
        if (share > 0.0) {
          shear = share == 1.0 ? block.nodule->shear_modulus_kpa
                               : share * block.nodule->shear_modulus_kpa + (1.0 - share) * shear;
          stiffening = share * block.nodule->stiffening + (1.0 - share) * stiffening;
          mesh.nodule_elements.push_back(grid.find_single(i, j, k));
          mesh.nodule_shares.push_back(share);
        }
        mesh.shear[grid.find_single(i, j, k)] = shear;
        mesh.bulk[grid.find_single(i, j, k)] = block.bulk_kpa ? *block.bulk_kpa : shear * block.bulk_ratio;
        mesh.stiffening[grid.find_single(i, j, k)] = stiffening;
      }
    }
  }
}

/// Cosine and sine; a quarter turn has a cosine of exactly 0, so that what is symmetric stays it.
std::array<double, 2> find_direction(double degrees) {
  if (std::abs(degrees) == 90.0) {
    return {0.0, degrees > 0.0 ? 1.0 : -1.0};
  }
  const double angle = degrees * std::numbers::pi / 180.0;
  return {std::cos(angle), std::sin(angle)};
}

/// Fibres of the layers; those of a muscle run through its nodule.
void fill_fibres(const TissueBlock& block, Mesh& mesh) {
  for (const int layer : mesh.layer) {
    const MuscleFibres& muscle = block.layers[std::size_t(layer)].fibres;
    const CollagenFibres& collagen = block.layers[std::size_t(layer)].collagen;
    const std::array<double, 2> along = find_direction(muscle.angle_degrees);
    const std::array<double, 2> family = find_direction(collagen.angle_degrees);
    mesh.fibres.push_back({muscle.strength_kpa,
                           muscle.activation,
                           {along[0], along[1]},
                           collagen.stiffness_kpa,
                           collagen.growth,
                           collagen.dispersion,
                           {family[0], family[1]}});
  }
}

/// Exponents of Ogden's law; where the nodule fills an element in part, between both by its share.
void fill_alpha(const TissueBlock& block, Mesh& mesh) {
  const Grid& grid = mesh.grid;
  mesh.alpha = Field<double>(grid, 1);
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      std::fill_n(&mesh.alpha[grid.find_single(0, j, k)], grid.n_x - 1,
                  block.layers[std::size_t(mesh.layer[std::size_t(k)])].alpha);
    }
  }
  for (std::size_t n = 0; n < mesh.nodule_elements.size(); ++n) {
    double& alpha = mesh.alpha[mesh.nodule_elements[n]];
    alpha = mesh.nodule_shares[n] * block.nodule->alpha + (1.0 - mesh.nodule_shares[n]) * alpha;
  }
}

/// The base, the planes of symmetry, and the sides that fibres pull at.
std::vector<Support> list_supports(const Mesh& mesh, const HeldSides& held) {
  const Grid& grid = mesh.grid;
  const bool is_quarter = mesh.part == BlockPart::quarter;
  std::vector<Support> supports;
  for (int k = 0; k < grid.n_z; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      for (int i = 0; i < grid.n_x; ++i) {
        const bool is_low_x = is_quarter && i == 0;
        const bool is_low_y = is_quarter && j == 0;
        const bool is_end_x = (!is_quarter && i == 0) || i + 1 == grid.n_x;
        const bool is_end_y = (!is_quarter && j == 0) || j + 1 == grid.n_y;
        if (k == 0 || is_low_x || (held.x && is_end_x) || (held.all && is_end_y)) {
          supports.push_back({0, i, j, k});
        }
        if (k == 0 || is_low_y || (held.y && is_end_y) || (held.all && is_end_x)) {
          supports.push_back({1, i, j, k});
        }
        if (k == 0) {
          supports.push_back({2, i, j, k});
        }
      }
    }
  }
  return supports;
}

std::vector<double> mirror_planes(const std::vector<double>& planes, BlockPart part) {
  std::vector<double> all;
  if (part == BlockPart::whole) {
    for (std::size_t i = planes.size(); i-- > 1;) {
      all.push_back(-planes[i]);
    }
  }
  all.insert(all.end(), planes.begin(), planes.end());
  return all;
}

}  // namespace

std::expected<Mesh, Problem> build_mesh(const TissueBlock& block, BlockPart part, const Grading& grading) {
  if (auto problem = check_block(block)) {
    return std::unexpected(*problem);
  }
  if (part == BlockPart::quarter && !is_symmetric(block)) {
    return std::unexpected(build_problem("fibres.angle_degrees", 0.0, "0 or 90 degrees in every layer of a quarter",
                                         "solve the whole block"));
  }
  Mesh mesh;
  mesh.part = part;
  std::array<std::vector<double>, 2> across = {grading.planes_mm[0], grading.planes_mm[1]};
  if (grading.planes_mm[2].empty()) {
    auto planes = build_planes_across(grading, block.half_width_mm);
    if (!planes) {
      return std::unexpected(planes.error());
    }
    across = {*planes, *planes};
  }
  mesh.x = mirror_planes(across[0], part);
  mesh.y = mirror_planes(across[1], part);
  if (part == BlockPart::whole) {
    mesh.middle_i = static_cast<int>(across[0].size()) - 1;
    mesh.middle_j = static_cast<int>(across[1].size()) - 1;
  }
  if (auto problem = build_planes_down(block, grading, mesh)) {
    return std::unexpected(*problem);
  }
  const auto count = [](const std::vector<double>& planes) { return static_cast<int>(planes.size()); };
  mesh.grid = build_grid(count(mesh.x), count(mesh.y), count(mesh.z));
  if (block.nodule) {
    const double centre = mesh.z.back() - block.nodule->depth_mm;
    mesh.nodule_k = static_cast<int>(std::lower_bound(mesh.z.begin(), mesh.z.end(), centre - 1e-9) - mesh.z.begin());
  }
  mesh.shift = build_bone_shift(mesh, block);
  if (auto problem = check_shift(mesh)) {
    return std::unexpected(*problem);
  }
  fill_materials(block, !grading.planes_mm[2].empty(), mesh);
  if (std::ranges::any_of(block.layers, [](const TissueLayer& layer) {
        return layer.fibres.strength_kpa > 0.0 || layer.collagen.stiffness_kpa > 0.0;
      })) {
    fill_fibres(block, mesh);
  }
  if (std::ranges::any_of(block.layers, [](const TissueLayer& layer) { return layer.alpha != 0.0; })) {
    fill_alpha(block, mesh);
  }
  if (block.holds_ends) {
    mesh.supports = list_supports(mesh, find_held_sides(block));
  }
  if (block.nodule && mesh.nodule_elements.empty()) {
    return std::unexpected(build_problem("grading", block.nodule->semi_axes_mm[0], "cells smaller than the nodule",
                                         "cut the block more finely"));
  }
  return mesh;
}

long find_n_unknowns(const Mesh& mesh) {
  const long n_x = mesh.grid.n_x;
  const long n_y = mesh.grid.n_y;
  const long above = mesh.grid.n_z - 1;
  const long held = mesh.part == BlockPart::quarter ? (n_x + n_y) * above : 0;
  return 3 * n_x * n_y * above - held;
}

}  // namespace unknot::press
