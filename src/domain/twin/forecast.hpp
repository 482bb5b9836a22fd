// What the twin says of a person: a session minute by minute, weeks under several policies, hypothesis by hypothesis.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/press/site.hpp"
#include "domain/twin/course.hpp"

namespace unknot {

/// Pain of one day as it was written down.
struct DiaryPain {
  long day = 0;       ///< from the first day of the diary on
  double pain = 0.0;  ///< 0 to 10
  bool operator==(const DiaryPain&) const = default;
};

/// A parameter that is to have one value in everybody.
struct TwinOverride {
  std::string name;
  double value = 0.0;
  bool operator==(const TwinOverride&) const = default;
};

/// A session with a tool at a site: what it does at the point is read off a table of doses.
struct SessionPress {
  std::string site;  ///< muscle.point.number
  PressBody body;
  PressToolId tool;
  double force_n = 0.0;  ///< above 0, up to the table's last row
  double hold_s = 60.0;  ///< 1 to 600
  double rest_s = 30.0;  ///< between two presses, 0 to 600
  int presses = 3;       ///< 1 to 20
  bool operator==(const SessionPress&) const = default;
};

/// What is known of a person, and what is asked.
struct TwinQuestion {
  std::vector<DiaryPain> pains;    ///< rising days, one score a day; may be empty
  std::vector<long> session_days;  ///< rising
  PressDepth depth = PressDepth::gentle;  ///< of those sessions
  std::vector<PressPolicy> policies;      ///< beside never pressing
  PressDepth session_depth = PressDepth::gentle;  ///< of the session that is shown ...
  std::optional<Dose> session;  ///< ... unless it is given ...
  std::optional<SessionPress> press;  ///< ... or follows from a press
  std::vector<TwinOverride> overrides;
  int weeks = 12;  ///< 1 to 52, from the last day of the diary on
};

/// A number at several moments: 80 % of the virtual people who fit lie between low and high.
struct Band {
  std::vector<double> low;
  std::vector<double> middle;
  std::vector<double> high;
  bool operator==(const Band&) const = default;
};

/// One number of the body over a session, such as oxygen.
struct SessionBand {
  std::string key;   ///< pain_pressed, threshold, flow, oxygen, lactate, contraction
  std::string unit;
  Band band;
};

/// Weeks under a policy.
struct PolicyForecast {
  PressPolicy policy;
  Band pain;             ///< at the beginning and the end of each week [points]
  double change = 0.0;   ///< mean against never pressing, at the end [points; negative is better]
  double low = 0.0;      ///< 80 % lie between low and high
  double high = 0.0;
  double helped = 0.0;   ///< probability of a point less or better
  double harmed = 0.0;   ///< of a point more or worse
  double bred = 0.0;     ///< of a lasting second point
};

/// What one hypothesis says.
struct HypothesisForecast {
  TwinHypothesis hypothesis = TwinHypothesis::energy_crisis;
  double probability = 0.0;  ///< given the diary, each a third before it
  std::vector<SessionBand> session;
  std::vector<PolicyForecast> policies;  ///< never pressing first
};

/// A number of the person that was told by the diary, or was not.
struct ForecastParameter {
  std::string name;
  std::string unit;
  double low = 0.0;  ///< 90 % lie between low and high
  double middle = 0.0;
  double high = 0.0;
  bool identifiable = false;
};

/// A model, not a measurement.
struct TwinForecast {
  std::size_t n_scores = 0;       ///< days of the diary that were used
  double n_effective = 0.0;       ///< virtual people of equal weight that say as much
  std::vector<double> minutes;    ///< moments of the session
  std::vector<double> weeks;      ///< moments of the course
  std::vector<HypothesisForecast> hypotheses;
  std::vector<ForecastParameter> parameters;  ///< that the diary narrows down
  std::size_t n_unidentifiable = 0;           ///< numbers that it says nothing of
};

}  // namespace unknot
