// A limb below an inflated cuff: layers around a round bone, the same all around.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "domain/press/block.hpp"

namespace unknot::press {

/// Half of a limb along its axis, from the middle of the cuff to a free end. Bone is rigid. Layers have the law that stiffens; fibres,
/// collagen, Ogden's exponent and relaxation of a layer are left out.
struct RingTask {
  double bone_radius_mm = 0.0;  ///< above 0
  std::vector<TissueLayer> layers;  ///< skin first, the last one on the bone
  double bulk_kpa = 2000.0;  ///< K of all tissue, above the greatest shear modulus
  double half_length_mm = 0.0;  ///< of the limb, more than half_width_mm + edge_mm unless the cuff covers all of it
  double half_width_mm = 0.0;  ///< of the cuff
  double edge_mm =
      10.0;  ///< from half a width to where there is no pressure, as a half wave of a cosine; 0: the cuff covers the whole limb
  double pressure_kpa = 0.0;  ///< always square to the skin, above 0
  bool slips_on_bone = false;  ///< tissue may slide along the bone, not off it
  bool holds_end = false;  ///< the end cannot move along the bone
  double cell_mm = 3.0;  ///< size of a cell along the limb; across, a layer has two cells and more
};

/// A layer below the cuff, by mean over its volume at rest.
struct RingLayer {
  std::string name;
  double strain = 0.0;  ///< greatest principal stretch, less 1
  double shear_strain = 0.0;  ///< half the difference of the greatest and least logarithmic stretch
  double mises_kpa = 0.0;
  double pressure_kpa = 0.0;  ///< -tr(sigma)/3
};

/// A limb in balance.
struct Ring {
  std::vector<RingLayer> layers;  ///< skin first
  double sink_mm = 0.0;  ///< how far the skin has come to the bone below the middle of the cuff
  double end_sink_mm = 0.0;  ///< and at the end
  double end_mm = 0.0;  ///< how far the middle of the end has moved along the bone
};

/// Brings the pressure up in steps, each to balance within 1e-8 of its forces.
/// Quadrilaterals of four nodes, turned around the axis, at 2 x 2 points, with their mean dilatation.
/// Problems: a number out of range; no balance found, with the pressure that was reached; somebody asked to stop.
/// @param is_stopped asked before every step; may be empty
std::expected<Ring, Problem> squeeze_ring(const RingTask& task, const std::function<bool()>& is_stopped);

}  // namespace unknot::press
