// Shaking the skin a little: how much of it a nodule takes part in, as ultrasound sees it (vibration sonoelastography).
#pragma once

#include <expected>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "domain/press/press_result.hpp"
#include "press/percuss/percuss.hpp"

namespace unknot::press {

/// A round patch of skin that a vibrator moves up and down beside the nodule, along x; the whole block is solved.
struct ShakeTask {
  TissueBlock block;  ///< with a nodule
  Grading grading;  ///< eight cells or more for a shear wave's length
  double frequency_hz = 92.0;  ///< 1 to 500
  double amplitude_mm = 0.01;  ///< small enough to be linear
  double aside_mm = 15.0;  ///< of the patch's middle, 0 to the rim of the block
  double radius_mm = 5.0;
  double loss_ratio = usual_loss_ratio;  ///< at the frequency, 0 to 1
  double density_kg_m3 = 1060.0;
  int n_cycles = 6;  ///< before the two that are looked at; waves must have crossed the block
};

/// Amplitudes at the frequency. Beside is at the nodule's depth, one to two half axes beyond its ends along x, on both sides.
struct Shaken {
  PressOutcome outcome;
  double nodule_mm = 0.0;  ///< mean length of the vector of displacement
  double beside_mm = 0.0;
  double nodule_strain = 0.0;  ///< mean shear strain, sqrt(2 e:e) of what is left without volume
  double beside_strain = 0.0;
};

/// Shakes until it is even, and takes the amplitudes apart at the frequency. Problems: as build_mesh; no nodule; a number out of range.
std::expected<Shaken, Problem> shake(const ShakeTask& task, const Context& context);

}  // namespace unknot::press
