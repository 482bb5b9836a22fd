// How hard, how long, how often: the tightest of all bounds that hold for one point.
#pragma once

#include <vector>

#include "domain/atlas.hpp"
#include "domain/care/plan.hpp"
#include "plan/care/compose.hpp"
#include "plan/care/reaction.hpp"

namespace unknot::plan {

/// One way to press: where, with what.
struct Way {
  std::size_t site = 0;
  const Tool* tool = nullptr;
  const Implement* implement = nullptr;

  bool operator==(const Way&) const = default;
};

/// What the dose of a point hangs on besides the point itself.
struct DoseGround {
  const Policy* policy = nullptr;
  bool lighter = false;  ///< a flag asks for lighter pressure, or the person is old
  Recovery recovery;
  std::vector<ModelCeiling> models;

  bool operator==(const DoseGround&) const = default;
};

/// Pressure and time of one point in one session.
struct Dose {
  double level = 0.0;    ///< to begin with, whole points of 10
  double ceiling = 0.0;  ///< whole points of 10
  double hold_s = 0.0;
  int presses = 0;
  std::vector<Bound> bounds;  ///< what set them, the tightest of each last

  bool operator==(const Dose&) const = default;
};

/// Whether light pressure and soft things are asked for: by a flag, or by age.
bool is_lighter(const Atlas& atlas, const Case& one_case, const Limits& limits);

/// The dose of one way to press a point. Every bound only lowers: policy, person, region, tool, reactions, models. The
/// ceiling is at least 1.
Dose check_dose(const Atlas& atlas, const PointOnSide& point, const Way& way, const DoseGround& ground);

/// How many points one session may hold.
int count_points(const CareBook& book, const DoseGround& ground);

}  // namespace unknot::plan
