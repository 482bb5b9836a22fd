#include "twin/people/fit.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "twin/run/courses.hpp"

namespace unknot::twin {
namespace {

constexpr double lightest = 1e-6;  // over the heaviest
constexpr double identifiable_width = 0.8;

CourseJob build_job(const Parameters& values, TwinHypothesis hypothesis, const DiaryCourse& course,
                    const std::vector<long>& days) {
  CourseJob job{values, hypothesis, course.session_days, false, build_session(course.depth), {}};
  for (const long day : days) job.marks.push_back(static_cast<double>(day) * day_seconds);
  return job;
}

std::vector<long> list_days(const DiaryCourse& course) {
  std::vector<long> days;
  for (const DiaryPain& one : course.pains) days.push_back(one.day);
  return days;
}

// Natural logarithm of the density of the scores around the pains of a body: normal, each day alike to the one before (first order).
double find_log_density(const DiaryCourse& course, const std::vector<Outputs>& looks, const DiaryNoise& noise) {
  double sum = 0.0;
  double before = 0.0;
  for (std::size_t i = 0; i < course.pains.size(); ++i) {
    const double off = course.pains[i].pain - looks[i][output::pain];
    const double memory =
        i == 0 ? 0.0 : std::pow(noise.memory, static_cast<double>(course.pains[i].day - course.pains[i - 1].day));
    const double variance = noise.deviation * noise.deviation * (1.0 - memory * memory);
    const double surprise = off - memory * before;
    sum -= 0.5 * (surprise * surprise / variance + std::log(variance));
    before = off;
  }
  return sum;
}

// Value below which this share of the weight lies.
double find_quantile(const std::vector<std::pair<double, double>>& sorted, double share) {
  double sum = 0.0;
  for (const auto& [value, weight] : sorted) {
    sum += weight;
    if (sum >= share) return value;
  }
  return sorted.back().first;
}

FittedParameter describe(const ParameterRow& row, const std::vector<FittedPerson>& fitted, const People& people) {
  std::vector<std::pair<double, double>> sorted;
  for (const FittedPerson& one : fitted) {
    sorted.emplace_back(people.draw(one.person)[std::size_t(row.key)], one.weight);
  }
  std::ranges::sort(sorted);
  FittedParameter found{row.key, find_quantile(sorted, 0.05), find_quantile(sorted, 0.5), find_quantile(sorted, 0.95),
                        false};
  const double low = row.low + 0.1 * (row.value - row.low);  // the range that held 90 % before the diary
  const double high = row.high - 0.1 * (row.high - row.value);
  found.identifiable = found.high - found.low < identifiable_width * (high - low);
  return found;
}

// Turns logarithms into weights that add up to 1, heaviest first.
void weigh(std::vector<FittedPerson>& people) {
  double most = -1e300;
  for (const FittedPerson& one : people) most = std::max(most, one.weight);
  for (FittedPerson& one : people) one.weight = std::exp(one.weight - most);
  std::erase_if(people, [](const FittedPerson& one) { return one.weight < lightest; });
  double sum = 0.0;
  for (const FittedPerson& one : people) sum += one.weight;
  for (FittedPerson& one : people) one.weight /= sum;
  std::ranges::stable_sort(people, std::greater(), &FittedPerson::weight);
}

}  // namespace

Parameters People::draw(std::int64_t person) const {
  Parameters values = draw_person(seed, person);
  for (const auto& [key, value] : fixed) values[std::size_t(key)] = value;
  return values;
}

std::vector<double> simulate_pains(const Parameters& values, TwinHypothesis hypothesis, const DiaryCourse& course,
                                   const std::vector<long>& days) {
  std::vector<double> pains;
  run_courses(
      1, [&](std::size_t) { return build_job(values, hypothesis, course, days); },
      [&](std::size_t, CourseRecord&& record) {
        for (const Outputs& look : record.looks) pains.push_back(look[output::pain]);
      });
  return pains;
}

TwinFit fit(const DiaryCourse& course, const People& people, const DiaryNoise& noise) {
  const std::vector<long> days = list_days(course);
  const auto n = static_cast<std::size_t>(people.n);
  std::vector<std::optional<double>> densities(n * all_hypotheses.size());
  run_courses(
      densities.size(),
      [&](std::size_t number) {
        return build_job(people.draw(static_cast<std::int64_t>(number % n)), all_hypotheses[number / n], course, days);
      },
      [&](std::size_t number, CourseRecord&& record) {
        if (!record.left_out) densities[number] = find_log_density(course, record.looks, noise);
      });
  TwinFit found;
  for (std::size_t number = 0; number < densities.size(); ++number) {
    if (densities[number]) {
      found.people.push_back({all_hypotheses[number / n], static_cast<std::int64_t>(number % n), *densities[number]});
    }
  }
  weigh(found.people);
  double squares = 0.0;
  for (const FittedPerson& one : found.people) {
    found.hypotheses[std::size_t(one.hypothesis)] += one.weight;
    squares += one.weight * one.weight;
  }
  found.n_effective = squares > 0.0 ? 1.0 / squares : 0.0;
  for (const ParameterRow& row : list_parameters()) {
    const bool is_fixed = std::ranges::any_of(people.fixed, [&row](const auto& one) { return one.first == row.key; });
    if (row.low < row.high && !is_fixed && !found.people.empty())
      found.parameters.push_back(describe(row, found.people, people));
  }
  return found;
}

}  // namespace unknot::twin
