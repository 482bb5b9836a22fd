// What a trial on oneself says, and how sure that is.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "domain/body.hpp"

namespace unknot {

enum class TrialAnswer { helps, no_difference, worse, cannot_tell };

/// How large the effect is and how sure that is: no verdict can be made without it. Benefit is positive, whichever way the
/// scale runs.
class Effect {
 public:
  /// @param mean benefit [points]  @param deviation its standard deviation [points, > 0]
  /// @param low, high 90 % interval [points, low < high]
  /// @param better probability that the benefit is above 0  @param matters that it reaches what matters
  /// @param harms that it is below 0 by what matters
  Effect(double mean, double deviation, double low, double high, double better, double matters, double harms)
      : mean_(mean), deviation_(deviation), low_(low), high_(high), better_(better), matters_(matters), harms_(harms) {
    const auto is_chance = [](double p) { return p >= 0.0 && p <= 1.0; };
    ensure(deviation > 0.0 && low < high && low <= mean && mean <= high, "an effect has an interval around it");
    ensure(is_chance(better) && is_chance(matters) && is_chance(harms) && matters <= better,
           "chances lie between 0 and 1");
  }

  double mean() const { return mean_; }
  double deviation() const { return deviation_; }
  double low() const { return low_; }
  double high() const { return high_; }
  double better() const { return better_; }
  double matters() const { return matters_; }
  double harms() const { return harms_; }

  bool operator==(const Effect&) const = default;

 private:
  double mean_, deviation_, low_, high_, better_, matters_, harms_;
};

/// What a trial says.
class TrialVerdict {
 public:
  TrialVerdict(TrialAnswer answer, const Effect& effect) : answer_(answer), effect_(effect) {}

  TrialAnswer answer() const { return answer_; }
  const Effect& effect() const { return effect_; }

  bool operator==(const TrialVerdict&) const = default;

 private:
  TrialAnswer answer_;
  Effect effect_;
};

/// The same data judged under something else.
struct OtherVerdict {
  std::string under;  ///< doubtful, open, steady_slope, missing_bad, missing_good, without_a_day
  std::optional<std::chrono::sys_days> day;  ///< of without_a_day: the one that changes most
  TrialVerdict verdict;

  bool operator==(const OtherVerdict&) const = default;
};

/// The fit on one day, on the scale of the diary.
struct FittedDay {
  std::chrono::sys_days day;
  double mean = 0.0;  ///< expected score
  double low = 0.0;  ///< 90 % band of the expected score
  double high = 0.0;
  double without = 0.0;  ///< expected score without the treatment

  bool operator==(const FittedDay&) const = default;
};

/// What a trial says, with everything that one has to know to believe it or not.
struct Judgement {
  TrialAnswer answer = TrialAnswer::cannot_tell;
  std::optional<TrialVerdict> verdict;  ///< none when the data do not allow one; the answer is then cannot_tell
  std::vector<std::string> reasons;  ///< why there is no verdict, or why it cannot tell (words of src/trial/words.hpp)
  bool early = false;  ///< before the planned end
  double surety = 0.95;  ///< probability that an answer had to reach: more after early looks
  std::size_t n_days = 0;  ///< with a score, in all ...
  std::size_t n_with = 0;  ///< ... on days of `arm` ...
  std::size_t n_without = 0;  ///< ... and on the others
  double percent = 0.0;  ///< benefit in per cent of the level without treatment
  double level = 0.0;  ///< expected score without treatment [points]
  double slope = 0.0;  ///< change of the score in a week without treatment [points]
  double slope_deviation = 0.0;  ///< its standard deviation [points]
  double slope_alone =
      0.0;  ///< benefit that the slope alone brought from the middle of the days without to that of the days with treatment [points]
  double noise = 0.0;  ///< day-to-day standard deviation [points]
  double memory = 0.0;  ///< correlation of one day with the next
  double memory_square = 0.0;  ///< mean of its square, 0 below 0, which the surety hangs on; not told
  double carry_over_days = 0.0;  ///< half-life of the effect, as far as one can tell [days]
  std::vector<OtherVerdict> others;
  std::vector<FittedDay> fit;  ///< every day of the trial so far

  bool operator==(const Judgement&) const = default;
};

/// A judgement in sentences.
struct TrialWords {
  Text answer;  ///< the answer in one sentence, with effect and interval
  Text sure;  ///< how sure; empty without a verdict
  Text slope;  ///< what the person's own slope alone would have done; empty without a verdict
  std::vector<Text> others;  ///< one for each of Judgement::others
  std::vector<Text> reasons;  ///< why it cannot be told
  std::vector<Text> does_not_say;
  std::vector<Text> next;  ///< what to do now

  bool operator==(const TrialWords&) const = default;
};

/// How a person's scores go up and down without treatment, and where that is known from.
struct TrialNoise {
  double level = 5.0;  ///< [points]
  double deviation = 1.5;  ///< from day to day [points, > 0]
  double memory = 0.4;  ///< correlation of one day with the next [0, 0.95]
  std::size_t n_days = 0;  ///< of the diary that it was worked out from; 0: assumed

  bool operator==(const TrialNoise&) const = default;
};

/// How often simulated trials of a design came out how, for one true benefit.
struct PowerRow {
  double benefit = 0.0;  ///< true one [points]
  std::size_t n = 0;
  std::size_t helps = 0;
  std::size_t no_difference = 0;
  std::size_t worse = 0;
  std::size_t cannot_tell = 0;

  bool operator==(const PowerRow&) const = default;
};

/// The simulated trials of one design; sums of slices are the same as all at once.
struct Power {
  TrialNoise noise;
  std::vector<PowerRow> rows;  ///< by benefit
  bool operator==(const Power&) const = default;
};

/// What to think of a design before it begins.
struct TrialAdvice {
  bool worth = false;  ///< shows what matters at least half of the time
  bool hopeless = false;  ///< so does not even the longest of its kind
  std::vector<Text> sentences;  ///< how often it would show what, how long it should be, or not to run it
  std::vector<Text> before;  ///< what to know before one begins

  bool operator==(const TrialAdvice&) const = default;
};

}  // namespace unknot
