// Whether a trial can answer, found out before it begins by running it many times in the computer.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "domain/body.hpp"
#include "domain/trial/design.hpp"
#include "domain/trial/verdict.hpp"

namespace unknot::trial {

/// How a person's scores go up and down. `daily` are the diary's days before the trial in order, one entry a day, none where
/// nothing was noted; at most the last 60 count. With fewer than 10 scores the assumed values of `TrialNoise` are given back, with
/// n_days = 0; so they are when every score is the same, with the level of that score. Estimated by the model of the trial without a treatment, so that few days are drawn towards the priors.
TrialNoise find_noise(const std::vector<std::optional<double>>& daily);

/// Simulated trials of `design` with numbers `first` to `first + count - 1`, for each true benefit [points]. Every trial draws
/// order of blocks, slope, carry-over, ups and downs and missing days (1 in 10, assumed) from its number alone, so that slices add up to the whole
/// exactly, whoever runs them. Scores are whole numbers from 0 to 10. Judged by `judge_answer` at the end of the
/// trial, nobody having looked early.
std::vector<PowerRow> simulate(const TrialDesign& design, const TrialNoise& noise, const std::vector<double>& benefits,
                               std::size_t first, std::size_t count);

/// Both slices together, benefit by benefit; a benefit that only one of them has stands behind those of `some`.
std::vector<PowerRow> collect_rows(const std::vector<PowerRow>& some, const std::vector<PowerRow>& more);

/// A design and how often it would show the smallest benefit that matters.
struct DesignPower {
  TrialDesign design;
  PowerRow row;

  bool operator==(const DesignPower&) const = default;
};

/// The same trial shorter and longer, shortest first: full ones with 2 to 6 pairs, quick ones with a baseline of 7, 10 and 14 days
/// (after_days the same). What `advise` wants the power of, at the benefit that matters; 200 trials each are enough.
std::vector<TrialDesign> list_designs(const TrialDesign& design);

/// What to think of a design before it begins. `others` as from `list_designs`; may be empty, then nothing is said of other
/// lengths, and `hopeless` stays false.
TrialAdvice advise(const TrialDesign& design, const Power& power, const std::vector<DesignPower>& others);

}  // namespace unknot::trial
