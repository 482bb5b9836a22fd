// Ogden's law in the solver: stress, energy, tangent, equal stretches, closed forms, a pressed block.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

#include "press/laws/response.hpp"
#include "press/mesh/element_law.hpp"
#include "press/sample.hpp"
#include "press/solve/solve.hpp"

namespace unknot::press {
namespace {

using math::Matrix3;
using Size = std::size_t;

TissueLayer build_tissue(double alpha, double stiffening = 0.0) {
  TissueLayer layer = {"tissue", 20.0, 6.0, stiffening, {}, {}};
  layer.alpha = alpha;
  return layer;
}

Matrix3 build_diagonal(double x, double y, double z) { return {{{x, 0.0, 0.0}, {0.0, y, 0.0}, {0.0, 0.0, z}}}; }

std::vector<Matrix3> list_deformations() {
  std::vector<Matrix3> all = {math::identity3,
                              build_diagonal(0.7, 1.2, 1.2),
                              build_diagonal(0.9, 0.9, 0.9),
                              build_diagonal(1.0 + 1e-5, 1.0, 1.0),
                              build_diagonal(1.0 + 1e-9, 1.0, 1.0 - 1e-9),
                              build_diagonal(2.0, 0.5, 1.0),
                              {{{1.0, 0.3, 0.0}, {0.0, 1.0, 0.0}, {0.0, 0.0, 1.0}}},
                              test::bent};
  const double c = std::cos(0.6);
  const double s = std::sin(0.6);
  const Matrix3 turn = {{{c, 0.0, s}, {0.0, 1.0, 0.0}, {-s, 0.0, c}}};
  const Size n = all.size();
  for (Size k = 0; k < n; ++k) {
    all.push_back(math::find_product(turn, math::find_product(all[k], math::find_transposed(turn))));
  }
  return all;
}

TEST(OgdenSolver, a_homogeneous_deformation_has_the_stress_and_energy_of_the_law_also_where_stretches_are_equal) {
  for (const double alpha : {2.0, 5.0, 10.0, 16.2, 21.4, -3.0, 0.5}) {
    for (const Matrix3& f : list_deformations()) {
      test::Sample sample(f, build_tissue(alpha), list_usable_kernels().back());
      const double energy = sample.state.evaluate({});
      const Response shape = find_response(Ogden{6.0, alpha}, f);
      const Response volume = find_volume_response(300.0, f);
      const double exact = (shape.energy + volume.energy) * test::Sample::volume_mm3;
      EXPECT_NEAR(energy, exact, 1e-10 * std::abs(exact) + 1e-9) << alpha;
      const Matrix3 one = find_nominal_stress(f, shape);
      const Matrix3 other = find_nominal_stress(f, volume);
      const std::array<double, 3> pull = test::find_pull(sample.state);
      for (Size c = 0; c < 3; ++c) {
        const double wanted = test::Sample::top_mm2 * (one[c][2] + other[c][2]);
        EXPECT_NEAR(pull[c], wanted, 1e-9 * (std::abs(wanted) + test::Sample::top_mm2)) << alpha;
      }
    }
  }
}

TEST(OgdenSolver, small_strains_keep_the_digits_of_their_energy) {
  // mu |e|^2 for a strain without trace; what is left out is of the order of the strain.
  for (const double size : {1e-3, 1e-5, 1e-7}) {
    test::Sample sample(build_diagonal(1.0 + size, 1.0 - size, 1.0), build_tissue(16.2), list_usable_kernels().back());
    const double exact = 6.0 * 2.0 * size * size * test::Sample::volume_mm3;
    EXPECT_NEAR(sample.state.evaluate({}) / exact, 1.0, 50.0 * size * size + 1e-8) << size;
  }
}

TEST(OgdenSolver, the_tangent_is_the_slope_of_the_forces_also_where_stretches_are_equal) {
  for (const double alpha : {2.0, 5.0, 16.2, -3.0}) {
    for (const Matrix3& f : list_deformations()) {
      const test::Sample sample(f, build_tissue(alpha), list_usable_kernels().back());
      Field<double> rough = sample.state.displacement();
      EXPECT_LT(test::find_tangent_error(sample.mesh, sample.context, rough), 3e-6) << alpha << ' ' << f[0][0];
      test::Noise noise;
      for (int k = 1; k < sample.mesh.grid.n_z; ++k) {
        for (int j = 0; j < sample.mesh.grid.n_y; ++j) {
          for (int i = 0; i < sample.mesh.grid.n_x; ++i) {
            for (int c = 0; c < 3; ++c) {
              rough[sample.mesh.grid.find_place(c, i, j, k)] += 0.2 * noise.next();
            }
          }
        }
      }
      EXPECT_LT(test::find_tangent_error(sample.mesh, sample.context, rough), 3e-6) << alpha << " rough " << f[0][0];
    }
  }
}

TEST(OgdenSolver, an_exponent_of_2_is_neo_hookes_law) {
  const Kernels* kernels = list_usable_kernels().back();
  for (const Matrix3& f : list_deformations()) {
    test::Sample ogden(f, build_tissue(2.0), kernels);
    test::Sample plain(f, build_tissue(0.0), kernels);
    const double energy = plain.state.evaluate({});
    EXPECT_NEAR(ogden.state.evaluate({}), energy, 1e-11 * energy + 1e-10);
    for (Size c = 0; c < 3; ++c) {
      EXPECT_NEAR(test::find_pull(ogden.state)[c], test::find_pull(plain.state)[c], 1e-8);
    }
  }
}

TEST(OgdenSolver, every_kind_of_processor_gives_the_same_bits) {
  for (const double alpha : {16.2, -3.0}) {
    test::Sample first(test::bent, build_tissue(alpha), list_usable_kernels().front());
    const double energy = first.state.evaluate({});
    const std::array<double, 3> pull = test::find_pull(first.state);
    for (const Kernels* kernels : list_usable_kernels()) {
      test::Sample next(test::bent, build_tissue(alpha), kernels);
      EXPECT_EQ(next.state.evaluate({}), energy) << kernels->name;
      EXPECT_EQ(test::find_pull(next.state), pull) << kernels->name;
    }
  }
}

TEST(OgdenSolver, what_is_looked_at_outside_the_kernels_has_the_same_stress) {
  for (const double alpha : {5.0, -3.0}) {
    const test::Sample sample(test::bent, build_tissue(alpha), list_usable_kernels().back());
    const Matrix3 stress = find_plain_stress(sample.mesh, sample.mesh.grid.find_single(1, 1, 1), test::bent);
    // Without its part along C^-1 and times J^(-2/3) it is the law's.
    const Matrix3 right = math::find_product(math::find_transposed(test::bent), test::bent);
    const Matrix3 inverse = math::find_inverse(right);
    double work = 0.0;
    for (Size c = 0; c < 3; ++c) {
      for (Size d = 0; d < 3; ++d) {
        work += stress[c][d] * right[c][d];
      }
    }
    const double scale = std::pow(math::find_determinant(test::bent), -2.0 / 3.0);
    const Response exact = find_response(Ogden{6.0, alpha}, test::bent);
    for (Size c = 0; c < 3; ++c) {
      EXPECT_NEAR(scale * (stress[c][c] - work / 3.0 * inverse[c][c]), exact.stress[c], 1e-10);
    }
  }
}

TEST(OgdenSolver, the_exponent_that_matches_a_stiffening_is_the_one_of_the_literature) {
  EXPECT_EQ(find_matching_alpha(0.0), 2.0);
  EXPECT_NEAR(find_matching_alpha(1.0), 10.0, 0.3);
  EXPECT_NEAR(find_matching_alpha(2.1), 14.5, 0.3);
  EXPECT_NEAR(find_matching_alpha(2.6), 16.2, 0.3);
  EXPECT_NEAR(find_matching_alpha(4.1), 21.4, 0.3);
}

/// The ball of the reference problem, 12 mm deep, with Ogden's law in all tissue.
PressTask build_reference_task(double alpha, double stiffening) {
  PressTask task;
  task.block.layers = {{"skin", 2.0, 20.0, stiffening, {}, {}},
                       {"fat", 8.0, 2.0, stiffening, {}, {}},
                       {"fascia", 1.0, 100.0, stiffening, {}, {}},
                       {"muscle", 29.0, 6.0, stiffening, {}, {}}};
  task.block.nodule = TissueNodule{20.0, {10.0, 6.0, 6.0}, 24.0, stiffening, {}, alpha};
  for (TissueLayer& layer : task.block.layers) {
    layer.alpha = alpha;
  }
  task.gradings = {build_reference_grading(Fineness::a)};
  return task;
}

PressResult press_ball(const PressTask& task, const Context& context) {
  auto solver = PressSolver::build(task, context);
  if (!solver) {
    ADD_FAILURE() << build_sentence(solver.error());
    return {};
  }
  const auto result = (*solver)->solve(BallPress{33.0, 12.0});
  if (!result) {
    ADD_FAILURE() << build_sentence(result.error());
    return {};
  }
  EXPECT_EQ(result->outcome.ending, PressEnding::solved) << result->outcome.where;
  return *result;
}

TEST(OgdenSolver, the_reference_ball_is_solved_from_exponents_of_minus_3_to_30_and_is_neo_hookes_at_2) {
  const PressResult plain = press_ball(build_reference_task(0.0, 0.0), {});
  const PressResult two = press_ball(build_reference_task(2.0, 0.0), {});
  EXPECT_NEAR(two.force_n, plain.force_n, 2e-4 * plain.force_n);
  EXPECT_NEAR(two.nodule_mm, plain.nodule_mm, 2e-4 * std::abs(plain.nodule_mm));
  double before = 0.0;
  for (const double alpha : {5.0, 10.0, 16.2, 21.4, 30.0}) {
    const double force = press_ball(build_reference_task(alpha, 0.0), {}).force_n;
    EXPECT_GT(force, before) << alpha;
    before = force;
  }
  press_ball(build_reference_task(-3.0, 0.0), {});
}

TEST(OgdenSolver, the_reference_ball_has_the_same_bits_on_all_kinds_of_processor) {
  const PressTask task = build_reference_task(10.0, 0.0);
  const PressResult first = press_ball(task, test::build_context(list_usable_kernels().front()));
  for (const Kernels* kernels : list_usable_kernels()) {
    const PressResult next = press_ball(task, test::build_context(kernels));
    EXPECT_EQ(next.force_n, first.force_n) << kernels->name;
    EXPECT_EQ(next.nodule_pressure_kpa, first.nodule_pressure_kpa) << kernels->name;
  }
}

TEST(OgdenSolver, a_knot_of_the_other_law_and_an_exponent_near_0_are_refused) {
  PressTask task = build_reference_task(10.0, 0.0);
  task.block.nodule->alpha = 0.0;
  EXPECT_EQ(PressSolver::build(task, {}).error().key, "nodule.alpha");
  task = build_reference_task(0.01, 0.0);
  EXPECT_EQ(PressSolver::build(task, {}).error().key, "alpha");
}

}  // namespace
}  // namespace unknot::press
