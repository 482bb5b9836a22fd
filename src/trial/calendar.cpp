#include "trial/calendar.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string_view>

#include "base/text.hpp"
#include "math/random.hpp"

namespace unknot::trial {
namespace {

constexpr std::uint64_t order_stream = 0x6f72646572ULL;  // "order"
constexpr std::uint64_t seal_stream = 0x7365616cULL;     // "seal"

std::uint64_t read_seed(const std::string& seed) {
  std::uint64_t bits = 0;
  std::from_chars(seed.data(), seed.data() + seed.size(), bits, 16);
  return bits;
}

using Checked = std::expected<void, Problem>;

Problem build_problem(Code code, const char* key, std::string found, std::string allowed, std::string next) {
  return {code, "", key, std::move(found), std::move(allowed), std::move(next)};
}

Checked check_number(const char* key, int value, int low, int high) {
  if (value >= low && value <= high) return {};
  return std::unexpected(build_problem(Code::out_of_range, key, fmt::format("{} days", value),
                                       fmt::format("{} to {} days", low, high), "Choose a number of days within it."));
}

Checked check_outcome(const TrialDesign& design) {
  if (!(design.matters >= 0.5 && design.matters <= 5.0)) {
    return std::unexpected(build_problem(Code::out_of_range, "matters", fmt::format("{} points", design.matters),
                                         "0.5 to 5 points",
                                         "Say the smallest change that would make the effort worth it."));
  }
  const bool named = !design.activity.empty();
  if (design.outcome == TrialOutcome::activity && !named) {
    return std::unexpected(build_problem(Code::missing_key, "activity", "nothing", "an activity of the diary",
                                         "Name the activity that is to be judged."));
  }
  if (design.outcome == TrialOutcome::pain && named) {
    return std::unexpected(build_problem(Code::contradiction, "activity", quote(design.activity),
                                         "nothing when pain is judged", "Judge either pain or the activity."));
  }
  return {};
}

Checked check_lengths(const TrialDesign& design) {
  Checked checked = check_number("baseline_days", design.baseline_days, 7, 14);
  if (design.size == TrialSize::quick) {
    return checked ? check_number("after_days", design.after_days, 7, 28) : checked;
  }
  if (checked) checked = check_number("block_days", design.block_days, 4, 14);
  if (checked && (design.n_pairs < 2 || design.n_pairs > 6)) {
    return std::unexpected(build_problem(Code::out_of_range, "n_pairs", fmt::format("{} pairs", design.n_pairs),
                                         "2 to 6 pairs", "Choose a number of pairs within it."));
  }
  return checked;
}

Checked check_arm(const char* key, const TrialArm& arm) {
  if (arm.treats && arm.policy.value.empty()) {
    return std::unexpected(build_problem(Code::missing_key, key, "a treatment without a policy", "the id of a policy",
                                         "Name the policy that it follows."));
  }
  if (!arm.treats && arm != TrialArm{}) {
    return std::unexpected(build_problem(Code::contradiction, key, "a policy or point, but no treatment",
                                         "neither of them without treatment", "Leave both out, or treat."));
  }
  return {};
}

Checked check_arms(const TrialDesign& design) {
  if (!design.arm.treats) {
    return std::unexpected(build_problem(Code::contradiction, "arm", "no treatment", "a way that treats",
                                         "Name the treatment that is to be judged."));
  }
  if (const Checked checked = check_arm("arm", design.arm); !checked) return checked;
  if (design.size == TrialSize::quick && design.other != TrialArm{}) {
    return std::unexpected(build_problem(Code::contradiction, "other", "a second way",
                                         "nothing in a quick trial, which compares with the days before",
                                         "Leave it out, or run a full trial."));
  }
  if (const Checked checked = check_arm("other", design.other); !checked) return checked;
  if (design.other == design.arm) {
    return std::unexpected(build_problem(Code::contradiction, "other", "the same as arm", "another way, or none",
                                         "Change one of the two ways."));
  }
  return {};
}

Checked check_seed(const TrialDesign& design) {
  const bool plain = design.seed.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (design.seed.size() != 16 || !plain) {
    return std::unexpected(build_problem(Code::wrong_type, "seed", quote(design.seed),
                                         "16 digits from 0 to 9 and a to f", "Let the program draw one."));
  }
  using namespace std::chrono;
  if (design.begins < sys_days(2000y / January / 1) || design.begins > sys_days(2199y / December / 31)) {
    return std::unexpected(build_problem(Code::out_of_range, "begins", "a day outside of the calendar",
                                         "2000-01-01 to 2199-12-31", "Say the first day of the baseline."));
  }
  return {};
}

void add_days(std::vector<TrialDay>& days, std::chrono::sys_days begins, int count, TrialPhase phase, int block,
              bool first) {
  for (int i = 0; i < count; ++i) {
    days.push_back({begins + std::chrono::days(static_cast<int>(days.size())), phase, block, first});
  }
}

std::string write_arm(const TrialArm& arm) {
  std::string text = fmt::format("{}|{}|", arm.treats ? 1 : 0, arm.policy.value);
  if (arm.point) {
    text += fmt::format("{}|{}|{}", arm.point->muscle.value, arm.point->point.value, static_cast<int>(arm.point->side));
  }
  return text;
}

}  // namespace

std::expected<void, Problem> check_design(const TrialDesign& design) {
  for (const auto& check : {check_outcome, check_lengths, check_arms, check_seed}) {
    if (const Checked checked = check(design); !checked) return checked;
  }
  return {};
}

std::vector<TrialDay> build_calendar(const TrialDesign& design) {
  std::vector<TrialDay> days;
  add_days(days, design.begins, design.baseline_days, TrialPhase::baseline, -1, false);
  if (design.size == TrialSize::quick) {
    add_days(days, design.begins, 1 + design.after_days, TrialPhase::after, -1, true);
    return days;
  }
  const std::uint64_t seed = read_seed(design.seed);
  for (int pair = 0; pair < design.n_pairs; ++pair) {
    const bool arm_first = (math::mix_bits(seed, order_stream, static_cast<std::uint64_t>(pair)) >> 63U) == 1U;
    add_days(days, design.begins, design.block_days, TrialPhase::block, 2 * pair, arm_first);
    add_days(days, design.begins, design.block_days, TrialPhase::block, 2 * pair + 1, !arm_first);
  }
  return days;
}

std::string build_seal(const TrialDesign& design) {
  const std::string text =
      fmt::format("{}|{}|{}|{:.17g}|{}|{}|{}|{}|{}|{}|{}|{}", static_cast<int>(design.size),
                  static_cast<int>(design.outcome), design.activity, design.matters,
                  design.begins.time_since_epoch().count(), design.baseline_days, design.block_days, design.n_pairs,
                  design.after_days, write_arm(design.arm), write_arm(design.other), design.seed);
  std::uint64_t seal = read_seed(design.seed);
  for (std::size_t i = 0; i < text.size(); ++i) {
    seal = math::mix_bits(seal ^ static_cast<unsigned char>(text[i]), seal_stream, i);
  }
  return fmt::format("{:016x}", seal);
}

}  // namespace unknot::trial
