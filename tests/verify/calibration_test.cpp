// Calibration of the code, not of the medicine: cases are drawn from the very model that then ranks them, with the real
// atlas's numbers. Of the causes given some 30 %, some 30 % must be on.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>

#include "app/engine.hpp"
#include "math/random.hpp"
#include "rank/evidence.hpp"
#include "rank/model.hpp"
#include "rank/network.hpp"

namespace unknot::verify {
namespace {

constexpr std::uint64_t n_cases = 10'000;
constexpr std::uint64_t n_drawings = 200;  // each serves n_cases / n_drawings cases

// A random drawing of up to ten spots, grown from one so that areas touch.
Case draw_case(const rank::Model& model, math::Draws& draws) {
  Case one_case;
  std::vector<std::size_t> spots{draws.next_below(model.spots.size())};
  for (std::size_t i = draws.next_below(10); i > 0; --i) {
    const std::vector<std::size_t>& around = model.spots[spots[draws.next_below(spots.size())]].neighbours;
    const std::size_t next =
        draws.next() < 0.8 ? around[draws.next_below(around.size())] : draws.next_below(model.spots.size());
    if (std::find(spots.begin(), spots.end(), next) == spots.end()) spots.push_back(next);
  }
  for (const std::size_t spot : spots) {
    one_case.drawing.cells.push_back({model.spots[spot].spot, 1.0 + std::floor(10.0 * draws.next()), {}});
  }
  return one_case;
}

// Up to six spots that a professional pressed for three signs, each the site of a point that explains something.
void press_some(const Atlas& atlas, const rank::Model& model, Case& one_case, math::Draws& draws) {
  const rank::Evidence evidence = collect(atlas, model, one_case);
  for (std::size_t i = draws.next_below(7); i > 0; --i) {
    const rank::ModelCause& cause = model.causes[evidence.candidates[draws.next_below(evidence.candidates.size())]];
    if (!cause.is_point) continue;
    for (const char* sign : {"press_gives_my_pain", "press_spreads", "press_tender_more_than_other_side"}) {
      one_case.findings.push_back({FindingId(sign), cause.side, cause.point, Answer::yes, Examiner::professional, {}});
    }
  }
}

// Switches causes on by their priors, then shows or hides every effect, and lets the examiner answer, as the network says.
std::vector<bool> draw_truth(rank::Network& network, math::Draws& draws) {
  std::vector<bool> on;
  for (const double prior : network.prior) on.push_back(draws.next() < prior);
  for (rank::Effect& effect : network.effects) {
    double absent = 1.0 - effect.leak;
    for (const rank::Link& link : effect.links) {
      if (on[link.cause]) absent *= 1.0 - link.weight;
    }
    const bool present = draws.next() >= absent;
    // An effect that was built as "seen to be absent" is a certain one, like one that was seen.
    const bool certain = effect.if_present == 0.0 || effect.if_absent == 0.0;
    const double yes_if_present = certain ? 1.0 : effect.if_present;
    const double yes_if_absent = certain ? 0.0 : effect.if_absent;
    const bool yes = draws.next() < (present ? yes_if_present : yes_if_absent);
    effect.if_present = yes ? yes_if_present : 1.0 - yes_if_present;
    effect.if_absent = yes ? yes_if_absent : 1.0 - yes_if_absent;
  }
  return on;
}

TEST(Calibration, ten_thousand_cases_drawn_from_the_model_land_on_the_diagonal) {
  const app::Engine engine = *app::Engine::load();
  const rank::Model model = rank::build_model(engine.atlas(), 0);
  std::array<double, 10> expected{};
  std::array<double, 10> count{};
  std::array<double, 10> observed{};
  for (std::uint64_t d = 0; d < n_drawings; ++d) {
    math::Draws draws(42, d);
    Case one_case = draw_case(model, draws);
    press_some(engine.atlas(), model, one_case, draws);
    const rank::Evidence evidence = collect(engine.atlas(), model, one_case);
    const rank::Network drawn = build_network(model, evidence, model.parameters);
    const rank::Layout layout = build_layout(evidence);
    for (std::uint64_t i = 0; i < n_cases / n_drawings;) {
      rank::Network network = drawn;
      const std::vector<bool> truth = draw_truth(network, draws);
      // The case must look like the drawing: nothing painted elsewhere, and at least half of the areas hurt. The posterior
      // knows what was seen, so choosing cases by what was seen does not bend it.
      const auto is_seen = [](const rank::Effect& effect) { return effect.if_present == 1.0; };
      const auto areas_end = network.effects.begin() + static_cast<std::ptrdiff_t>(layout.areas);
      const auto unpainted_end = areas_end + static_cast<std::ptrdiff_t>(layout.unpainted);
      const auto hurting = static_cast<std::size_t>(std::count_if(network.effects.begin(), areas_end, is_seen));
      if (2 * hurting < layout.areas || std::any_of(areas_end, unpainted_end, is_seen)) continue;
      ++i;
      const std::vector<double> posterior = solve(network, build_schedule(network)).probability;
      // Causes of one case hang together; one of each decile keeps the counted ones independent.
      const std::size_t start = draws.next_below(truth.size());
      std::array<bool, 10> taken{};
      for (std::size_t step = 0; step < truth.size(); ++step) {
        const std::size_t c = (start + step) % truth.size();
        const auto decile = std::min<std::size_t>(9, static_cast<std::size_t>(posterior[c] * 10.0));
        if (taken[decile]) continue;
        taken[decile] = true;
        count[decile] += 1.0;
        expected[decile] += posterior[c];
        observed[decile] += truth[c] ? 1.0 : 0.0;
      }
    }
  }
  for (std::size_t decile = 0; decile < 10; ++decile) {
    ASSERT_GE(count[decile], 30.0) << "decile " << decile << " is too empty to say anything";
    const boost::math::binomial_distribution<double> binomial(count[decile], expected[decile] / count[decile]);
    const double low = boost::math::quantile(binomial, 0.005);
    const double high = boost::math::quantile(binomial, 0.995);
    fmt::print("decile {}: {:7.0f} causes, said {:6.2f} %, were {:6.2f} %, 99 % band {:6.2f} to {:6.2f} %\n", decile,
               count[decile], 100.0 * expected[decile] / count[decile], 100.0 * observed[decile] / count[decile],
               100.0 * low / count[decile], 100.0 * high / count[decile]);
    EXPECT_GE(observed[decile], low) << "decile " << decile;
    EXPECT_LE(observed[decile], high) << "decile " << decile;
  }
}

}  // namespace
}  // namespace unknot::verify
