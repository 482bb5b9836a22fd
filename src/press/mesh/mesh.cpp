#include "press/mesh/mesh.hpp"

#include <algorithm>
#include <cmath>
#include <string>

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

Problem build_problem(const char* key, double found, const char* allowed, const char* next) {
  return {Code::out_of_range, "", key, std::to_string(found), allowed, next};
}

bool is_positive(double value) { return std::isfinite(value) && value > 0.0; }

std::optional<Problem> check_block(const TissueBlock& block) {
  if (block.layers.empty()) {
    return build_problem("layers", 0.0, "at least one layer", "name the layers from the skin down");
  }
  double depth = 0.0;
  for (const TissueLayer& layer : block.layers) {
    if (!is_positive(layer.thickness_mm)) {
      return build_problem("thickness_mm", layer.thickness_mm, "above 0", "leave out a layer that is not there");
    }
    if (!is_positive(layer.shear_modulus_kpa)) {
      return build_problem("shear_modulus_kpa", layer.shear_modulus_kpa, "above 0", "give the layer's shear modulus");
    }
    depth += layer.thickness_mm;
  }
  if (!is_positive(block.half_width_mm)) {
    return build_problem("half_width_mm", block.half_width_mm, "above 0", "give half the width of the block");
  }
  if (!std::isfinite(block.bulk_ratio) || block.bulk_ratio < 10.0 || block.bulk_ratio > 1000.0) {
    return build_problem("bulk_ratio", block.bulk_ratio, "10 to 1,000", "use 50 when in doubt");
  }
  if (block.nodule) {
    const TissueNodule& nodule = *block.nodule;
    if (!is_positive(nodule.shear_modulus_kpa)) {
      return build_problem("nodule.shear_modulus_kpa", nodule.shear_modulus_kpa, "above 0",
                           "give the nodule's shear modulus");
    }
    for (const double axis : nodule.semi_axes_mm) {
      if (!is_positive(axis)) {
        return build_problem("nodule.semi_axes_mm", axis, "above 0", "leave out a nodule that is not there");
      }
    }
    if (!(nodule.depth_mm - nodule.semi_axes_mm[2] >= 0.0 && nodule.depth_mm + nodule.semi_axes_mm[2] <= depth)) {
      return build_problem("nodule.depth_mm", nodule.depth_mm, "the nodule must lie within the block",
                           "make it smaller or move it");
    }
  }
  return std::nullopt;
}

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
  for (auto layer = block.layers.rbegin(); layer != block.layers.rend(); ++layer) {
    faces.push_back(faces.back() + layer->thickness_mm);
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

std::optional<Problem> build_planes_down(const TissueBlock& block, const Grading& grading, Mesh& mesh) {
  std::vector<bool> is_layer;
  const std::vector<double> faces = list_faces(block, is_layer);
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

void fill_materials(const TissueBlock& block, Mesh& mesh) {
  const Grid& grid = mesh.grid;
  mesh.shear = Field<double>(grid, 1);
  mesh.bulk = Field<double>(grid, 1);
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    const double z = 0.5 * (mesh.z[std::size_t(k)] + mesh.z[std::size_t(k) + 1]);
    double below = mesh.z.back();
    std::size_t layer = 0;
    while (layer + 1 < block.layers.size() && z < below - block.layers[layer].thickness_mm) {
      below -= block.layers[layer++].thickness_mm;
    }
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      const double y = 0.5 * (mesh.y[std::size_t(j)] + mesh.y[std::size_t(j) + 1]);
      for (int i = 0; i + 1 < grid.n_x; ++i) {
        const double x = 0.5 * (mesh.x[std::size_t(i)] + mesh.x[std::size_t(i) + 1]);
        double shear = block.layers[layer].shear_modulus_kpa;
        if (block.nodule) {
          const auto& axes = block.nodule->semi_axes_mm;
          const double up = z - (mesh.z.back() - block.nodule->depth_mm);
          if (x * x / (axes[0] * axes[0]) + y * y / (axes[1] * axes[1]) + up * up / (axes[2] * axes[2]) <= 1.0) {
            shear = block.nodule->shear_modulus_kpa;
            mesh.nodule_elements.push_back(grid.find_single(i, j, k));
          }
        }
        mesh.shear[grid.find_single(i, j, k)] = shear;
        mesh.bulk[grid.find_single(i, j, k)] = shear * block.bulk_ratio;
      }
    }
  }
}

}  // namespace

std::expected<Mesh, Problem> build_mesh(const TissueBlock& block, BlockPart part, const Grading& grading) {
  if (auto problem = check_block(block)) {
    return std::unexpected(*problem);
  }
  auto across = build_planes_across(grading, block.half_width_mm);
  if (!across) {
    return std::unexpected(across.error());
  }
  Mesh mesh;
  mesh.part = part;
  if (part == BlockPart::whole) {
    for (std::size_t i = across->size(); i-- > 1;) {
      mesh.x.push_back(-(*across)[i]);
    }
  }
  mesh.middle_i = mesh.middle_j = static_cast<int>(mesh.x.size());
  mesh.x.insert(mesh.x.end(), across->begin(), across->end());
  mesh.y = mesh.x;
  if (auto problem = build_planes_down(block, grading, mesh)) {
    return std::unexpected(*problem);
  }
  const auto count = [](const std::vector<double>& planes) { return static_cast<int>(planes.size()); };
  mesh.grid = build_grid(count(mesh.x), count(mesh.y), count(mesh.z));
  if (block.nodule) {
    const double centre = mesh.z.back() - block.nodule->depth_mm;
    mesh.nodule_k = static_cast<int>(std::lower_bound(mesh.z.begin(), mesh.z.end(), centre - 1e-9) - mesh.z.begin());
  }
  fill_materials(block, mesh);
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
