#include "app/twin/cohort.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/provenance.hpp"
#include "base/text.hpp"
#include "twin/people/cohort.hpp"

namespace unknot::app {
namespace {

constexpr std::int64_t most_people = 10'000'000;
constexpr std::int64_t largest_seed = 1LL << 53;
constexpr int most_weeks = 52;
constexpr std::int64_t smallest_block = 64;
constexpr std::int64_t most_blocks = 256;
constexpr std::int64_t people_at_once = 64;  // memory
constexpr double step_of_sums = 1e-4;
constexpr double step_of_squares = 1e-4;  // hundredths, squared

Problem refuse(const char* key, const std::string& found, const char* allowed) {
  return {Code::out_of_range, "", key, found, allowed, "Choose a number in this range."};
}

double find_mean(const ExactSum& sum, double n) { return static_cast<double>(sum.sum) * step_of_sums / n; }

// The bin up to which this share of the people lies.
double find_bin(const ChangeCounts& counts, double share) {
  std::int64_t n = 0;
  for (const std::int64_t count : counts) n += count;
  std::int64_t sum = 0;
  for (std::size_t bin = 0; bin < counts.size(); ++bin) {
    sum += counts[bin];
    if (static_cast<double>(sum) >= share * static_cast<double>(n)) return static_cast<double>(bin) / 10.0 - 10.0;
  }
  return 10.0;
}

}  // namespace

std::optional<Problem> check_cohort(const CohortDesign& design) {
  if (design.n_people < 1 || design.n_people > most_people) {
    return refuse("people", fmt::format("{}", design.n_people), "1 to 10,000,000");
  }
  if (design.weeks < 1 || design.weeks > most_weeks) return refuse("weeks", fmt::format("{}", design.weeks), "1 to 52");
  if (design.seed < 0 || design.seed > largest_seed) return refuse("seed", fmt::format("{}", design.seed), "0 to 2^53");
  for (auto one = design.hypotheses.begin(); one != design.hypotheses.end(); ++one) {
    if (std::find(design.hypotheses.begin(), one, *one) != one) {
      return Problem{Code::contradiction, "", "hypotheses", "one twice", "each once", "Name it once."};
    }
  }
  if (design.hypotheses.empty()) {
    return Problem{
        Code::missing_key, "", "hypotheses", "none", "one at least", "Name one, or leave it out for all three."};
  }
  return std::nullopt;
}

std::string build_model_fingerprint() {
  std::string text = fmt::format("model {};", twin::model_version);
  for (const twin::ParameterRow& row : twin::list_parameters()) {
    text += fmt::format("{}={},{},{};", row.name, row.value, row.low, row.high);
  }
  return build_hexadecimal(build_fingerprint(text));
}

std::int64_t find_block_size(const CohortDesign& design) {
  std::int64_t size = smallest_block;
  while (size * most_blocks < design.n_people) size *= 2;
  return size;
}

std::int64_t count_blocks(const CohortDesign& design) {
  const std::int64_t size = find_block_size(design);
  return (design.n_people + size - 1) / size;
}

std::optional<CohortBlock> run_cohort_block(const CohortDesign& design, std::int64_t block,
                                            const std::function<bool()>& stops) {
  const std::int64_t size = find_block_size(design);
  const std::int64_t first = block * size;
  const std::int64_t end = std::min(first + size, design.n_people);
  CohortBlock sum = twin::build_empty_block(design, first);
  for (std::int64_t at = first; at < end; at += people_at_once) {
    if (stops && stops()) return std::nullopt;
    twin::add_block(sum, twin::run_block(design, at, std::min(people_at_once, end - at)));
  }
  return sum;
}

CohortBlock build_empty_cohort(const CohortDesign& design) { return twin::build_empty_block(design, 0); }

void add_cohort_block(CohortBlock& sum, const CohortBlock& more) { twin::add_block(sum, more); }

PolicySummary summarise(const PolicyTally& tally) {
  PolicySummary summary;
  const auto n = static_cast<double>(tally.n);
  if (tally.n == 0) return summary;
  summary.pain_before = find_mean(tally.pain.front(), n);
  summary.pain_after = find_mean(tally.pain.back(), n);
  summary.change = find_mean(tally.change.back(), n);
  const double square = static_cast<double>(tally.change.back().squares) * step_of_squares / n;
  summary.error = std::sqrt(std::max(0.0, square - summary.change * summary.change) / n);
  summary.low = find_bin(tally.changes, 0.1);
  summary.high = find_bin(tally.changes, 0.9);
  summary.threshold = find_mean(tally.threshold, n);
  summary.helped = static_cast<double>(tally.n_helped) / n;
  summary.harmed = static_cast<double>(tally.n_harmed) / n;
  summary.bred = static_cast<double>(tally.n_bred) / n;
  summary.expected_anew = find_mean(tally.expected_anew, n);
  summary.sessions = static_cast<double>(tally.n_sessions) / n;
  return summary;
}

}  // namespace unknot::app
