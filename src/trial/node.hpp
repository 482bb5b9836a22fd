// The model of a trial at one value each of memory, half-life and deviation: everything else in closed form.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "math/cholesky.hpp"
#include "trial/prior.hpp"
#include "trial/series.hpp"

namespace unknot::trial {

/// Inside, scores and bounds are counted from here, so that a level of nothing is the prior's own.
inline constexpr double middle_of_scale = 5.0;

using Vector = std::array<double, coefficient::count>;
using Matrix = math::Square<coefficient::count>;

/// What the scores say about the coefficients for one memory and half-life, whatever the deviation: cross products of the
/// columns and scores under the inverse correlation of the days.
struct Statistics {
  std::size_t n_coefficients = 0;  ///< that take part: those up to `start`, or all
  std::size_t n_scored = 0;
  double log_determinant = 0.0;  ///< of the correlation of the scored days
  double squares = 0.0;  ///< scores with scores; those at a bound count as unknown
  Vector scores{};  ///< columns with scores
  Matrix columns{};  ///< columns with columns
  struct Cut {  ///< a day at a bound
    double bound = 0.0;
    bool below = false;  ///< the truth lies below the bound, else above
    double own = 0.0;  ///< precision of the day itself
    double before = 0.0;  ///< its link to the cut day in front of it; 0 when that is not the scored day before
    double score = 0.0;  ///< with the known scores
    Vector column{};  ///< with the columns
  };
  std::vector<Cut> cuts;
};

/// How much acts on each day of the trial, for one half-life.
struct Exposure {
  std::vector<double> first;  ///< of `arm` [0 to 1]
  std::vector<double> either;  ///< of both ways together; empty unless both treat
};

/// The columns of the design on a day; level, slope, benefit, start, common.
Vector build_columns(const Series& series, const Exposure& exposure, double memory, std::size_t day);

/// A scored day's row of the inverse correlation of the days, times the columns and times the known scores.
struct Row {
  Vector columns{};  ///< of the day itself
  Vector column{};  ///< row times columns
  double score = 0.0;  ///< row times known scores
  double known = 0.0;  ///< the score itself; 0 at a bound
  double own = 0.0;  ///< the row's entry on the diagonal
  double before = 0.0;  ///< and its link to the scored day in front
};

/// -1 < memory < 1. @param log_determinant where to put that of the correlation; may be null
std::vector<Row> list_rows(const Series& series, const Exposure& exposure, double memory,
                           double* log_determinant = nullptr);

/// Cross products for the memory (-1 < memory < 1).
Statistics build_statistics(const Series& series, const Exposure& exposure, double memory);

/// What stands in for the knowledge that the truth of a cut day lies beyond its bound: a normal factor
/// exp(-precision y^2 / 2 + shift y).
struct Site {
  double precision = 0.0;
  double shift = 0.0;
};

/// The coefficients at one node: normal, with the chance of the data.
struct Node {
  double log_weight = 0.0;  ///< natural logarithm of the density of the data, without constants
  Vector mean{};  ///< the level counted from the middle of the scale
  Matrix covariance{};
  std::vector<double> cut_mean;  ///< most likely truth of each cut day, counted from the middle of the scale
};

/// Integrates coefficients and cut days out. `sites` is where the search begins and where it ended, so that the next node can
/// go on from there. Without a cut day the result is exact; with one its density and moments are; with several they are those of
/// expectation propagation (Minka 2001), which here has one solution, for the factors are log-concave.
Node solve_node(const Statistics& statistics, const Prior& prior, double deviation, std::vector<Site>& sites);

}  // namespace unknot::trial
