// The ranking: which trigger points may be behind a pain, how sure, and why.
#pragma once

#include <vector>

#include "domain/atlas.hpp"
#include "domain/finding.hpp"
#include "domain/ranking.hpp"
#include "rank/model.hpp"

namespace unknot::rank {

/// What the caller may choose.
struct Options {
  std::vector<PointOnSide> pressable;  ///< points that a person may press alone; others are never asked to be pressed
  std::size_t n_questions = 3;  ///< how many next questions to work out
  std::size_t widest = 13;  ///< probabilities are exact up to this width; beyond, weak links are cut
  std::size_t widest_quick = 10;  ///< the same for what only explains them: spread, ledger, next question
};

/// Ranks every trigger point that can explain something painted.
///
/// The model: hidden causes (trigger points on each side, and other causes of pain) are on or off independently with
/// their base rates; each painted area is a noisy-OR of them with a leak; unpainted places of a zone count against,
/// more weakly; answers are likelihood ratios. All likelihoods are assumed (no study measured them), so every
/// probability comes with the range it takes when they are varied.
///
/// @param one_case checked by atlas::read_case: every name known, each spot and each question at most once
/// @return ordered hypotheses with ledger, other causes, what is left unexplained and the next questions; never fails
Ranking rank(const Atlas& atlas, const Model& model, const Case& one_case, const Options& options);

/// The tier of a probability: likely from 0.5, possible from 0.15 (assumed borders).
Tier find_tier(double probability);

}  // namespace unknot::rank
