// What cutting weak links costs on real drawings: wide ones that are still exactly solvable, cut to the width that spread,
// ledger and next question are worked out on.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "app/engine.hpp"
#include "math/random.hpp"
#include "rank/evidence.hpp"
#include "rank/model.hpp"
#include "rank/network.hpp"
#include "rank/rank.hpp"

namespace unknot::verify {
namespace {

constexpr std::uint64_t n_drawings = 400;

// Grows a drawing of `n_spots` over neighbouring spots.
Case grow_case(const rank::Model& model, std::uint64_t seed, std::size_t n_spots) {
  std::uint64_t counter = 0;
  const auto below = [&](std::size_t n) {
    return static_cast<std::size_t>(math::draw_uniform(seed, 5, counter++) * static_cast<double>(n));
  };
  std::vector<std::size_t> spots{below(model.spots.size())};
  while (spots.size() < n_spots) {
    const std::vector<std::size_t>& around = model.spots[spots[below(spots.size())]].neighbours;
    const std::size_t next = around[below(around.size())];
    if (std::find(spots.begin(), spots.end(), next) == spots.end()) spots.push_back(next);
  }
  Case one_case;
  for (const std::size_t spot : spots) {
    one_case.drawing.cells.push_back({model.spots[spot].spot, 2.0 + static_cast<double>(below(8)), {}});
  }
  return one_case;
}

TEST(Cutting, wide_drawings_lose_little_when_they_are_cut_to_the_quick_width) {
  const app::Engine engine = *app::Engine::load();
  const rank::Model model = rank::build_model(engine.atlas(), 0);
  const rank::Options options;
  double largest = 0.0;
  double sum = 0.0;
  double count = 0.0;
  std::size_t cut = 0;
  for (std::uint64_t seed = 0; seed < n_drawings; ++seed) {
    const rank::Evidence evidence = collect(engine.atlas(), model, grow_case(model, seed, 12 + seed % 16));
    const rank::Network whole = build_network(model, evidence, model.parameters);
    const rank::Schedule schedule = build_schedule(whole);
    if (schedule.width > options.widest) continue;
    rank::Network narrow = whole;
    if (rank::cut_to_width(narrow, options.widest_quick) == 0.0) continue;
    ++cut;
    const std::vector<double> exact = solve(whole, schedule).probability;
    const std::vector<double> quick = solve(narrow, build_schedule(narrow)).probability;
    for (std::size_t c = 0; c < exact.size(); ++c) {
      largest = std::max(largest, std::abs(exact[c] - quick[c]));
      sum += std::abs(exact[c] - quick[c]);
      count += 1.0;
    }
  }
  fmt::print("{} drawings wider than {}: cut, probabilities move by {:.4f} on average, {:.2f} at most\n", cut,
             options.widest_quick, sum / count, largest);
  EXPECT_GE(cut, 20U);
  // A tenth of the spread that the assumed likelihoods leave (some 0.1 either way).
  EXPECT_LT(sum / count, 0.01);
}

}  // namespace
}  // namespace unknot::verify
