#include "wire/trial/design_codec.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace unknot::wire {

void check_design(const std::string& path, const TrialDesign& design, Reading& reading) {
  const std::string base = path.substr(0, path.rfind('.') + 1);
  check_range(base + "matters", design.matters, 0.5, 5.0, reading);
  check_range(base + "baseline_days", design.baseline_days, 7, 14, reading);
  check_range(base + "block_days", design.block_days, 4, 14, reading);
  check_range(base + "n_pairs", design.n_pairs, 2, 6, reading);
  check_range(base + "after_days", design.after_days, 7, 28, reading);
  if (!design.activity.empty()) check_name(base + "activity", design.activity, reading);
  const bool is_hexadecimal = std::all_of(design.seed.begin(), design.seed.end(), [](char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
  });
  if (design.seed.empty() || (design.seed.size() == 16 && is_hexadecimal)) return;
  reading.refuse(Code::out_of_range, path, quote(design.seed), "16 digits out of 0 to 9 and a to f",
                 "Draw 64 random bits and write them in lower case.");
}

}  // namespace unknot::wire
