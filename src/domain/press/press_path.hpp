// Pressing by force: what arrives in the tissue at one force, and along rising forces.
#pragma once

#include <string>
#include <vector>

#include "domain/press/press_result.hpp"

namespace unknot {

/// Pressures from which tissue is counted. Both are assumed as borders; nobody is said to be hurt or not hurt by them.
struct PressLimits {
  double painful_kpa = 300.0;   ///< on the skin; thresholds of healthy muscles lie about 200 to 450 kPa
  double stanching_kpa = 6.0;  ///< within the tissue; flow falls from about 4 to 8 kPa
  bool operator==(const PressLimits&) const = default;
};

/// Largest values over the elements of one layer, the nodule left out.
struct LayerStrain {
  std::string layer;
  double peak_stretch = 1.0;       ///< greatest principal stretch, 1 at rest
  double peak_squeeze = 1.0;       ///< least principal stretch, 1 at rest
  double peak_shear_strain = 0.0;  ///< half the difference of the greatest and least principal logarithmic strain
  double mean_pressure_kpa = 0.0;  ///< below the tool: over the elements within the contact's width
  bool operator==(const LayerStrain&) const = default;
};

/// What one force does. Pressures are hydrostatic, -tr(sigma)/3 without what fibres pull, where nothing else is said.
struct DoseRow {
  double force_n = 0.0;       ///< straight down
  double depth_mm = 0.0;      ///< the hand has moved from first touch, flattening of the tool included
  double flattening_mm = 0.0;  ///< of these, what the tool itself gave way
  double area_cm2 = 0.0;      ///< skin in contact, as it lies under the tool
  double skin_pressure_kpa = 0.0;       ///< force over area, mean
  double peak_skin_pressure_kpa = 0.0;  ///< largest of the contact
  double painful_area_cm2 = 0.0;        ///< skin under more than PressLimits::painful_kpa
  double nodule_mm = 0.0;               ///< its centre has moved, negative: down; 0 without a nodule
  double nodule_pressure_kpa = 0.0;     ///< mean over the nodule
  double nodule_share = 0.0;            ///< nodule_pressure_kpa over skin_pressure_kpa
  double nodule_shear_kpa = 0.0;        ///< mean von Mises stress over the nodule
  double nodule_stretch = 1.0;          ///< greatest principal stretch within it
  double stanched_cm3 = 0.0;            ///< tissue under more than PressLimits::stanching_kpa
  std::vector<LayerStrain> layers;      ///< skin first
  bool operator==(const DoseRow&) const = default;
};

/// What a tool with friction, or one that was moved sideways, pulls at the skin.
struct SkinDrag {
  double force_before_n = 0.0;  ///< straight down, before it was moved; DoseRow::force_n is that behind it
  double along_n = 0.0;  ///< of the tool on the skin along x: along the fibres of a site
  double across_n = 0.0;  ///< and along y
  double peak_kpa = 0.0;  ///< largest shear of the skin in contact
  double stick_share = 0.0;  ///< of the contact that sticks, 0 to 1
  bool operator==(const SkinDrag&) const = default;
};

/// Rows by rising force. When it did not end well, these are the rows before, each in balance.
struct PressPath {
  std::vector<DoseRow> rows;
  PressOutcome outcome;
  bool operator==(const PressPath&) const = default;
};

/// One moment of a hold.
struct HoldMoment {
  double time_s = 0.0;  ///< since the tool has come to its force
  DoseRow row;
  bool operator==(const HoldMoment&) const = default;
};

/// A tool that is held still at one force, while the tissue below gives way. When it did not end well, these are the moments before.
struct HoldPath {
  std::vector<HoldMoment> moments;  ///< the first at 0 s: as pressed, nothing faded yet
  PressOutcome outcome;
  bool operator==(const HoldPath&) const = default;
};

}  // namespace unknot
