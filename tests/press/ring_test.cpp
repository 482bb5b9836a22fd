// A limb below a cuff, against closed forms.
#include "press/ring/ring.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "press/ring/cell.hpp"

namespace unknot::press::test {
namespace {

TEST(Ring, force_and_stiffness_of_a_cell_that_is_bent_follow_one_another) {
  const RingCell cell{{14.0, 17.0}, {3.0, 5.0}, {6.0, 2.0}, 200.0};
  const CellVector bent = {0.31, -0.22, -0.4, 0.5, 0.12, 0.61, -0.23, -0.17};
  const CellAnswer answer = find_answer(cell, bent);
  ASSERT_FALSE(answer.is_inside_out);
  double largest = 0.0;
  double difference = 0.0;
  constexpr double step = 1e-5;
  for (std::size_t b = 0; b < 8; ++b) {
    CellVector more = bent;
    CellVector less = bent;
    more[b] += step;
    less[b] -= step;
    const CellVector above = find_answer(cell, more).force;
    const CellVector below = find_answer(cell, less).force;
    for (std::size_t a = 0; a < 8; ++a) {
      largest = std::max(largest, std::abs(answer.stiffness[a][b]));
      difference = std::max(difference, std::abs(answer.stiffness[a][b] - (above[a] - below[a]) / (2.0 * step)));
      EXPECT_NEAR(answer.stiffness[a][b], answer.stiffness[b][a], 1e-9 * (1.0 + std::abs(answer.stiffness[a][b])));
    }
  }
  EXPECT_LT(difference, 1e-6 * largest);
  // Twice as far inwards as the cell is thick.
  EXPECT_TRUE(find_answer(cell, {0.0, 0.0, -6.0, 0.0, -6.0, 0.0, 0.0, 0.0}).is_inside_out);
}

RingTask build_tube() {
  RingTask task;
  task.bone_radius_mm = 15.0;
  task.layers = {{"muscle", 30.0, 6.0}};
  task.half_length_mm = task.half_width_mm = 40.0;
  task.edge_mm = 0.0;
  task.pressure_kpa = 0.1;
  return task;
}

TEST(Ring, a_cuff_that_covers_a_held_limb_squeezes_it_as_lame_says) {
  RingTask task = build_tube();
  task.bulk_kpa = 60.0;
  task.holds_end = true;
  const auto ring = squeeze_ring(task, {});
  ASSERT_TRUE(ring) << build_sentence(ring.error());
  const double mu = 6.0;
  const double sum = task.bulk_kpa + mu / 3.0;  // of both of Lame's numbers
  const double a = 15.0;
  const double b = 45.0;
  const double shrink = task.pressure_kpa / (2.0 * sum + 2.0 * mu * a * a / (b * b));
  EXPECT_NEAR(ring->sink_mm, shrink * (b - a * a / b), 0.01 * ring->sink_mm);
  EXPECT_NEAR(ring->end_mm, 0.0, 1e-12);
}

// Incompressible layers that slide along the bone and are drawn out evenly along it: in balance all around by an integral.
class Drawn {
 public:
  explicit Drawn(const RingTask& task) : task_(task) {}

  [[nodiscard]] double find_radius(double before) const {
    const double bone = task_.bone_radius_mm;
    return std::sqrt(bone * bone + (before * before - bone * bone) / stretch_);
  }

  /// Pull along the bone over all of the section [mN], for this stretch.
  double find_pull(double stretch) {
    stretch_ = stretch;
    double outside = task_.bone_radius_mm;
    for (const TissueLayer& layer : task_.layers) outside += layer.thickness_mm;
    double radial = -task_.pressure_kpa;
    double pull = 0.0;
    for (const TissueLayer& layer : task_.layers) {
      constexpr int n = 4000;
      const double step = layer.thickness_mm / n;
      for (int k = 0; k < n; ++k) {
        const double before = outside - (k + 0.5) * step;
        const double now = find_radius(before);
        const double width = step * before / (now * stretch);  // of this part now
        const double across = std::pow(before / (now * stretch), 2);
        const double around = std::pow(now / before, 2);
        const double secant =
            Stiffening{layer.shear_modulus_kpa, layer.stiffening}.find_secant(across + around + stretch * stretch);
        const double slope = secant * (around - across) / now;
        radial -= 0.5 * slope * width;
        pull += 2.0 * std::numbers::pi * now * width * (radial + secant * (stretch * stretch - across));
        radial -= 0.5 * slope * width;
      }
      outside -= layer.thickness_mm;
    }
    return pull;
  }

 private:
  RingTask task_;
  double stretch_ = 1.0;
};

TEST(Ring, far_from_a_free_end_large_squeezes_of_layers_that_slide_meet_the_integral) {
  RingTask task = build_tube();
  task.layers = {{"skin", 2.0, 20.0, 1.0}, {"fat", 6.0, 2.0, 2.5}, {"muscle", 22.0, 6.0, 2.0}};
  task.half_length_mm = task.half_width_mm = 240.0;
  task.cell_mm = 6.0;
  task.bulk_kpa = 50'000.0;
  task.pressure_kpa = 15.0;
  task.slips_on_bone = true;
  const auto ring = squeeze_ring(task, {});
  ASSERT_TRUE(ring) << build_sentence(ring.error());
  // Where the skin slants towards the end, the cuff pushes along the bone.
  const double push = std::numbers::pi * task.pressure_kpa *
                      (std::pow(45.0 - ring->end_sink_mm, 2) - std::pow(45.0 - ring->sink_mm, 2));
  Drawn drawn(task);
  double low = 1.0;
  double high = 3.0;
  ASSERT_LT(drawn.find_pull(low), push);
  ASSERT_GT(drawn.find_pull(high), push);
  for (int round = 0; round < 50; ++round) {
    const double middle = 0.5 * (low + high);
    (drawn.find_pull(middle) < push ? low : high) = middle;
  }
  EXPECT_GT(low, 1.15) << "the squeeze is large";
  EXPECT_NEAR(ring->sink_mm, 45.0 - drawn.find_radius(45.0), 0.005 * ring->sink_mm);
}

TEST(Ring, finer_cells_change_means_of_layers_by_little) {
  RingTask task = build_tube();
  task.layers = {
      {"skin", 2.0, 20.0, 1.0}, {"fat", 5.0, 2.0, 2.5}, {"fascia", 1.0, 100.0, 1.0}, {"muscle", 37.0, 6.0, 2.0}};
  task.half_width_mm = 48.0;
  task.edge_mm = 10.0;
  task.half_length_mm = 120.0;
  task.pressure_kpa = 26.0;
  task.cell_mm = 6.0;
  const auto coarse = squeeze_ring(task, {});
  task.cell_mm = 3.0;
  const auto fine = squeeze_ring(task, {});
  ASSERT_TRUE(coarse && fine);
  for (std::size_t n = 0; n < 4; ++n) {
    EXPECT_NEAR(coarse->layers[n].strain, fine->layers[n].strain, 0.03 * fine->layers[n].strain);
    EXPECT_NEAR(coarse->layers[n].mises_kpa, fine->layers[n].mises_kpa, 0.05 * fine->layers[n].mises_kpa);
  }
}

TEST(Ring, numbers_out_of_range_and_a_stop_are_told) {
  for (const auto& spoil :
       {+[](RingTask& task) { task.bone_radius_mm = 0.0; }, +[](RingTask& task) { task.layers.clear(); },
        +[](RingTask& task) { task.layers[0].shear_modulus_kpa = 1e5; },
        +[](RingTask& task) { task.half_length_mm = 10.0; }, +[](RingTask& task) { task.pressure_kpa = -1.0; },
        +[](RingTask& task) { task.cell_mm = 0.0; }}) {
    RingTask task = build_tube();
    spoil(task);
    EXPECT_FALSE(squeeze_ring(task, {}));
  }
  const auto stopped = squeeze_ring(build_tube(), [] { return true; });
  ASSERT_FALSE(stopped);
  EXPECT_NE(build_sentence(stopped.error()).find("stopped"), std::string::npos);
}

}  // namespace
}  // namespace unknot::press::test
