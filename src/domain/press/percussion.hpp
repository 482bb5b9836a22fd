// A head that beats on the skin: what was asked, and what it comes to cycle by cycle.
#pragma once

#include <vector>

namespace unknot {

/// How a massage gun beats. Its motor moves the head against the casing by stroke/2 sin(2 pi f t).
struct PressBeat {
  double frequency_hz = 0.0;  ///< 1 to 100; guns: 20 to 53
  double stroke_mm = 0.0;     ///< from end to end, 0 to 20; guns: 6 to 16
  bool operator==(const PressBeat&) const = default;
};

/// One moment. Heights are counted downwards from the skin at rest.
struct PercussSample {
  double time_s = 0.0;
  double head_mm = 0.0;    ///< of the head's lowest point, below the skin at rest
  double casing_mm = 0.0;  ///< where the head would be in the middle of its stroke
  double force_n = 0.0;    ///< between head and skin
  double skin_kpa = 0.0;   ///< largest pressure on the skin, mean around one node
  double nodule_kpa = 0.0;  ///< pressure from all sides, mean over the nodule
  double nodule_mm = 0.0;   ///< its centre has moved, negative: down
  double nodule_shear = 0.0;  ///< half the difference of its greatest and least principal logarithmic strain
  bool operator==(const PercussSample&) const = default;
};

/// What one cycle comes to, or the mean of the last ones.
struct PercussCycle {
  double peak_force_n = 0.0;
  double mean_force_n = 0.0;
  double touching_share = 0.0;  ///< of the time that head and skin touch
  double peak_skin_kpa = 0.0;
  double peak_nodule_kpa = 0.0;
  double mean_nodule_kpa = 0.0;
  double trough_nodule_kpa = 0.0;
  double nodule_amplitude_mm = 0.0;  ///< half of the way of its centre from end to end
  double shear_amplitude = 0.0;      ///< half of the change of nodule_shear from end to end
  double peak_shear_rate = 0.0;      ///< [1/s] of nodule_shear
  double power_w = 0.0;              ///< that goes into the tissue
  double casing_mm = 0.0;            ///< mean
  bool operator==(const PercussCycle&) const = default;
};

/// A run of beats.
struct Percussion {
  PressBeat beat;
  double force_n = 0.0;  ///< the hand's, asked for
  std::vector<PercussCycle> cycles;
  PercussCycle last;  ///< mean of the last three, or of those there are
  double spread = 0.0;  ///< largest relative difference of peaks and means between the last three
  bool is_steady = false;  ///< `spread` is small
  /// Greatest gain of energy that nothing explains, over the energy that was about; 0 where all is well.
  double energy_error = 0.0;
  double least_step_s = 0.0;
  long n_steps = 0;
  std::vector<PercussSample> samples;
  bool operator==(const Percussion&) const = default;
};

}  // namespace unknot
