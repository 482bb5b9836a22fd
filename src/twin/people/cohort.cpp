#include "twin/people/cohort.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "math/random.hpp"
#include "twin/run/courses.hpp"

namespace unknot::twin {
namespace {

constexpr double step_of_sums = 1e-4;
constexpr double step_of_squares = 1e-2;

// Whole numbers add up to the same in any order.
void add(ExactSum& sum, double value) {
  sum.sum += std::llround(value / step_of_sums);
  const std::int64_t steps = std::llround(value / step_of_squares);
  sum.squares += steps * steps;
}

void add(ExactSum& sum, const ExactSum& more) {
  sum.sum += more.sum;
  sum.squares += more.squares;
}

void count_person(PolicyTally& tally, const CourseRecord& course, const CourseRecord& without) {
  if (course.left_out || without.left_out) {
    ++tally.n_left_out;
    return;
  }
  ++tally.n;
  tally.n_sessions += course.n_sessions;
  for (std::size_t week = 0; week < tally.pain.size(); ++week) {
    const double pain = course.looks[week][output::pain];
    add(tally.pain[week], pain);
    add(tally.change[week], pain - without.looks[week][output::pain]);
  }
  const Outputs& end = course.looks.back();
  const Outputs& other = without.looks.back();
  add(tally.threshold, 100.0 * (end[output::threshold] / other[output::threshold] - 1.0));
  const double change = end[output::pain] - other[output::pain];
  const double bin = std::round((change + 10.0) * 10.0);
  ++tally.changes[static_cast<std::size_t>(std::clamp(bin, 0.0, n_change_bins - 1.0))];
  if (change <= -matters) ++tally.n_helped;
  if (change >= matters) ++tally.n_harmed;
  if (course.second_drive >= lasting_drive) ++tally.n_bred;
  add(tally.expected_anew, end[output::bred]);
}

std::vector<double> list_week_ends(int weeks) {
  std::vector<double> marks;
  for (int week = 0; week <= weeks; ++week) marks.push_back(7.0 * week * day_seconds);
  return marks;
}

}  // namespace

Parameters draw_person(std::int64_t seed, std::int64_t person) {
  Parameters values{};
  for (const ParameterRow& row : list_parameters()) {
    const double place = 2.0 * math::draw_uniform(static_cast<std::uint64_t>(seed), static_cast<std::uint64_t>(person),
                                                  static_cast<std::uint64_t>(row.key));
    values[std::size_t(row.key)] =
        place < 1.0 ? row.low + (row.value - row.low) * place : row.value + (row.high - row.value) * (place - 1.0);
  }
  return values;
}

std::vector<PressPolicy> list_policies(const CohortDesign& design) {
  std::vector<PressPolicy> policies{PressPolicy{}};
  for (const PressPolicy& policy : design.policies) {
    if (policy.rhythm != PressRhythm::never && std::ranges::find(policies, policy) == policies.end()) {
      policies.push_back(policy);
    }
  }
  return policies;
}

CohortBlock build_empty_block(const CohortDesign& design, std::int64_t first) {
  CohortBlock block{first, 0, {}};
  for (const TwinHypothesis hypothesis : design.hypotheses) {
    for (const PressPolicy& policy : list_policies(design)) {
      PolicyTally tally;
      tally.hypothesis = hypothesis;
      tally.policy = policy;
      tally.pain.resize(std::size_t(design.weeks) + 1);
      tally.change.resize(std::size_t(design.weeks) + 1);
      block.tallies.push_back(std::move(tally));
    }
  }
  return block;
}

CohortBlock run_block(const CohortDesign& design, std::int64_t first, std::int64_t n, const Closeness& closeness) {
  const std::vector<PressPolicy> policies = list_policies(design);
  const std::vector<double> marks = list_week_ends(design.weeks);
  const std::size_t n_hypotheses = design.hypotheses.size();
  std::vector<CourseRecord> records(std::size_t(n) * n_hypotheses * policies.size());
  run_courses(
      records.size(),
      [&](std::size_t number) {
        const PressPolicy& policy = policies[number % policies.size()];
        const std::size_t rest = number / policies.size();
        return CourseJob{draw_person(design.seed, first + static_cast<std::int64_t>(rest / n_hypotheses)),
                         design.hypotheses[rest % n_hypotheses],
                         list_press_days(policy.rhythm, 7L * design.weeks),
                         policy.rhythm == PressRhythm::as_often_as_bearable,
                         build_session(policy.depth),
                         marks};
      },
      [&](std::size_t number, CourseRecord&& record) { records[number] = std::move(record); }, closeness);

  CohortBlock block = build_empty_block(design, first);
  block.n = n;
  for (std::size_t number = 0; number < records.size(); ++number) {
    const std::size_t policy = number % policies.size();
    const std::size_t hypothesis = number / policies.size() % n_hypotheses;
    count_person(block.tallies[hypothesis * policies.size() + policy], records[number], records[number - policy]);
  }
  return block;
}

void add_block(CohortBlock& sum, const CohortBlock& more) {
  sum.n += more.n;
  for (std::size_t i = 0; i < sum.tallies.size(); ++i) {
    PolicyTally& to = sum.tallies[i];
    const PolicyTally& from = more.tallies[i];
    to.n += from.n;
    to.n_left_out += from.n_left_out;
    to.n_sessions += from.n_sessions;
    for (std::size_t week = 0; week < to.pain.size(); ++week) {
      add(to.pain[week], from.pain[week]);
      add(to.change[week], from.change[week]);
    }
    add(to.threshold, from.threshold);
    for (std::size_t bin = 0; bin < to.changes.size(); ++bin) to.changes[bin] += from.changes[bin];
    to.n_helped += from.n_helped;
    to.n_harmed += from.n_harmed;
    to.n_bred += from.n_bred;
    add(to.expected_anew, from.expected_anew);
  }
}

}  // namespace unknot::twin
