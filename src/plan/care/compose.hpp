// From ranking, limits, what the person owns and what was done so far to a plan that never exceeds a limit.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "domain/atlas.hpp"
#include "domain/care/plan.hpp"
#include "domain/care/session.hpp"
#include "domain/finding.hpp"
#include "domain/located.hpp"

namespace unknot::plan {

/// One of the ways to press a point.
struct PressWay {
  std::size_t site = 0;
  ToolId tool;
  ImplementId implement;

  bool operator==(const PressWay&) const = default;
};

/// What a model of tissue or body says of the pressure at one point. It may lower a ceiling, never raise it, nor bring in a point.
struct ModelCeiling {
  PointOnSide point;
  double ceiling = 10.0;  ///< 0 to 10 on the person's own scale
  std::optional<PressWay> way{};  ///< the only way it holds for, because of the strain of tissue; none: every way

  bool operator==(const ModelCeiling&) const = default;
};

/// What a plan is asked for. Everything is of one person.
struct PlanRequest {
  PainId pain;
  std::chrono::sys_days day;  ///< the person's own day
  Case one_case;  ///< of that pain
  Located located;  ///< of that case, on that day
  std::vector<PainCare> care;  ///< of all pains of the person: points and rest are shared between them
  std::vector<ModelCeiling> models;
};

/// The plan of that day. While something forbids a session, `waits` says what and until when, and the steps show what would
/// come; with a safety answer open or a treatment ban there are no steps.
Plan compose(const Atlas& atlas, const PlanRequest& request);

}  // namespace unknot::plan
