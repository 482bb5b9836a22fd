// Whether the days of a trial allow a verdict at all.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "domain/trial/design.hpp"

namespace unknot::trial {

/// The trial without the days after it was ended before its time.
TrialData cut_at_end(const TrialData& data);

/// Whether it is not over, or was ended before its time.
bool is_early(const TrialData& data);

/// Whether the day has a score that counts.
bool is_scored(const TrialScore& day);

/// Days with a score that counts.
struct DayCount {
  std::size_t scored = 0;   ///< in all
  std::size_t with = 0;     ///< on days of `arm`
  std::size_t without =
      0;  ///< on days that it is compared with: baseline and other blocks; where both ways treat, only the latter
};
DayCount count_days(const TrialData& data);

/// Why there can be no verdict, in the words of trial/words.hpp; empty when there can.
std::vector<std::string> list_reasons(const TrialData& data);

}  // namespace unknot::trial
