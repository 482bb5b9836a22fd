// The step from a case to an answer: screen first, then limits, then the ranking.
#pragma once

#include <vector>

#include "domain/atlas.hpp"
#include "domain/finding.hpp"
#include "domain/located.hpp"
#include "rank/model.hpp"

namespace unknot::app {

/// Runs the parts in order. Action A or B, or an open safety question, ends the way before anything is ranked.
Located locate(const Atlas& atlas, const rank::Model& model, const std::vector<PointOnSide>& pressable,
               const Case& one_case);

}  // namespace unknot::app
