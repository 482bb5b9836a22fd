#include "trial/power.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/problem.hpp"
#include "math/random.hpp"
#include "trial/calendar.hpp"
#include "trial/judge.hpp"
#include "trial/others.hpp"
#include "trial/sentences.hpp"
#include "trial/words.hpp"

namespace unknot::trial {
namespace {

constexpr std::uint64_t seed = 0x706f776572ULL;      // "power"
constexpr double missing_share = 0.1;                // assumed
constexpr double usual_slope = 0.8;  // [points a week, one deviation] assumed from the courses of docs/science/trial.md
constexpr double widest_drift = 2.0;  // [points over the whole trial, one deviation] assumed
constexpr std::size_t fewest_noise_days = 10;
constexpr std::size_t most_noise_days = 60;

double draw_half_life(const Prior& prior, math::Draws& draws) {
  double left = draws.next();
  for (const HalfLife& one : prior.half_lives) {
    if (left < one.chance) return one.days;
    left -= one.chance;
  }
  return prior.half_lives.front().days;
}

// A trial before the benefit: what every day would be without it, what share of the benefit acts on it, whether it is missing.
struct Course {
  TrialDesign design;
  std::vector<TrialDay> days;
  std::vector<double> without;
  std::vector<double> exposure;
  std::vector<bool> missing;
};

Course draw_course(const TrialDesign& design, const TrialNoise& noise, std::size_t number) {
  const Prior prior;
  math::Draws draws(seed, number);
  Course course{design, {}, {}, {}, {}};
  course.design.seed = fmt::format("{:016x}", draws.next_bits());
  course.days = build_calendar(course.design);
  const auto n = static_cast<double>(course.days.size());
  const double slope = draws.next_normal() * std::min(usual_slope, 7.0 * widest_drift / n);
  const double half_life = draw_half_life(prior, draws);
  std::vector<double> way;
  for (const TrialDay& day : course.days) way.push_back(day.first ? 1.0 : 0.0);
  course.exposure = build_exposure(way, design.size == TrialSize::quick ? 0.0 : half_life);
  double off = noise.deviation * draws.next_normal();
  const double fresh = noise.deviation * std::sqrt(1.0 - noise.memory * noise.memory);
  for (std::size_t i = 0; i < course.days.size(); ++i) {
    if (i > 0) off = noise.memory * off + fresh * draws.next_normal();
    course.without.push_back(noise.level + slope * (static_cast<double>(i) - 0.5 * (n - 1.0)) / 7.0 + off);
    course.missing.push_back(draws.next() < missing_share);
  }
  return course;
}

// The trial as it would be noted by somebody who kept to it.
TrialData build_data(const Course& course, double benefit) {
  TrialData data;
  data.trial.design = course.design;
  data.n_planned = course.days.size();
  data.today = course.days.back().day + std::chrono::days(1);
  const double sign = course.design.outcome == TrialOutcome::pain ? -1.0 : 1.0;
  for (std::size_t i = 0; i < course.days.size(); ++i) {
    TrialScore day{course.days[i], {}, false, false, false};
    day.session = day.plan.first || (day.plan.phase == TrialPhase::block && course.design.other.treats);
    const double score = std::round(course.without[i] + sign * benefit * course.exposure[i]);
    if (!course.missing[i]) day.score = std::clamp(score, 0.0, 10.0);
    data.days.push_back(day);
  }
  return data;
}

void add_answer(PowerRow& row, TrialAnswer answer) {
  ++row.n;
  switch (answer) {
    case TrialAnswer::helps:
      ++row.helps;
      break;
    case TrialAnswer::no_difference:
      ++row.no_difference;
      break;
    case TrialAnswer::worse:
      ++row.worse;
      break;
    case TrialAnswer::cannot_tell:
      ++row.cannot_tell;
      break;
  }
}

double find_share(const PowerRow& row) {
  return row.n == 0 ? 0.0 : static_cast<double>(row.helps) / static_cast<double>(row.n);
}

Text write_times(const PowerRow& row) {
  const auto times = static_cast<std::size_t>(std::lround(10.0 * find_share(row)));
  if (times == 0) return build_sentence("times_none");
  return build_sentence(times == 1 ? "times_one" : "times_many", {{"n", write_count(times)}});
}

std::vector<Blank> list_blanks(const TrialDesign& design, const PowerRow& row) {
  return {{"days", write_count(build_calendar(design).size())},
          {"benefit", write_number(row.benefit)},
          {"times", write_times(row)}};
}

}  // namespace

TrialNoise find_noise(const std::vector<std::optional<double>>& daily) {
  Series series;
  const std::size_t begin = daily.size() - std::min(daily.size(), most_noise_days);
  for (std::size_t i = begin; i < daily.size(); ++i) {
    if (daily[i]) series.scored.push_back({i - begin, *daily[i], find_bound(*daily[i])});
  }
  series.way.assign(daily.size() - begin, 0.0);
  series.middle = 0.5 * (static_cast<double>(series.way.size()) - 1.0);
  series.lasting = true;
  TrialNoise noise;
  if (series.scored.size() < fewest_noise_days) return noise;
  const double first = series.scored.front().score;
  if (std::all_of(series.scored.begin(), series.scored.end(),
                  [&](const ScoredDay& day) { return day.score == first; })) {
    noise.level = first;
    return noise;
  }
  Prior prior;
  prior.deviation[coefficient::benefit] = 0.0;
  const std::vector<Part> parts = solve_posterior(series, prior);
  noise = {std::clamp(middle_of_scale + find_moments(parts, coefficient::level).mean, 0.0, 10.0), 0.0, 0.0,
           series.scored.size()};
  for (const Part& part : parts) {
    noise.deviation += part.weight * part.deviation;
    noise.memory += part.weight * part.memory;
  }
  noise.memory = std::max(0.0, noise.memory);
  return noise;
}

std::vector<PowerRow> simulate(const TrialDesign& design, const TrialNoise& noise, const std::vector<double>& benefits,
                               std::size_t first, std::size_t count) {
  std::vector<PowerRow> rows;
  for (const double benefit : benefits) rows.push_back({benefit, 0, 0, 0, 0, 0});
  for (std::size_t number = first; number < first + count; ++number) {
    const Course course = draw_course(design, noise, number);
    for (PowerRow& row : rows) add_answer(row, judge_answer(build_data(course, row.benefit)));
  }
  return rows;
}

std::vector<PowerRow> collect_rows(const std::vector<PowerRow>& some, const std::vector<PowerRow>& more) {
  std::vector<PowerRow> rows = some;
  for (const PowerRow& row : more) {
    const auto same =
        std::find_if(rows.begin(), rows.end(), [&row](const PowerRow& one) { return one.benefit == row.benefit; });
    if (same == rows.end()) {
      rows.push_back(row);
      continue;
    }
    same->n += row.n;
    same->helps += row.helps;
    same->no_difference += row.no_difference;
    same->worse += row.worse;
    same->cannot_tell += row.cannot_tell;
  }
  return rows;
}

std::vector<TrialDesign> list_designs(const TrialDesign& design) {
  std::vector<TrialDesign> designs;
  if (design.size == TrialSize::quick) {
    for (const int days : {7, 10, 14}) {
      designs.push_back(design);
      designs.back().baseline_days = days;
    }
    return designs;
  }
  for (int pairs = 2; pairs <= 6; ++pairs) {
    designs.push_back(design);
    designs.back().n_pairs = pairs;
  }
  return designs;
}

TrialAdvice advise(const TrialDesign& design, const Power& power, const std::vector<DesignPower>& others) {
  TrialAdvice advice;
  advice.before = list_begin_words(design);
  const auto by_distance = [&](const PowerRow& a, const PowerRow& b) {
    return std::abs(a.benefit - design.matters) < std::abs(b.benefit - design.matters);
  };
  const auto at_matters = std::min_element(power.rows.begin(), power.rows.end(), by_distance);
  if (at_matters == power.rows.end()) return advice;
  const double share = find_share(*at_matters);
  advice.worth = share >= 0.5;
  const auto best = std::max_element(others.begin(), others.end(), [](const DesignPower& a, const DesignPower& b) {
    return find_share(a.row) < find_share(b.row);
  });
  const double best_share = best == others.end() ? share : std::max(share, find_share(best->row));
  advice.hopeless = best != others.end() && best_share < 0.5;
  if (advice.hopeless) {
    advice.sentences.push_back(build_sentence("power_hopeless", list_blanks(others.back().design, others.back().row)));
  }
  for (const PowerRow& row : power.rows) {
    advice.sentences.push_back(
        build_sentence(row.benefit > 0.0 ? "power_row" : "power_zero", list_blanks(design, row)));
  }
  if (!advice.worth && !advice.hopeless) {
    advice.sentences.push_back(best == others.end()
                                   ? build_sentence("power_weak")
                                   : build_sentence("power_longer", list_blanks(best->design, best->row)));
  }
  const auto shortest =
      std::find_if(others.begin(), others.end(), [](const DesignPower& one) { return find_share(one.row) >= 0.8; });
  if (shortest != others.end()) {
    advice.sentences.push_back(build_sentence("power_shortest", list_blanks(shortest->design, shortest->row)));
  }
  advice.sentences.push_back(
      build_sentence(power.noise.n_days > 0 ? "power_source_diary" : "power_source_assumed",
                     {{"days", write_count(power.noise.n_days)}, {"trials", write_count(at_matters->n)}}));
  return advice;
}

}  // namespace unknot::trial
