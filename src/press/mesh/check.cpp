#include "press/mesh/check.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "press/mesh/bone.hpp"

namespace unknot::press {

namespace {

constexpr double most_stiffening = 20.0;

bool is_positive(double value) { return std::isfinite(value) && value > 0.0; }
bool is_relaxation(const Relaxation& one) {
  return one.share >= 0.0 && one.share <= 0.95 && one.seconds >= 0.1 && one.seconds <= 1e5;
}
bool is_alpha(double value) {
  return std::isfinite(value) && (value == 0.0 || (std::abs(value) >= 0.1 && std::abs(value) <= 50.0));
}
bool is_stiffening(double value) { return value >= 0.0 && value <= most_stiffening; }

Problem refuse_relaxation(const char* key, const Relaxation& one) {
  return build_problem(key, one.share, "a share of 0 to 0.95 that fades in 0.1 to 100,000 s",
                       "use a share of 0 for a tissue that does not give way");
}

std::optional<Problem> check_fibres(const MuscleFibres& fibres, bool holds_ends) {
  if (!(fibres.strength_kpa >= 0.0 && fibres.strength_kpa <= 1000.0)) {
    return build_problem("fibres.strength_kpa", fibres.strength_kpa, "0 to 1,000", "use 300 for muscle, 0 for none");
  }
  if (!(fibres.activation >= 0.0 && fibres.activation <= 1.0)) {
    return build_problem("fibres.activation", fibres.activation, "0 to 1", "give the share of the greatest pull");
  }
  if (!(fibres.angle_degrees >= -90.0 && fibres.angle_degrees <= 90.0)) {
    return build_problem("fibres.angle_degrees", fibres.angle_degrees, "-90 to 90", "count from x towards y");
  }
  if (fibres.strength_kpa > 0.0 && fibres.activation > 0.0 && !holds_ends) {
    return build_problem("fibres.activation", fibres.activation, "0 where the ends of the block are free",
                         "hold the ends (holds_ends)");
  }
  return std::nullopt;
}

std::optional<Problem> check_collagen(const CollagenFibres& collagen) {
  if (!(collagen.stiffness_kpa >= 0.0 && collagen.stiffness_kpa <= 1e5)) {
    return build_problem("collagen.stiffness_kpa", collagen.stiffness_kpa, "0 to 100,000", "use 1,000 for fascia");
  }
  if (!(collagen.growth >= 0.0 && collagen.growth <= 1000.0)) {
    return build_problem("collagen.growth", collagen.growth, "0 to 1,000", "use 0 for fibres that do not stiffen");
  }
  if (!(collagen.angle_degrees >= 0.0 && collagen.angle_degrees <= 90.0)) {
    return build_problem("collagen.angle_degrees", collagen.angle_degrees, "0 to 90", "count from x");
  }
  if (!(collagen.dispersion >= 0.0 && collagen.dispersion <= 0.33)) {
    return build_problem("collagen.dispersion", collagen.dispersion, "0 to 0.33", "use 0 for fibres that lie alike");
  }
  return std::nullopt;
}

/// The nodule's law must be that of the layer it lies in.
std::optional<Problem> check_nodule_law(const TissueNodule& nodule, const TissueLayer& layer) {
  if (!is_alpha(nodule.alpha) || (nodule.alpha == 0.0) != (layer.alpha == 0.0)) {
    return build_problem("nodule.alpha", nodule.alpha, "0.1 to 50 or -0.1 to -50 where its layer has an alpha, else 0",
                         "give both Ogden's law, or none");
  }
  return std::nullopt;
}

std::optional<Problem> check_nodule(const TissueBlock& block) {
  const TissueNodule& nodule = *block.nodule;
  if (!is_positive(nodule.shear_modulus_kpa)) {
    return build_problem("nodule.shear_modulus_kpa", nodule.shear_modulus_kpa, "above 0",
                         "give the nodule's shear modulus");
  }
  if (!is_stiffening(nodule.stiffening)) {
    return build_problem("nodule.stiffening", nodule.stiffening, "0 to 20", "use 0 for a law that does not stiffen");
  }
  if (!is_relaxation(nodule.relaxation)) {
    return refuse_relaxation("nodule.relaxation", nodule.relaxation);
  }
  for (const double axis : nodule.semi_axes_mm) {
    if (!is_positive(axis)) {
      return build_problem("nodule.semi_axes_mm", axis, "above 0", "leave out a nodule that is not there");
    }
    if (!(axis < block.half_width_mm)) {
      return build_problem("nodule.semi_axes_mm", axis, "below half the block's width", "use a wider block");
    }
  }
  const double top = nodule.depth_mm - nodule.semi_axes_mm[2];
  const double bottom = nodule.depth_mm + nodule.semi_axes_mm[2];
  double above = 0.0;
  for (const TissueLayer& layer : block.layers) {
    const double below = above + layer.thickness_mm;
    if (top >= above - 1e-9 && bottom <= below + 1e-9) {
      return check_nodule_law(nodule, layer);
    }
    above = below;
  }
  return build_problem("nodule.depth_mm", nodule.depth_mm, "the nodule must lie within the block and within one layer",
                       "make it smaller or move it");
}

}  // namespace

std::optional<Problem> check_block(const TissueBlock& block) {
  if (block.layers.empty()) {
    return build_problem("layers", 0.0, "at least one layer", "name the layers from the skin down");
  }
  for (const TissueLayer& layer : block.layers) {
    if (!is_positive(layer.thickness_mm)) {
      return build_problem("thickness_mm", layer.thickness_mm, "above 0", "leave out a layer that is not there");
    }
    if (!is_positive(layer.shear_modulus_kpa)) {
      return build_problem("shear_modulus_kpa", layer.shear_modulus_kpa, "above 0", "give the layer's shear modulus");
    }
    if (!is_stiffening(layer.stiffening)) {
      return build_problem("stiffening", layer.stiffening, "0 to 20", "use 0 for a law that does not stiffen");
    }
    if (auto problem = check_fibres(layer.fibres, block.holds_ends)) {
      return problem;
    }
    if (auto problem = check_collagen(layer.collagen)) {
      return problem;
    }
    if (!is_alpha(layer.alpha)) {
      return build_problem("alpha", layer.alpha, "0.1 to 50 or -0.1 to -50", "use 0 for the law that stiffens");
    }
    if (!is_relaxation(layer.relaxation)) {
      return refuse_relaxation("relaxation", layer.relaxation);
    }
  }
  if (!is_positive(block.half_width_mm)) {
    return build_problem("half_width_mm", block.half_width_mm, "above 0", "give half the width of the block");
  }
  if (!std::isfinite(block.bulk_ratio) || block.bulk_ratio < 10.0 || block.bulk_ratio > 1000.0) {
    return build_problem("bulk_ratio", block.bulk_ratio, "10 to 1,000", "use 50 when in doubt");
  }
  if (block.bulk_kpa) {
    const auto low = std::ranges::min_element(block.layers, {}, &TissueLayer::shear_modulus_kpa);
    const auto high = std::ranges::max_element(block.layers, {}, &TissueLayer::shear_modulus_kpa);
    if (!(*block.bulk_kpa >= 2.0 * high->shear_modulus_kpa && *block.bulk_kpa <= 1e4 * low->shear_modulus_kpa)) {
      return build_problem("bulk_kpa", *block.bulk_kpa, "twice the greatest to 10,000 times the least shear modulus",
                           "leave it out");
    }
  }
  if (block.nodule) {
    if (auto problem = check_nodule(block)) {
      return problem;
    }
  }
  return check_bone(block);
}

std::optional<Problem> check_flat(const TissueBlock& block) {
  if (block.bone.form == BoneForm::flat) {
    return std::nullopt;
  }
  return Problem{Code::contradiction,
                 "",
                 "base",
                 "ribs or a round bone",
                 "a flat base below what is drawn in 3-D",
                 "Leave out the shape of the bone."};
}

bool is_symmetric(const TissueBlock& block) {
  return std::ranges::all_of(block.layers, [](const TissueLayer& layer) {
    const double angle = std::abs(layer.fibres.angle_degrees);
    return layer.fibres.strength_kpa == 0.0 || angle == 0.0 || angle == 90.0;
  });
}

HeldSides find_held_sides(const TissueBlock& block) {
  HeldSides held = {false, false, !is_symmetric(block)};
  for (const TissueLayer& layer : block.layers) {
    if (layer.fibres.strength_kpa > 0.0) {
      (std::abs(layer.fibres.angle_degrees) == 90.0 ? held.y : held.x) = true;
    }
  }
  if (held.all) {
    held.x = held.y = true;
  }
  held.x = held.x || !held.y;  // without any fibres as with some along x
  return held;
}

double find_thickness(const TissueBlock& block) {
  double thickness = 0.0;
  for (const TissueLayer& layer : block.layers) {
    thickness += layer.thickness_mm;
  }
  return block.bone.form == BoneForm::flat ? thickness : thickness - block.bone.rise_mm;
}

}  // namespace unknot::press
