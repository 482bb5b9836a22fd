// A person's twin: which of the virtual people live through what the diary tells.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "domain/twin/forecast.hpp"
#include "twin/people/cohort.hpp"

namespace unknot::twin {

/// What is known of a person.
struct DiaryCourse {
  std::vector<DiaryPain> pains;     ///< rising days, one score a day
  std::vector<long> session_days;   ///< rising
  PressDepth depth = PressDepth::gentle;
};

/// A number of the person: what it may be, and whether the diary says anything of it.
struct FittedParameter {
  parameter::Key key{};
  double low = 0.0;     ///< 90 % lie between low and high
  double middle = 0.0;  ///< median
  double high = 0.0;
  bool identifiable = false;  ///< the interval is less than four fifths as wide as before the diary
};

/// One virtual person who fits, and how well.
struct FittedPerson {
  TwinHypothesis hypothesis = TwinHypothesis::energy_crisis;
  std::int64_t person = 0;  ///< number for draw_person
  double weight = 0.0;      ///< all together 1
};

/// Virtual people: numbers 0 to n - 1 of a seed, some of their parameters the same in all.
struct People {
  std::int64_t seed = 1;
  std::int64_t n = 1;  ///< for each hypothesis, 1 or more
  std::vector<std::pair<parameter::Key, double>> fixed;
  /// The parameters of one of them.
  [[nodiscard]] Parameters draw(std::int64_t person) const;
};

/// What a diary says of a person's twin.
struct TwinFit {
  std::array<double, 3> hypotheses{};  ///< probability of each, alike before
  std::vector<FittedPerson> people;    ///< heaviest first; those a million times lighter than that are left out
  double n_effective = 0.0;            ///< how many people of equal weight say as much
  std::vector<FittedParameter> parameters;  ///< all of parameters.hpp that were drawn
};

/// How pain that was written down scatters around the model's: day by day alike, whatever the day before was (assumed).
struct DiaryNoise {
  double deviation = 1.2;  ///< [points]
  double memory = 0.4;  ///< correlation of one day with the next
};

/// Weighs virtual people by the chance that they write this diary (importance sampling from the ranges of parameters.hpp). No iteration that could
/// fail; the same input gives the same bits. Without a score everybody weighs the same.
TwinFit fit(const DiaryCourse& course, const People& people, const DiaryNoise& noise = {});

/// The pains that a virtual person has on some days, without scatter. @param days rising
std::vector<double> simulate_pains(const Parameters& values, TwinHypothesis hypothesis, const DiaryCourse& course,
                                   const std::vector<long>& days);

}  // namespace unknot::twin
