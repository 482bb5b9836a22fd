// What may be behind a pain, ordered, with reasons and doubt.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/body.hpp"
#include "domain/finding.hpp"
#include "domain/muscle.hpp"

namespace unknot {

enum class Tier { likely, possible, unlikely };

/// A connected stretch of painted regions within one place of the body map: one piece of evidence.
struct PaintedArea {
  std::vector<Spot> spots;
  double intensity = 0.0;          ///< 0 to 10, mean weighted by extent
  double share_of_place = 0.0;     ///< painted part of the place [0, 1]
  bool continues = false;          ///< touches another painted area
  double other_probability = 0.0;  ///< probability that no trigger point of the atlas brings it on

  bool operator==(const PaintedArea&) const = default;
};

/// What was seen or said: the things whose weight the ledger tells.
struct Observation {
  enum class Kind { painted_area, unpainted_places, finding };
  Kind kind{};
  std::size_t index = 0;  ///< into `areas` or into the findings of the case; 0 for unpainted places

  bool operator==(const Observation&) const = default;
};

/// How far one observation moved one hypothesis.
struct Move {
  std::size_t observation = 0;  ///< into Ranking::observations
  double log_odds = 0.0;        ///< natural logarithm; positive speaks for the hypothesis

  bool operator==(const Move&) const = default;
};

/// Probability with the range it takes when the assumed numbers are varied.
struct Belief {
  double probability = 0.0;
  double low = 0.0;   ///< 10 % of the variations lie below
  double high = 0.0;  ///< 10 % of the variations lie above

  bool operator==(const Belief&) const = default;
};

/// "Is this point involved?" Several may be true at once.
struct Hypothesis {
  PointOnSide point;
  Belief belief;
  double base_rate = 0.0;
  Tier tier{};
  std::vector<Move> ledger;         ///< strongest first
  std::vector<PointOnSide> rivals;  ///< other points that would bring on the same painted areas, most probable first

  bool operator==(const Hypothesis&) const = default;
};

/// "Is it this instead?" A cause that is not a trigger point.
struct OtherHypothesis {
  CauseId cause;
  Side side = Side::midline;
  Belief belief;
  double base_rate = 0.0;
  std::vector<Move> ledger;

  bool operator==(const OtherHypothesis&) const = default;
};

/// What to find out next, because it is expected to tell the most for its effort.
struct NextQuestion {
  FindingId question;
  Side side = Side::midline;
  std::optional<PointOnSide> point;
  double gain_bits = 0.0;        ///< expected loss of doubt over all hypotheses
  double effort = 0.0;           ///< 1 for a plain question
  double yes_probability = 0.0;  ///< how likely the answer "yes" is

  bool operator==(const NextQuestion&) const = default;
};

enum class Verdict { nothing_painted, probably_trigger_point, unclear, probably_not };

/// The whole answer.
struct Ranking {
  Verdict verdict{};
  std::vector<Hypothesis> hypotheses;   ///< most probable first
  std::vector<OtherHypothesis> others;  ///< most probable first
  Belief something_else;                ///< share of the pain that no trigger point of the atlas brings on
  double expected_points = 0.0;         ///< how many points are involved on average
  std::vector<PaintedArea> areas;
  std::vector<Observation> observations;
  bool exact = true;     ///< false: the drawing was too entangled and weak links were cut
  double cut_weight = 0; ///< links weaker than this were folded into the background [-]
  std::vector<NextQuestion> next;  ///< best first

  bool operator==(const Ranking&) const = default;
};

}  // namespace unknot
