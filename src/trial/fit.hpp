// What a posterior says of a person's course, day by day and in a few numbers.
#pragma once

#include <chrono>
#include <vector>

#include "domain/trial/verdict.hpp"
#include "trial/posterior.hpp"

namespace unknot::trial {

/// The expected score of every day so far with a 90 % band, and without the treatment (where both ways treat: under the
/// other one), on the scale of the diary. `begins` is the first day.
std::vector<FittedDay> fit_days(const Series& series, const Prior& prior, const std::vector<Part>& parts,
                                std::chrono::sys_days begins);

/// Fills in level, slope, what the slope alone did, noise, memory, carry-over and per cent. Needs the verdict.
void describe_course(const Series& series, const Prior& prior, const std::vector<Part>& parts, Judgement& judgement);

}  // namespace unknot::trial
