#include "twin/people/forecast.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "twin/run/courses.hpp"

namespace unknot::twin {
namespace {

constexpr std::int64_t seed = 1;
constexpr std::size_t n_drawn = 64;  // of each hypothesis, in proportion to their weight
constexpr double piece = 10.0;       // [s] between two looks in a session
constexpr int n_pieces_after = 12;   // looks as close behind a session, for then blood rushes back ...
constexpr int n_steps_after = 29;    // ... and through the rest of an hour
constexpr double step_after = 120.0;  // [s]

constexpr std::array session_keys{output::pain_pressed, output::threshold, output::flow,
                                  output::oxygen,       output::lactate,   output::contraction};

// The value below which this share lies.
double find_share(std::vector<double> values, double share) {
  if (values.empty()) return 0.0;
  const auto place = std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())));
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(place), values.end());
  return values[place];
}

void add_moment(Band& band, const std::vector<double>& values) {
  band.low.push_back(find_share(values, 0.1));
  band.middle.push_back(find_share(values, 0.5));
  band.high.push_back(find_share(values, 0.9));
}

// People of one hypothesis, each as often as their weight says: evenly spaced marks along the sum of weights.
std::vector<std::int64_t> draw_people(const TwinFit& fit, TwinHypothesis hypothesis) {
  const double all = fit.hypotheses[std::size_t(hypothesis)];
  std::vector<std::int64_t> people;
  double sum = 0.0;
  for (const FittedPerson& one : fit.people) {
    if (one.hypothesis != hypothesis) continue;
    sum += one.weight / all;
    while (people.size() < n_drawn && (static_cast<double>(people.size()) + 0.5) / n_drawn <= sum)
      people.push_back(one.person);
  }
  return people;
}

// The steps of a session cut into pieces, so that somebody can look in between.
Dose cut_session(const Dose& session) {
  Dose pieces;
  for (DoseStep step : session) {
    const auto n = static_cast<std::size_t>(std::max(1.0, std::round(step.seconds / piece)));
    step.seconds /= static_cast<double>(n);
    pieces.insert(pieces.end(), n, step);
  }
  return pieces;
}

std::vector<double> list_session_moments(const Dose& pieces) {
  std::vector<double> moments{0.0};
  for (const DoseStep& step : pieces) moments.push_back(moments.back() + step.seconds);
  for (int step = 0; step < n_pieces_after; ++step) moments.push_back(moments.back() + piece);
  for (int step = 0; step < n_steps_after; ++step) moments.push_back(moments.back() + step_after);
  return moments;
}

// `like` says what is done; its values are those of nobody.
std::vector<CourseRecord> run_people(const People& drawn, const std::vector<std::int64_t>& people,
                                     const CourseJob& like) {
  std::vector<CourseRecord> records(people.size());
  run_courses(
      people.size(),
      [&](std::size_t number) {
        CourseJob job = like;
        job.values = drawn.draw(people[number]);
        return job;
      },
      [&](std::size_t number, CourseRecord&& record) { records[number] = std::move(record); });
  return records;
}

std::vector<SessionBand> forecast_session(const People& drawn, const std::vector<std::int64_t>& people,
                                          TwinHypothesis hypothesis, const Dose& pieces,
                                          const std::vector<double>& moments) {
  const std::vector<CourseRecord> records = run_people(drawn, people, {{}, hypothesis, {0}, false, pieces, moments});
  std::vector<SessionBand> bands;
  for (const output::Key key : session_keys) {
    SessionBand one{
        std::string(output_rows[std::size_t(key)].key), std::string(output_rows[std::size_t(key)].unit), {}};
    for (std::size_t at = 0; at < moments.size(); ++at) {
      std::vector<double> values;
      for (const CourseRecord& record : records) {
        if (!record.left_out) values.push_back(record.looks[at][std::size_t(key)]);
      }
      add_moment(one.band, values);
    }
    bands.push_back(std::move(one));
  }
  return bands;
}

PolicyForecast describe_policy(const PressPolicy& policy, const std::vector<CourseRecord>& with,
                               const std::vector<CourseRecord>& without, std::size_t n_marks) {
  PolicyForecast found;
  found.policy = policy;
  std::vector<double> changes;
  for (std::size_t at = 0; at < n_marks; ++at) {
    std::vector<double> pains;
    for (std::size_t k = 0; k < with.size(); ++k) {
      // The same people for every policy, or their beginnings would differ.
      if (!with[k].left_out && !without[k].left_out) pains.push_back(with[k].looks[at][output::pain]);
    }
    add_moment(found.pain, pains);
  }
  for (std::size_t k = 0; k < with.size(); ++k) {
    if (with[k].left_out || without[k].left_out) continue;
    const double change = with[k].looks.back()[output::pain] - without[k].looks.back()[output::pain];
    changes.push_back(change);
    found.change += change;
    found.helped += change <= -matters ? 1.0 : 0.0;
    found.harmed += change >= matters ? 1.0 : 0.0;
    found.bred += with[k].second_drive >= lasting_drive ? 1.0 : 0.0;
  }
  const double n = std::max(1.0, static_cast<double>(changes.size()));
  for (double* share : {&found.change, &found.helped, &found.harmed, &found.bred}) *share /= n;
  found.low = find_share(changes, 0.1);
  found.high = find_share(changes, 0.9);
  return found;
}

// Sessions that the diary tells come first; the policy begins on the day after its last one.
std::vector<long> list_days(const TwinQuestion& question, PressRhythm rhythm, long begins) {
  std::vector<long> days = question.session_days;
  for (const long day : list_press_days(rhythm, 7L * question.weeks)) days.push_back(begins + day);
  return days;
}

long find_begin(const TwinQuestion& question) {
  long begins = 0;
  if (!question.pains.empty()) begins = question.pains.back().day + 1;
  if (!question.session_days.empty()) begins = std::max(begins, question.session_days.back() + 1);
  return begins;
}

HypothesisForecast forecast_hypothesis(const TwinQuestion& question, const People& drawn, const TwinFit& fit,
                                       TwinHypothesis hypothesis, const Dose& pieces, const TwinForecast& moments) {
  HypothesisForecast found;
  found.hypothesis = hypothesis;
  found.probability = fit.hypotheses[std::size_t(hypothesis)];
  if (!(found.probability > 0.0)) return found;
  const std::vector<std::int64_t> people = draw_people(fit, hypothesis);
  std::vector<double> seconds;
  for (const double minute : moments.minutes) seconds.push_back(60.0 * minute);
  found.session = forecast_session(drawn, people, hypothesis, pieces, seconds);
  const long begins = find_begin(question);
  std::vector<double> marks;
  for (const double week : moments.weeks) marks.push_back((static_cast<double>(begins) + 7.0 * week) * day_seconds);
  CohortDesign design;
  design.policies = question.policies;
  std::vector<CourseRecord> without;
  for (const PressPolicy& policy : list_policies(design)) {
    const std::vector<CourseRecord> with = run_people(drawn, people,
                                                      {{},
                                                       hypothesis,
                                                       list_days(question, policy.rhythm, begins),
                                                       policy.rhythm == PressRhythm::as_often_as_bearable,
                                                       build_session(policy.depth),
                                                       marks});
    if (without.empty()) without = with;
    found.policies.push_back(describe_policy(policy, with, without, marks.size()));
  }
  return found;
}

}  // namespace

TwinForecast forecast(const TwinQuestion& question, std::int64_t n_people) {
  People people{seed, n_people, {}};
  for (const TwinOverride& one : question.overrides) {
    if (const ParameterRow* row = find_parameter(one.name)) people.fixed.emplace_back(row->key, one.value);
  }
  const TwinFit fitted = fit({question.pains, question.session_days, question.depth}, people);
  TwinForecast found;
  found.n_scores = question.pains.size();
  found.n_effective = fitted.n_effective;
  const Dose pieces = cut_session(question.session.value_or(build_session(question.session_depth)));
  for (const double second : list_session_moments(pieces)) found.minutes.push_back(second / 60.0);
  for (int week = 0; week <= question.weeks; ++week) found.weeks.push_back(week);
  for (const TwinHypothesis hypothesis : all_hypotheses) {
    found.hypotheses.push_back(forecast_hypothesis(question, people, fitted, hypothesis, pieces, found));
  }
  for (const FittedParameter& one : fitted.parameters) {
    if (!one.identifiable) {
      ++found.n_unidentifiable;
      continue;
    }
    const ParameterRow& row = list_parameters()[std::size_t(one.key)];
    found.parameters.push_back({std::string(row.name), std::string(row.unit), one.low, one.middle, one.high, true});
  }
  return found;
}

}  // namespace unknot::twin
