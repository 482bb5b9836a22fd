// Tissue in motion against what is known in closed form.
#include "press/percuss/motion.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <numbers>

#include "press/contact/contact.hpp"
#include "press/proof.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;
using test::print_row;

constexpr double shear_kpa = 6.0;
constexpr double density = 1060.0;
constexpr double cell_mm = 1.0;
const double speed = std::sqrt(shear_kpa / (density * 1e-9));  // [mm/s]

TissueBlock build_muscle() {
  TissueBlock block;
  block.half_width_mm = 30.0;
  block.layers = {{"muscle", 20.0, shear_kpa}};
  return block;
}

std::vector<double> list_planes(int n, double cell) {
  std::vector<double> planes;
  for (int i = 0; i <= n; ++i) {
    planes.push_back(i * cell);
  }
  return planes;
}

/// A bar of cells along x in which only component `c` moves. Simple shear of neo-Hooke's law is linear at every size.
Mesh build_bar(int n, double cell, int c, double bulk_ratio = 50.0) {
  Mesh mesh = test::build_plain_mesh({list_planes(n, cell), {0.0, 1.0}, {0.0, 1.0}}, shear_kpa, bulk_ratio * shear_kpa);
  for (int k = 0; k < 2; ++k) {
    for (int j = 0; j < 2; ++j) {
      for (int i = 0; i <= n; ++i) {
        for (int other = 0; other < 3; ++other) {
          if (other != c) {
            mesh.supports.push_back({other, i, j, k});
          }
        }
      }
    }
  }
  return mesh;
}

void shape_bar(Field<double>& field, const Mesh& mesh, int c, const std::function<double(double)>& value) {
  for (int k = 0; k < 2; ++k) {
    for (int j = 0; j < 2; ++j) {
      for (int i = 0; i < mesh.grid.n_x; ++i) {
        field[mesh.grid.find_place(c, i, j, k)] = value(mesh.x[Size(i)]);
      }
    }
  }
}

double find_total(Motion& motion) {
  motion.evaluate();
  const Books books = motion.find_books();
  return books.kinetic + books.stored;
}

void run_for(Motion& motion, double seconds, double step) {
  const int n = static_cast<int>(std::ceil(seconds / step));
  for (int number = 0; number < n; ++number) {
    ASSERT_TRUE(motion.evaluate());
    motion.advance(seconds / n);
  }
}

TEST(Motion, shear_wave_travels_at_its_speed_within_a_hundredth) {
  const Mesh mesh = build_bar(200, cell_mm, 2);
  Motion motion(mesh, {.density_kg_m3 = density}, {});
  const auto pulse = [](double x) { return 0.5 * std::exp(-std::pow((x - 60.0) / 12.0, 2)); };
  shape_bar(motion.displacement(), mesh, 2, pulse);
  shape_bar(motion.velocity(), mesh, 2, [&](double x) { return speed * 2.0 * (x - 60.0) / (12.0 * 12.0) * pulse(x); });
  const double time = 80.0 / speed;
  run_for(motion, time, 0.5 * motion.find_stable_step(0.0));
  double sum = 0.0;
  double moment = 0.0;
  for (int i = 0; i < mesh.grid.n_x; ++i) {
    const double u = motion.displacement()[mesh.grid.find_place(2, i, 0, 0)];
    sum += u;
    moment += u * mesh.x[Size(i)];
  }
  const double found = (moment / sum - 60.0) / time;
  print_row("speed of a shear wave [mm/s]", found, speed);
  EXPECT_NEAR(found, speed, 0.01 * speed);
}

/// A standing wave of half a length over the bar.
struct Standing {
  static constexpr int n = 40;
  Mesh mesh = build_bar(n, cell_mm, 2);
  double wave = std::numbers::pi / (n * cell_mm);
  double omega = wave * speed;

  void begin(Motion& motion) const {
    shape_bar(motion.displacement(), mesh, 2, [&](double x) { return std::cos(wave * x); });
  }
  [[nodiscard]] double find_end(const Motion& motion) const {
    return motion.displacement()[mesh.grid.find_place(2, 0, 0, 0)];
  }
};

TEST(Motion, standing_shear_wave_decays_as_the_closed_form_says_within_a_hundredth) {
  const Standing standing;
  Dynamics dynamics = build_dynamics(BlockPart::quarter, 0.1, standing.omega / (2.0 * std::numbers::pi));
  dynamics.absorbs = {};
  Motion motion(standing.mesh, dynamics, {});
  standing.begin(motion);
  // s2 + omega2 (1 + gain s t / (1 + s t)) = 0, Newton's method from the wave without loss.
  std::complex<double> s(0.0, standing.omega);
  const double gain = dynamics.loss_gain;
  const double time = dynamics.loss_time_s;
  for (int step = 0; step < 50; ++step) {
    const double omega2 = standing.omega * standing.omega;
    const std::complex<double> f = s * s + omega2 * (1.0 + gain * s * time / (1.0 + s * time));
    const std::complex<double> slope = 2.0 * s + omega2 * gain * time / ((1.0 + s * time) * (1.0 + s * time));
    s -= f / slope;
  }
  // From the second to the fifth peak of the free end.
  std::vector<double> peaks;
  std::vector<double> times;
  double before = 2.0;
  double last = 1.0;
  const double step = 0.5 * motion.find_stable_step(0.0);
  for (int number = 1; peaks.size() < 5; ++number) {
    ASSERT_TRUE(motion.evaluate());
    motion.advance(step);
    const double now = standing.find_end(motion);
    if (last > before && last > now && number > 2) {
      peaks.push_back(last);
      times.push_back((number - 1) * step);
    }
    before = last;
    last = now;
  }
  const double decay = std::log(peaks[0] / peaks[4]) / (times[4] - times[0]);
  const double beat = 4.0 * 2.0 * std::numbers::pi / (times[4] - times[0]);
  print_row("decay of a shear wave [1/s]", decay, -s.real());
  print_row("its frequency [1/s]", beat, s.imag());
  EXPECT_NEAR(decay, -s.real(), 0.01 * -s.real());
  EXPECT_NEAR(beat, s.imag(), 0.01 * s.imag());
}

TEST(Motion, energy_without_loss_stays_within_a_thousandth_over_fifty_periods) {
  const Standing standing;
  Motion motion(standing.mesh, {.density_kg_m3 = density}, {});
  standing.begin(motion);
  const double first = find_total(motion);
  const double step = 0.8 * motion.find_stable_step(0.0);
  const double period = 2.0 * std::numbers::pi / standing.omega;
  double worst = 0.0;
  for (int part = 0; part < 500; ++part) {
    run_for(motion, 0.1 * period, step);
    worst = std::max(worst, std::abs(find_total(motion) / first - 1.0));
  }
  print_row("energy after fifty periods", 1.0 + worst, 1.0);
  EXPECT_LT(worst, 1e-3);
}

TEST(Motion, energy_of_bent_tissue_without_loss_stays_within_a_hundredth) {
  const TissueBlock block = build_muscle();
  const Mesh mesh = *build_mesh(block, BlockPart::quarter, {6, 3.0, 3, {7}});
  Motion motion(mesh, {.density_kg_m3 = density}, {});
  const double n = mesh.grid.n_z - 1.0;
  for (int k = 0; k < mesh.grid.n_z; ++k) {
    for (int j = 0; j < mesh.grid.n_y; ++j) {
      for (int i = 0; i < mesh.grid.n_x; ++i) {
        const double away = std::hypot(mesh.x[Size(i)], mesh.y[Size(j)]) / 10.0;
        motion.velocity()[mesh.grid.find_place(2, i, j, k)] = -2500.0 * k / n * std::exp(-away * away);
      }
    }
  }
  const double first = find_total(motion);
  double worst = 0.0;
  for (int part = 0; part < 200; ++part) {
    run_for(motion, 2.5e-4, 0.8 * motion.find_stable_step(0.0));
    worst = std::max(worst, std::abs(find_total(motion) / first - 1.0));
  }
  double deepest = 0.0;
  for (Index place = 0; place < motion.displacement().size(); ++place) {
    deepest = std::max(deepest, std::abs(motion.displacement()[place]));
  }
  print_row("energy of a block that swings", 1.0 + worst, 1.0);
  EXPECT_LT(worst, 0.01);
}

/// What is left in a bar of the energy of a pulse that ran into its absorbing side; component 0: a pressure wave, 2: a shear wave.
double find_left(int c) {
  constexpr double wide = 6.0;
  const Mesh mesh = build_bar(100, cell_mm, c);
  Dynamics dynamics{.density_kg_m3 = density};
  dynamics.absorbs = {false, true, false, false};
  Motion motion(mesh, dynamics, {});
  const double modulus = c == 0 ? 50.0 * shear_kpa + 4.0 / 3.0 * shear_kpa : shear_kpa;
  const double wave_speed = std::sqrt(modulus / (density * 1e-9));
  const double height = c == 0 ? 1e-3 : 0.5;  // pressure waves are linear only while small
  const auto pulse = [&](double x) { return height * std::exp(-std::pow((x - 50.0) / wide, 2)); };
  shape_bar(motion.displacement(), mesh, c, pulse);
  shape_bar(motion.velocity(), mesh, c,
            [&](double x) { return wave_speed * 2.0 * (x - 50.0) / (wide * wide) * pulse(x); });
  const double first = find_total(motion);
  run_for(motion, 90.0 / wave_speed, 0.5 * motion.find_stable_step(0.0));
  const double left = find_total(motion) / first;
  EXPECT_NEAR(motion.find_books().absorbed / first, 1.0 - left, 0.01) << "what is gone was counted";
  return left;
}

TEST(Motion, absorbing_side_swallows_more_than_95_of_100_of_a_wave_that_comes_straight) {
  const double shear = find_left(2);
  const double pressure = find_left(0);
  fmt::print("  left of a shear wave {:.2g}, of a pressure wave {:.2g}\n", shear, pressure);
  EXPECT_LT(shear, 0.05);
  EXPECT_LT(pressure, 0.05);
}

TEST(Motion, free_side_throws_all_of_a_wave_back) {
  const Mesh mesh = build_bar(100, cell_mm, 2);
  Motion motion(mesh, {.density_kg_m3 = density}, {});
  shape_bar(motion.displacement(), mesh, 2, [](double x) { return 0.5 * std::exp(-std::pow((x - 50.0) / 6.0, 2)); });
  const double first = find_total(motion);
  run_for(motion, 90.0 / speed, 0.5 * motion.find_stable_step(0.0));
  EXPECT_NEAR(find_total(motion), first, 1e-3 * first);
}

TEST(Motion, halving_the_step_quarters_the_error_with_loss_and_absorbing_sides) {
  const Mesh mesh = build_bar(100, cell_mm, 2, 1.0);  // little bulk: long steps, whose errors stand out
  Dynamics dynamics = build_dynamics(BlockPart::quarter, 0.3, 30.0);
  dynamics.absorbs = {false, true, false, false};
  std::array<double, 4> ends{};
  int n_steps = 0;
  for (Size n = 0; n < ends.size(); ++n) {
    Motion motion(mesh, dynamics, {});
    // So small that the stresses across the shear, which grow with its square, do not shake the bar.
    const auto pulse = [](double x) { return 1e-3 * std::exp(-std::pow((x - 50.0) / 12.0, 2)); };
    shape_bar(motion.displacement(), mesh, 2, pulse);
    const double time = 45.0 / speed;  // the pulse is on its way through the side
    n_steps = n == 0 ? static_cast<int>(std::ceil(time / (0.8 * motion.find_stable_step(0.0)))) : 2 * n_steps;
    for (int step = 0; step < n_steps; ++step) {
      motion.evaluate();
      motion.advance(time / n_steps);
    }
    ends[n] = motion.displacement()[mesh.grid.find_place(2, 100, 0, 0)];
  }
  const double coarse = std::log2(std::abs((ends[0] - ends[1]) / (ends[1] - ends[2])));
  const double fine = std::log2(std::abs((ends[1] - ends[2]) / (ends[2] - ends[3])));
  fmt::print("  order of the step {:.3f}, {:.3f}\n", coarse, fine);
  EXPECT_NEAR(coarse, 2.0, 0.1);
  EXPECT_NEAR(fine, 2.0, 0.1);
}

/// By how much energy grows in 400 steps of a share of the longest that is said to be stable, from noise in everything.
double find_growth(const Mesh& mesh, double share) {
  Motion motion(mesh, {.density_kg_m3 = density}, {});
  for (int k = 1; k < mesh.grid.n_z; ++k) {
    for (int j = 1; j < mesh.grid.n_y; ++j) {
      for (int i = 1; i < mesh.grid.n_x; ++i) {
        for (int c = 0; c < 3; ++c) {
          motion.velocity()[mesh.grid.find_place(c, i, j, k)] = std::sin(1e4 * (c + 3 * i + 100 * j + 1000 * k));
        }
      }
    }
  }
  const double first = find_total(motion);
  const double step = share * motion.find_stable_step(0.0);
  for (int number = 0; number < 400; ++number) {
    motion.evaluate();
    motion.advance(step);
  }
  return find_total(motion) / first;
}

TEST(Motion, step_that_is_said_to_be_stable_is_and_twice_as_long_is_not) {
  TissueBlock block = build_muscle();
  const Mesh flat = *build_mesh(block, BlockPart::quarter, {6, 3.0, 3, {7}});
  block.bone = {.form = BoneForm::rib, .width_mm = 16.0, .height_mm = 8.0};
  const Mesh slanted = *build_mesh(block, BlockPart::quarter, {6, 3.0, 3, {7}});
  EXPECT_NEAR(find_growth(flat, 0.99), 1.0, 0.1);
  EXPECT_FALSE(std::abs(find_growth(flat, 2.0)) < 10.0);
  EXPECT_NEAR(find_growth(slanted, 0.99), 1.0, 0.1);
  EXPECT_FALSE(std::abs(find_growth(slanted, 4.0)) < 10.0) << "a bound that is safe, but no more than that";
}

TEST(Motion, a_mesh_that_bends_weighs_and_shakes_as_one_that_does_not) {
  Mesh mesh = *build_mesh(build_muscle(), BlockPart::quarter, {6, 3.0, 3, {7}});
  Motion straight(mesh, {.density_kg_m3 = density}, {});
  const double step = straight.find_stable_step(500.0);
  mesh.shift = Field<double>(mesh.grid, 3);
  Motion none(mesh, {.density_kg_m3 = density}, {});
  EXPECT_LE(none.find_stable_step(500.0), step * (1.0 + 1e-12)) << "a shift of nothing may cost a little";
  EXPECT_GE(none.find_stable_step(500.0), 0.75 * step);
  for (int k = 1; k + 1 < mesh.grid.n_z; ++k) {
    for (int j = 1; j < mesh.grid.n_y; ++j) {
      for (int i = 1; i < mesh.grid.n_x; ++i) {
        mesh.shift[mesh.grid.find_place(2, i, j, k)] = 0.6 * std::sin(1.0 + i + 2.0 * j + 3.0 * k);
      }
    }
  }
  Motion bent(mesh, {.density_kg_m3 = density}, {});
  for (Motion* motion : {&straight, &bent}) {
    std::fill(motion->velocity().data(), motion->velocity().data() + motion->velocity().size(), 1.0);
    motion->evaluate();
  }
  EXPECT_NEAR(bent.find_books().kinetic, straight.find_books().kinetic, 1e-12 * straight.find_books().kinetic);
}

}  // namespace
}  // namespace unknot::press
