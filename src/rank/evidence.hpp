// From a drawing and answers to the network that is asked.
#pragma once

#include <cstddef>
#include <vector>

#include "domain/finding.hpp"
#include "domain/ranking.hpp"
#include "rank/model.hpp"
#include "rank/network.hpp"

namespace unknot::rank {

/// A finding that bears on the network, resolved.
struct Answered {
  std::size_t finding = 0;  ///< into the findings of the case
  LikelihoodRatio ratio;    ///< for this examiner
  bool yes = false;
  std::vector<std::size_t> causes;    ///< linked causes of the model
  std::vector<std::size_t>
      distance;  ///< palpation: 0 this point, 1 same region, 2 next region; trial: 0; empty otherwise
};

/// What was seen, in terms of the model. The structure does not depend on the parameters.
struct Evidence {
  std::vector<PaintedArea> areas;
  std::vector<std::vector<std::size_t>> area_spots;  ///< spots of each area
  std::vector<double> area_strength;  ///< intensity relative to the strongest area [0, 1]
  std::vector<double> area_extent;  ///< sum of the extents of its regions
  std::vector<bool> painted;  ///< per spot of the model
  std::vector<std::size_t> candidates;  ///< causes that can explain something painted, or were pressed
  std::vector<Answered> answered;
  std::vector<Observation> observations;
};

/// Reads the case. Cells with intensity 0 count as not painted; "not sure" and signs that this examiner cannot judge
/// count as not asked.
Evidence collect(const Atlas& atlas, const Model& model, const Case& one_case);

/// Where the effects of a network come from.
struct Layout {
  std::size_t areas = 0;  ///< effects [0, areas) are the painted areas
  std::size_t unpainted = 0;  ///< effects [areas, areas + unpainted) are the unpainted places, one for each candidate
  std::size_t findings = 0;  ///< the rest are the answered findings, in order
};

/// The network of this evidence under these parameters. Cause i of the network is `evidence.candidates[i]`.
Network build_network(const Model& model, const Evidence& evidence, const Parameters& parameters);

/// Where build_network puts what.
Layout build_layout(const Evidence& evidence);

/// Chance that `cause` makes someone paint these spots, given how strong the pain there is: mean over extent.
double find_match(const Model& model, const ModelCause& cause, const std::vector<std::size_t>& spots, double strength,
                  const Parameters& parameters);

/// The effect of a question that at least one linked cause answers: chance of "yes" without a cause, and link weight.
struct AnswerModel {
  double leak = 0.0;
  double weight = 0.0;
};

/// Solves the two likelihood ratios, raised to `strength`, for leak and weight:
/// (1 - (1 - leak)(1 - weight)) / leak = yes and 1 - weight = no.
AnswerModel build_answer_model(const LikelihoodRatio& ratio, double strength);

/// How surely pressing one site presses a cause at this distance.
double find_blur(std::size_t distance, const Parameters& parameters);

/// Causes whose site lies at or near the sites of `cause`, with their distance.
void collect_near_causes(const Model& model, std::size_t cause, std::vector<std::size_t>& causes,
                         std::vector<std::size_t>& distance);

}  // namespace unknot::rank
