// Beating on a block of tissue.
#pragma once

#include <expected>

#include "base/problem.hpp"
#include "domain/press/percussion.hpp"
#include "domain/press/press_path.hpp"
#include "domain/press/tool.hpp"
#include "press/dose/path.hpp"
#include "press/percuss/head.hpp"

namespace unknot::press {

/// Loss ratio of relaxed thigh muscle shaken at 25 to 62.5 Hz: tan(pi/2 * 0.253) (Klatt 2010, doi 10.1088/0031-9155/55/21/007). For skin
/// and fat it is assumed.
inline constexpr double usual_loss_ratio = 0.42;

/// What is beaten, with what, how.
struct PercussTask {
  TissueBlock block;
  PressTool tool;  ///< rigid here, also where it has a stiffness
  ToolPose pose;
  PressLimits limits;
  Quality quality = Quality::draft;
  PressBeat beat;
  Grip grip;
  double loss_ratio = usual_loss_ratio;  ///< at the beat's frequency, 0 to 1
  double density_kg_m3 = 1060.0;
  double step_share = 1.0;  ///< of the longest step that is thought stable and safe; for judging it, above 0 to 8
  int most_cycles = 30;  ///< fewer when it is steady before
  int least_cycles = 6;
};

/// How it ended: rows only when it was solved.
struct Percussed {
  PressOutcome outcome;
  DoseRow rest;  ///< the same head pressed slowly with the hand's force
  Percussion run;
};

/// Presses slowly to the hand's force, and beats from there. What sticks, is stopped, turns an element inside out or gains energy is an
/// outcome that says so.
/// Valid for relaxed tissue, rigid heads, no friction. Compression waves are slower than in a body: K / mu is that of the block.
/// Problems: a frequency that is not 1 to 100 Hz, a stroke that is not 0 to 20 mm, a loss ratio that is not 0 to 1; as ForceSolver.
std::expected<Percussed, Problem> percuss(const PercussTask& task, const Context& context);

/// What is wrong with a beat, by its key.
std::optional<Problem> check_beat(const PressBeat& beat);

}  // namespace unknot::press
