// The step from a case to an answer: screen first, then limits, then the ranking.
#pragma once

#include "domain/atlas.hpp"
#include "domain/finding.hpp"
#include "domain/located.hpp"
#include "rank/model.hpp"

namespace unknot::app {

/// Runs the parts in order. Action A or B, or an open safety question, ends the way before anything is ranked. When a cause that a flag
/// warns of is as likely as not, treatment is held back even if the flag was answered "no".
Located locate(const Atlas& atlas, const rank::Model& model, const Case& one_case);

}  // namespace unknot::app
