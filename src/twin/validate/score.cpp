#include "twin/validate/score.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "twin/people/cohort.hpp"
#include "twin/run/courses.hpp"

namespace unknot::twin {
namespace {

constexpr std::int64_t seed = 2;  // other people than those of `unknot cohort`
constexpr int course_people = 400;  // behind V12, whose range is not known: it is one number of many people

Score ask_course(std::string_view id, TwinHypothesis hypothesis) {
  const auto choose = [&](const CourseEffect& effect) { return id == "V12.pain" ? effect.pain : effect.threshold; };
  const double middle = choose(measure_course_effect(hypothesis, course_people));
  return {hypothesis, middle, middle, middle, false};
}

}  // namespace

std::optional<Score> ask_target(std::string_view id, TwinHypothesis hypothesis, int n_people) {
  if (id.starts_with("V12.")) return ask_course(id, hypothesis);
  const std::vector<Target> targets = list_targets();
  const auto target = std::ranges::find(targets, id, &Target::id);
  if (target == targets.end()) return std::nullopt;
  Score score{hypothesis, target->measure(build_parameters(), hypothesis), 0.0, 0.0, false};
  std::vector<double> values{score.middle};
  for (int person = 0; person < n_people; ++person)
    values.push_back(target->measure(draw_person(seed, person), hypothesis));
  std::erase_if(values, [](double value) { return !std::isfinite(value); });
  std::ranges::sort(values);
  if (values.empty()) return score;
  const auto last = static_cast<double>(values.size() - 1);
  score.low = values[static_cast<std::size_t>(std::lround(0.05 * last))];
  score.high = values[static_cast<std::size_t>(std::lround(0.95 * last))];
  return score;
}

CourseEffect measure_course_effect(TwinHypothesis hypothesis, int n_people) {
  const auto n = static_cast<std::size_t>(n_people);
  std::vector<CourseRecord> records(2 * n);
  run_courses(
      records.size(),
      [&](std::size_t number) {
        CourseJob job{draw_person(seed, static_cast<std::int64_t>(number % n)),
                      hypothesis,
                      {},
                      false,
                      build_session(PressDepth::gentle),
                      {42.0 * day_seconds}};
        if (number >= n) job.days = list_press_days(PressRhythm::trials_course, 42);
        return job;
      },
      [&](std::size_t number, CourseRecord&& record) { records[number] = std::move(record); });
  double count = 0.0;
  double threshold = 0.0;
  double change = 0.0;
  double sum = 0.0;
  double squares = 0.0;
  for (std::size_t k = 0; k < n; ++k) {
    if (records[k].left_out || records[n + k].left_out) continue;
    const Outputs& without = records[k].looks.front();
    const Outputs& with = records[n + k].looks.front();
    count += 1.0;
    threshold += 100.0 * (with[output::threshold] / without[output::threshold] - 1.0);
    change += with[output::pain] - without[output::pain];
    sum += without[output::pain];
    squares += without[output::pain] * without[output::pain];
  }
  if (count < 2.0) return {};
  const double mean = sum / count;
  const double spread = std::sqrt((squares - count * mean * mean) / (count - 1.0));
  constexpr double threshold_spread = 30.0;  // [per cent] between people; assumed
  return {threshold / count / threshold_spread, change / count / spread};
}

}  // namespace unknot::twin
