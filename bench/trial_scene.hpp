// Simulated trials on oneself: the people and days that the tables of docs/science/trial.md are made with.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <string>
#include <vector>

#include "math/random.hpp"
#include "trial/calendar.hpp"
#include "trial/judge.hpp"
#include "trial/others.hpp"

namespace unknot::bench {

inline constexpr std::uint64_t stream = 13;  // not the one that the rules were tuned on
inline constexpr double noise = 1.5;  // day-to-day deviation [points]
inline constexpr double level = 6.0;  // [points]
inline constexpr double half_life = 1.0;  // of the carry-over in full trials [days]
inline constexpr double missing = 0.1;
inline constexpr double matters = 1.0;  // [points]

struct Setting {
  std::string name;
  double slope = 0.0;  // [points a week]
  double first = 0.0;  // the first day is off by so many deviations; 0: by chance
  bool bad = false;
};

inline const std::array<Setting, 3> settings{
    {{"plain", 0.0, 0.0, false}, {"trend", -0.45, 0.0, false}, {"bad day", 0.0, 2.0, true}}};

inline TrialData draw_trial(TrialDesign design, const Setting& setting, double memory, double benefit,
                            std::uint64_t number) {
  math::Draws draws(stream, number);
  design.seed = fmt::format("{:016x}", draws.next_bits());
  TrialData data;
  data.trial.design = design;
  const std::vector<TrialDay> days = trial::build_calendar(design);
  std::vector<double> way;
  for (const TrialDay& day : days) way.push_back(day.first ? 1.0 : 0.0);
  const std::vector<double> exposure = trial::build_exposure(way, design.size == TrialSize::quick ? 0.0 : half_life);
  const double middle = 0.5 * (static_cast<double>(days.size()) - 1.0);
  double off = noise * draws.next_normal();
  if (setting.bad) off = noise * setting.first;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (i > 0) off = memory * off + noise * std::sqrt(1.0 - memory * memory) * draws.next_normal();
    const double latent = level + setting.slope * (static_cast<double>(i) - middle) / 7.0 - benefit * exposure[i] + off;
    TrialScore score{days[i], {}, false, days[i].first, false};
    if (draws.next() >= missing) score.score = std::clamp(std::round(latent), 0.0, 10.0);
    data.days.push_back(score);
  }
  data.n_planned = days.size();
  data.today = days.back().day + std::chrono::days(1);
  return data;
}

}  // namespace unknot::bench
