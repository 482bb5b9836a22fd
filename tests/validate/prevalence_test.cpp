// What the ranking gives back for a typical drawing of a complaint, beside what examiners published.
#include "validate/prevalence.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

namespace unknot::validate {
namespace {

const std::string data_folder = std::string(UNKNOT_SOURCE) + "/data";

TEST(Prevalence, published_rates_are_roughly_given_back) {
  double error = 0.0;
  double bias = 0.0;
  const std::vector<Comparison> rows = compare(load_folder(data_folder));
  for (const Comparison& row : rows) {
    fmt::print("{:28} {:36} published {:4.0f} %, given back {:4.0f} %\n", row.complaint.value, row.muscle.value,
               100.0 * row.published, 100.0 * row.reproduced);
    error += std::abs(row.published - row.reproduced);
    bias += row.reproduced - row.published;
  }
  const auto count = static_cast<double>(rows.size());
  fmt::print("mean distance {:.2f}, mean bias {:+.2f} over {} rows\n", error / count, bias / count, rows.size());
  EXPECT_GE(rows.size(), 20U);
  // Single expert examiners, small studies: intervals of +-20 points are usual. A ranking that doubted every study would
  // be off by 0.45, one that believed all by 0.3.
  EXPECT_LT(error / count, 0.22);
}

TEST(Prevalence, of_two_muscles_of_one_complaint_the_commoner_one_mostly_comes_out_higher) {
  const std::vector<Comparison> rows = compare(load_folder(data_folder));
  double right = 0.0;
  double pairs = 0.0;
  for (const Comparison& a : rows) {
    for (const Comparison& b : rows) {
      if (a.complaint != b.complaint || a.published - b.published < 0.15) continue;
      pairs += 1.0;
      right += a.reproduced > b.reproduced ? 1.0 : 0.0;
    }
  }
  fmt::print("{:.0f} of {:.0f} pairs that differ by 15 points or more are in the published order\n", right, pairs);
  // Calf muscles are the exception: very common with heel pain, but they send little pain to the heel itself.
  EXPECT_GE(right / pairs, 0.6);
}

// In general practice some 45 % of pain is not myofascial (Skootsky 1989: 30 of 54); in the typical drawing of a complaint
// that is known for its trigger points less should be left, but never nothing.
TEST(Prevalence, something_else_keeps_a_share_of_every_typical_drawing) {
  for (const auto& [complaint, share] : compare_something_else(load_folder(data_folder))) {
    EXPECT_GT(share, 0.1) << complaint.value;
    EXPECT_LT(share, 0.6) << complaint.value;
  }
}

}  // namespace
}  // namespace unknot::validate
