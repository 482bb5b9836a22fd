// What was measured in people who were pressed, and how the press is asked for it. Published numbers: tests/validate/press_targets.csv.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/press/dose_table.hpp"
#include "domain/press/site.hpp"

namespace unknot::press {

/// One press of a flat ultrasound probe on an arm or a leg, down to the bone: what is known of it, and what was measured.
struct LimbPress {
  std::string place;
  double probe_mm2 = 0.0;
  double skin_mm = 0.0;
  double fat_mm = 0.0;
  double muscle_mm = 0.0;  ///< from fat to bone
  double force_n = 0.0;  ///< the greatest
  double sink_mm = 0.0;  ///< how much thinner all layers together are at it
};

/// Where people were pressed. Men of medium build, whose muscles hold no knot.
struct TargetSites {
  SiteLayers shin;  ///< tibialis anterior
  SiteLayers calf;  ///< gastrocnemius, inner head
  SiteLayers buttock;  ///< gluteus maximus
  std::vector<LimbPress> limbs;  ///< of 95 people, eight places each
};

/// What the model says of one row of the table.
struct Measured {
  std::string id;  ///< key of the row
  std::optional<double> value;
  std::string why;  ///< why there is no value, in words
  Stiffness stiffness = Stiffness::usual;  ///< column of the row
};

/// One piece of work, which answers some rows. Different ones may run on different threads.
struct TargetJob {
  std::string name;  ///< of its target, such as "V5"
  /// `is_stopped` may be empty; where it says yes, the answers are worth nothing.
  std::function<std::vector<Measured>(const TargetSites& sites, const std::function<bool()>& is_stopped)> run;
};

/// All of them, the longest first.
std::vector<TargetJob> list_jobs();

/// V5: a flat rubber probe of 1 cm2, at the pressure that begins to hurt; shin and calf. About 15 s for usual tissue, several times that for soft.
std::vector<Measured> press_leg(const TargetSites& sites, Stiffness stiffness, const std::function<bool()>& is_stopped);

/// V6: a cuff around a lower leg, inflated until it begins to hurt; some seconds.
std::vector<Measured> squeeze_leg(const TargetSites& sites, Stiffness stiffness,
                                  const std::function<bool()>& is_stopped);

/// V7: each press on a limb with its own layers and force, tissue of the leg: the median error of how far the probe sinks, and the median
/// compliance of each place [mm/MPa]. About a minute.
std::vector<Measured> press_limbs(const TargetSites& sites, Stiffness stiffness,
                                  const std::function<bool()>& is_stopped);

/// V8: how much stiffer fat and muscle of the buttock are under more force.
std::vector<Measured> press_buttock(const TargetSites& sites, Stiffness stiffness,
                                    const std::function<bool()>& is_stopped);

/// V9: a nodule that is shaken, 1.5, 2 and 4 times as stiff as its muscle: the three columns. The muscle is the same for all.
/// @param scale 1: a nodule of 7 x 4 x 3 mm, 2: twice as long, wide and high
std::vector<Measured> shake_nodule(double frequency_hz, double scale, const std::function<bool()>& is_stopped);

}  // namespace unknot::press
