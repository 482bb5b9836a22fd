#include "trial/others.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "trial/judge.hpp"

namespace unknot::trial {
namespace {

constexpr double doubtful_benefit =
    0.75;  // [points] assumed: pooled trials of manual pressure differ from sham by less
constexpr double open_benefit = 10.0;      // [points] assumed: more than the scale leaves room for
constexpr std::size_t n_tried_days = 3;

TrialVerdict judge_parts(const std::vector<Part>& parts, const TrialDesign& design, double surety) {
  const Effect effect = build_effect(parts, design.matters);
  return {find_answer(effect, surety), effect};
}

// The share of days without a score among those of the arm, minus that among the others.
double find_missing_difference(const Series& series) {
  double days[2] = {0.0, 0.0};
  double scored[2] = {0.0, 0.0};
  const auto is_compared = [&](std::size_t day) { return series.treated.empty() || series.treated[day] > 0.5; };
  const auto side = [&](std::size_t day) { return series.way[day] > 0.5 ? 1U : 0U; };
  for (std::size_t day = 0; day < series.way.size(); ++day) days[side(day)] += is_compared(day) ? 1.0 : 0.0;
  for (const ScoredDay& day : series.scored) scored[side(day.day)] += is_compared(day.day) ? 1.0 : 0.0;
  if (days[0] == 0.0 || days[1] == 0.0) return 0.0;
  return scored[0] / days[0] - scored[1] / days[1];
}

// Pattern mixture: the mean over all days of a way is that of the scored ones, moved by deviations on the missing ones.
std::vector<Part> shift_missing(std::vector<Part> parts, double difference, double deviations) {
  for (Part& part : parts) part.mean[coefficient::benefit] += deviations * part.deviation * difference;
  return parts;
}

}  // namespace

std::vector<double> list_moves(const Series& series, const Prior& prior, const Part& part) {
  const Exposure exposure = build_exposures(series, prior)[part.half_life];
  std::vector<Site> sites;
  const Node node = solve_node(build_statistics(series, exposure, part.memory), prior, part.deviation, sites);
  Series known = series;
  std::size_t cut = 0;
  for (ScoredDay& day : known.scored) {
    if (day.bound == Bound::none) continue;
    day.score = middle_of_scale + node.cut_mean[cut++];
    day.bound = Bound::none;
  }
  // With G the covariance of the scores when the coefficients are integrated out, leaving day k out moves their mean by
  // -Cov(b, y) G^-1 e_k (G^-1 r)_k / (G^-1)_kk; all three follow from the rows of the inverse correlation.
  const std::vector<Row> rows = list_rows(known, exposure, part.memory);
  const double scale = 1.0 / (part.deviation * part.deviation);
  std::vector<double> moves;
  for (const Row& row : rows) {
    double rest = row.score;
    double own = scale * row.own;
    double reach = 0.0;
    for (std::size_t i = 0; i < coefficient::count; ++i) {
      rest -= row.column[i] * node.mean[i];
      reach += node.covariance[coefficient::benefit][i] * row.column[i];
      for (std::size_t j = 0; j < coefficient::count; ++j) {
        own -= scale * scale * row.column[i] * node.covariance[i][j] * row.column[j];
      }
    }
    moves.push_back(-scale * reach * scale * rest / own);
  }
  return moves;
}

std::vector<OtherVerdict> list_other_verdicts(const Series& series, const Prior& prior, const std::vector<Part>& parts,
                                              const TrialDesign& design, double surety) {
  std::vector<OtherVerdict> others;
  const auto add = [&](const char* under, const std::vector<Part>& under_parts) {
    others.push_back({under, {}, judge_parts(under_parts, design, surety)});
  };
  Prior changed = prior;
  changed.deviation[coefficient::benefit] = doubtful_benefit;
  add("doubtful", solve_posterior(series, changed, coarse));
  changed.deviation[coefficient::benefit] = open_benefit;
  add("open", solve_posterior(series, changed, coarse));
  changed = prior;
  changed.deviation[coefficient::slope] = 0.0;
  add("steady_slope", solve_posterior(series, changed, coarse));
  const double difference = find_missing_difference(series);
  add("missing_bad", shift_missing(parts, difference, -1.0));
  add("missing_good", shift_missing(parts, difference, 1.0));

  const Part& best =
      *std::max_element(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.weight < b.weight; });
  const std::vector<double> moves = list_moves(series, prior, best);
  std::vector<std::size_t> order(moves.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return std::abs(moves[a]) > std::abs(moves[b]); });
  const double better = find_chances(parts, design.matters).better;
  std::optional<OtherVerdict> farthest;
  for (std::size_t i = 0; i < std::min(n_tried_days, order.size()); ++i) {
    Series fewer = series;
    fewer.scored.erase(fewer.scored.begin() + static_cast<std::ptrdiff_t>(order[i]));
    const std::chrono::sys_days day = design.begins + std::chrono::days(series.scored[order[i]].day);
    const OtherVerdict other{"without_a_day", day, judge_parts(solve_posterior(fewer, prior, coarse), design, surety)};
    const auto distance = [&](const OtherVerdict& one) { return std::abs(one.verdict.effect().better() - better); };
    if (!farthest || distance(other) > distance(*farthest)) farthest = other;
  }
  if (farthest) others.push_back(*farthest);
  return others;
}

}  // namespace unknot::trial
