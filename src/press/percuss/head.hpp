// A hand holds a casing, its motor moves a head up and down.
#pragma once

#include "domain/press/percussion.hpp"
#include "press/contact/tool.hpp"

namespace unknot::press {

/// What holds the head. Counted downwards.
struct Grip {
  double force_n = 0.0;  ///< the hand's, its weight included
  /// 1 kg is assumed; infinite holds the casing still. Moving parts are taken as balanced by a counterweight.
  double casing_kg = 1.0;
  /// Of hand and arm [N s/m]: 100 is assumed, of the order of what ISO 10068 gives at 20 to 50 Hz.
  double hand_n_s_per_m = 100.0;
};

/// The head's way: casing plus stroke/2 sin(2 pi f t), which grows within the first cycle.
class Head {
 public:
  /// @param depth_mm where the casing begins, as depth of the head's lowest point in the middle of its stroke
  Head(const Grip& grip, const PressBeat& beat, double depth_mm) : grip_(grip), beat_(beat), casing_mm_(depth_mm) {}

  [[nodiscard]] double time_s() const { return time_s_; }
  [[nodiscard]] double casing_mm() const { return casing_mm_; }
  /// Of the head's lowest point below the skin at rest [mm].
  [[nodiscard]] double find_depth() const;
  /// On by `step_s` under the skin's force [N] at this moment, by central differences.
  void advance(double force_n, double step_s);

 private:
  Grip grip_;
  PressBeat beat_;
  double casing_mm_;
  double speed_ = 0.0;  ///< [mm/s] half a step ago
  double time_s_ = 0.0;
  double last_step_ = 0.0;
};

}  // namespace unknot::press
