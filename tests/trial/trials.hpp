// Made-up trials on oneself for tests.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "domain/trial/design.hpp"

namespace unknot::test {

/// A full trial: baseline of 7 days, pairs of blocks of `block_days`, treatment against none, 2 points matter.
TrialDesign build_full(int n_pairs = 4, int block_days = 7);

/// A quick trial: 7 days, the session, 14 days.
TrialDesign build_quick();

/// The trial as it was planned, kept to, over, with the score of each day; none: missing.
TrialData build_trial(const TrialDesign& design,
                      const std::function<std::optional<double>(const TrialDay&, int)>& score);

/// Scores around 6 that fall by `benefit` on days of the arm, with independent ups and downs of `deviation`.
TrialData draw_trial(const TrialDesign& design, double benefit, double deviation, std::uint64_t stream);

/// The first `n` days of it, seen on the evening of the last of them.
TrialData cut_trial(TrialData data, std::size_t n);

}  // namespace unknot::test
