// Laws at one material point: rest, differences, closed forms, turning.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

#include "press/laws/response.hpp"

namespace unknot::press {
namespace {

using math::Matrix3;
using Size = std::size_t;

struct NamedLaw {
  std::string name;
  std::function<Response(const Matrix3&)> respond;
};

std::vector<NamedLaw> list_laws() {
  const math::Vector3 fibre = math::find_unit({1.0, 0.4, -0.2});
  const FibreMuscle muscle{6.0, {.optimal_stretch = 1.05, .straight_from = 1.3, .activation = 0.3}};
  return {
      {"neo-Hooke", [](const Matrix3& f) { return find_response(NeoHooke{6.0}, f); }},
      {"stiffening", [](const Matrix3& f) { return find_response(Stiffening{6.0, 4.0}, f); }},
      {"stiffening beyond its exponential", [](const Matrix3& f) { return find_response(Stiffening{6.0, 40.0}, f); }},
      {"Ogden 16.2", [](const Matrix3& f) { return find_response(Ogden{2.0, 16.2}, f); }},
      {"Ogden -3", [](const Matrix3& f) { return find_response(Ogden{2.0, -3.0}, f); }},
      {"muscle", [=](const Matrix3& f) { return find_response(muscle, f, fibre); }},
      {"volume", [](const Matrix3& f) { return find_volume_response(300.0, f); }}};
}

std::vector<Matrix3> list_deformations() {
  std::vector<Matrix3> all = {math::identity3,
                              {{{0.8, 0.0, 0.0}, {0.0, 1.1, 0.0}, {0.0, 0.0, 1.1}}},       // two equal stretches
                              {{{0.9, 0.0, 0.0}, {0.0, 0.9, 0.0}, {0.0, 0.0, 0.9}}},       // three
                              {{{1.0, 0.3, 0.0}, {0.0, 1.0, 0.0}, {0.0, 0.0, 1.0}}},       // simple shear
                              {{{1.2, 0.1, -0.2}, {0.05, 0.9, 0.15}, {0.1, -0.2, 0.95}}},  // anything
                              {{{1.0 + 1e-9, 1e-9, 0.0}, {0.0, 1.0, 2e-9}, {0.0, 0.0, 1.0}}}};
  return all;
}

double find_length(const Matrix3& a) {
  double sum = 0.0;
  for (const auto& row : a) {
    for (const double one : row) {
      sum += one * one;
    }
  }
  return std::sqrt(sum);
}

// Central differences of the energy lose half the digits: h = 1e-6 leaves about 1e-9 of the moduli.
TEST(Laws, stress_is_the_slope_of_the_energy) {
  for (const NamedLaw& law : list_laws()) {
    for (const Matrix3& f : list_deformations()) {
      const Matrix3 stress = find_nominal_stress(f, law.respond(f));
      for (Size i = 0; i < 3; ++i) {
        for (Size j = 0; j < 3; ++j) {
          Matrix3 more = f;
          Matrix3 less = f;
          more[i][j] += 1e-6;
          less[i][j] -= 1e-6;
          const double slope = (law.respond(more).energy - law.respond(less).energy) / 2e-6;
          EXPECT_NEAR(stress[i][j], slope, 1e-7 * (find_length(stress) + 300.0)) << law.name;
        }
      }
    }
  }
}

TEST(Laws, tangent_is_the_slope_of_the_stress_also_where_stretches_are_equal) {
  constexpr Size first[6] = {0, 1, 2, 1, 0, 0};
  constexpr Size second[6] = {0, 1, 2, 2, 2, 1};
  for (const NamedLaw& law : list_laws()) {
    for (const Matrix3& f : list_deformations()) {
      const Response at = law.respond(f);
      double size = 0.0;
      for (const Six& row : at.tangent) {
        for (const double one : row) {
          size = std::max(size, std::abs(one));
        }
      }
      // Along dC = F'dF + dF'F the stress changes by tangent : dC / 2.
      for (Size i = 0; i < 3; ++i) {
        for (Size j = 0; j < 3; ++j) {
          constexpr double h = 1e-5;
          Matrix3 more = f;
          Matrix3 less = f;
          more[i][j] += h;
          less[i][j] -= h;
          const Response above = law.respond(more);
          const Response below = law.respond(less);
          Matrix3 change{};
          change[i][j] = 1.0;
          const Matrix3 half = math::find_product(math::find_transposed(f), change);
          for (Size e = 0; e < 6; ++e) {
            double expected = 0.0;
            for (Size g = 0; g < 6; ++g) {
              const double entry = 0.5 * (half[first[g]][second[g]] + half[second[g]][first[g]]);
              expected += at.tangent[e][g] * entry * (g < 3 ? 1.0 : 2.0);
            }
            EXPECT_NEAR((above.stress[e] - below.stress[e]) / (2.0 * h), expected, 3e-6 * (size + 1.0)) << law.name;
          }
        }
      }
    }
  }
}

TEST(Laws, nothing_is_stored_and_nothing_pulls_at_rest_but_an_active_fibre) {
  for (const NamedLaw& law : list_laws()) {
    const Response rest = law.respond(math::identity3);
    EXPECT_NEAR(rest.energy, 0.0, 1e-12) << law.name;
    for (const double one : rest.stress) {
      if (law.name != "muscle") {
        EXPECT_NEAR(one, 0.0, 1e-12) << law.name;
      }
    }
  }
  const FibreMuscle relaxed{6.0, {}};
  for (const double one : find_response(relaxed, math::identity3, {1.0, 0.0, 0.0}).stress) {
    EXPECT_NEAR(one, 0.0, 1e-12);
  }
}

TEST(Laws, turning_the_body_changes_no_energy_and_no_stress) {
  const double c = std::cos(0.7);
  const double s = std::sin(0.7);
  const Matrix3 turn = {{{c, -s, 0.0}, {s, c, 0.0}, {0.0, 0.0, 1.0}}};
  for (const NamedLaw& law : list_laws()) {
    for (const Matrix3& f : list_deformations()) {
      const Response before = law.respond(f);
      const Response after = law.respond(math::find_product(turn, f));
      EXPECT_NEAR(before.energy, after.energy, 1e-11 * (1.0 + std::abs(before.energy))) << law.name;
      for (Size e = 0; e < 6; ++e) {
        EXPECT_NEAR(before.stress[e], after.stress[e], 1e-9 * (1.0 + std::abs(before.stress[e]))) << law.name;
      }
    }
  }
}

// Uniaxial, incompressible: the nominal stress over mu. Values from the closed form 2/alpha (l^(alpha-1) - l^(-alpha/2-1)), printed
// to four digits.
TEST(Laws, homogeneous_stretch_matches_closed_forms) {
  const struct {
    double stretch, alpha, stress;
  } rows[] = {{0.5, 2.0, -3.5},    {0.7, 2.0, -1.3408}, {0.8, 2.0, -0.7625}, {1.2, 2.0, 0.5056}, {1.5, 2.0, 1.0556},
              {0.7, 5.0, -1.2978}, {1.5, 5.0, 1.9282},  {0.8, 16.2, -0.936}, {1.2, 21.4, 3.843}, {0.5, 16.2, -67.75}};
  for (const auto& row : rows) {
    const double across = 1.0 / std::sqrt(row.stretch);
    const Matrix3 f = {{{across, 0.0, 0.0}, {0.0, across, 0.0}, {0.0, 0.0, row.stretch}}};
    const auto find_pull = [&](const Response& response) {
      const Matrix3 stress = find_nominal_stress(f, response);
      return stress[2][2] -
             stress[0][0] * across / row.stretch;  // the sides are free: pressure takes their stress away
    };
    const double exact =
        2.0 / row.alpha * (std::pow(row.stretch, row.alpha - 1.0) - std::pow(row.stretch, -0.5 * row.alpha - 1.0));
    EXPECT_NEAR(find_pull(find_response(Ogden{1.0, row.alpha}, f)), exact, 1e-10 * (1.0 + std::abs(exact)));
    EXPECT_NEAR(exact, row.stress, 5e-4 * std::abs(row.stress));
    if (row.alpha == 2.0) {
      EXPECT_NEAR(find_pull(find_response(NeoHooke{1.0}, f)), exact, 1e-10 * (1.0 + std::abs(exact)));
    }
  }
}

TEST(Laws, an_active_fibre_at_its_best_length_pulls_with_its_greatest_stress) {
  const FibreMuscle muscle{1.0, {.sigma_max_kpa = 300.0, .optimal_stretch = 1.0, .activation = 1.0}};
  const Matrix3 stress = find_nominal_stress(math::identity3, find_response(muscle, math::identity3, {1.0, 0.0, 0.0}));
  EXPECT_NEAR(stress[0][0] - stress[1][1], 300.0, 1e-9);  // the difference is free of pressure
}

TEST(Duals, second_derivatives_of_a_formula_match_those_by_hand) {
  const auto x = math::build_variable<2>(1.3, 0);
  const auto y = math::build_variable<2>(0.7, 1);
  const auto f = math::exp(x * y) + math::log(x) / y - math::sqrt(y) * math::pow(x, 2.5);
  EXPECT_NEAR(f.value.slope[0], 0.7 * std::exp(0.91) + 1.0 / (1.3 * 0.7) - std::sqrt(0.7) * 2.5 * std::pow(1.3, 1.5),
              1e-13);
  EXPECT_NEAR(f.slope[1].slope[1],
              1.69 * std::exp(0.91) + 2.0 * std::log(1.3) / 0.343 + 0.25 * std::pow(0.7, -1.5) * std::pow(1.3, 2.5),
              1e-13);
  EXPECT_NEAR(f.slope[0].slope[1], f.slope[1].slope[0], 1e-14);
}

TEST(Swelling, keeps_its_digits_where_the_plain_determinant_loses_them) {
  const Matrix3 h = {{{1e-9, 2e-9, 0.0}, {0.0, -3e-9, 1e-9}, {1e-9, 0.0, 4e-9}}};
  Matrix3 f = h;
  for (Size i = 0; i < 3; ++i) {
    f[i][i] += 1.0;
  }
  const double exact = 2e-9 + (1e-9 * -3e-9 + -3e-9 * 4e-9 + 1e-9 * 4e-9);
  EXPECT_NEAR(math::find_swelling(h), exact, 1e-21);
  EXPECT_GT(std::abs(math::find_determinant(f) - 1.0 - exact), 1e-18);
}

}  // namespace
}  // namespace unknot::press
