// Which answer would tell the most for its effort.
#pragma once

#include <vector>

#include "domain/atlas.hpp"
#include "domain/ranking.hpp"
#include "rank/evidence.hpp"
#include "rank/model.hpp"
#include "rank/network.hpp"
#include "rank/rank.hpp"

namespace unknot::rank {

/// Up to `options.n_questions` questions that were not answered yet and that a person can answer alone, by expected
/// loss of doubt (bits, summed over all hypotheses) per effort, best first.
/// @param network  as it was solved, with its schedule and posterior
std::vector<NextQuestion> find_next_questions(const Atlas& atlas, const Model& model, const Case& one_case,
                                              const Evidence& evidence, const Network& network,
                                              const Schedule& schedule, const Posterior& now, const Options& options);

}  // namespace unknot::rank
