#include "press/percuss/watch.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "math/matrix3.hpp"
#include "press/dose/strain.hpp"
#include "press/mesh/middle.hpp"
#include "press/percuss/nodule.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

constexpr Size n_judged = 3;
constexpr double steady_spread = 0.03;  // assumed

/// Largest force down over the area that belongs to a node.
double find_skin_peak(Motion& motion) {
  const Mesh& mesh = motion.mesh();
  const auto find_span = [](const std::vector<double>& planes, int node) {
    const int n = static_cast<int>(planes.size());
    return 0.5 * (planes[Size(std::min(node + 1, n - 1))] - planes[Size(std::max(node - 1, 0))]);
  };
  double peak = 0.0;
  for (int j = 0; j < mesh.grid.n_y; ++j) {
    for (int i = 0; i < mesh.grid.n_x; ++i) {
      const double force = motion.outer()[mesh.grid.find_place(2, i, j, mesh.grid.n_z - 1)];
      peak = std::max(peak, force / (find_span(mesh.x, i) * find_span(mesh.y, j)));
    }
  }
  return peak;
}

double find_mean(const std::vector<PercussSample>& samples, std::size_t from, std::size_t to,
                 double PercussSample::* member) {
  double sum = 0.0;
  for (Size n = from; n < to; ++n) {
    sum += samples[n].*member;
  }
  return sum / static_cast<double>(to - from);
}

}  // namespace

double find_nodule_shear(const Motion& motion) {
  const Mesh& mesh = motion.mesh();
  math::Matrix3 f{};
  const double whole = visit_nodule(mesh, [&](int i, int j, int k, double volume) {
    const math::Matrix3 slope = find_slope(mesh, motion.displacement(), i, j, k);
    for (Size c = 0; c < 3; ++c) {
      for (Size axis = 0; axis < 3; ++axis) {
        f[c][axis] += volume * slope[c][axis];
      }
    }
  });
  if (!(whole > 0.0)) {
    return 0.0;
  }
  const bool is_quarter = mesh.part == BlockPart::quarter;
  for (Size c = 0; c < 3; ++c) {
    for (Size axis = 0; axis < 3; ++axis) {
      // The other quarters have the same with shears of both signs: only what lies on the axes is left of the mean.
      f[c][axis] = (is_quarter && c != axis ? 0.0 : f[c][axis] / whole) + (c == axis ? 1.0 : 0.0);
    }
  }
  const std::array<double, 3> squares = find_squared_stretches(f);
  return squares[2] > 0.0 ? 0.25 * std::log(squares[0] / squares[2]) : 0.0;
}

PercussSample find_sample(Motion& motion) {
  const Mesh& mesh = motion.mesh();
  PercussSample sample;
  double pressure = 0.0;
  const double whole = visit_nodule(mesh, [&](int i, int j, int k, double volume) {
    pressure -= volume * motion.pressure()[mesh.grid.find_single(i, j, k)];
  });
  if (whole > 0.0) {
    sample.nodule_kpa = pressure / whole;
    sample.nodule_mm = motion.displacement()[mesh.grid.find_place(2, mesh.middle_i, mesh.middle_j, mesh.nodule_k)];
    sample.nodule_shear = find_nodule_shear(motion);
  }
  sample.skin_kpa = find_skin_peak(motion);
  return sample;
}

PercussCycle build_cycle(const std::vector<PercussSample>& samples, std::size_t from, std::size_t to) {
  PercussCycle cycle;
  const auto find_range = [&](double PercussSample::* member) {
    const auto compare = [&](const PercussSample& a, const PercussSample& b) { return a.*member < b.*member; };
    const auto begin = samples.begin() + static_cast<std::ptrdiff_t>(from);
    const auto [low, high] = std::minmax_element(begin, samples.begin() + static_cast<std::ptrdiff_t>(to), compare);
    return std::array<double, 2>{(*low).*member, (*high).*member};
  };
  cycle.peak_force_n = find_range(&PercussSample::force_n)[1];
  cycle.peak_skin_kpa = find_range(&PercussSample::skin_kpa)[1];
  const std::array<double, 2> pressure = find_range(&PercussSample::nodule_kpa);
  cycle.trough_nodule_kpa = pressure[0];
  cycle.peak_nodule_kpa = pressure[1];
  cycle.mean_nodule_kpa = find_mean(samples, from, to, &PercussSample::nodule_kpa);
  const std::array<double, 2> way = find_range(&PercussSample::nodule_mm);
  cycle.nodule_amplitude_mm = 0.5 * (way[1] - way[0]);
  const std::array<double, 2> shear = find_range(&PercussSample::nodule_shear);
  cycle.shear_amplitude = 0.5 * (shear[1] - shear[0]);
  cycle.casing_mm = find_mean(samples, from, to, &PercussSample::casing_mm);
  for (Size n = from; n < to; ++n) {
    if (n + 1 < samples.size()) {
      const double time = samples[n + 1].time_s - samples[n].time_s;
      cycle.peak_shear_rate =
          std::max(cycle.peak_shear_rate, std::abs(samples[n + 1].nodule_shear - samples[n].nodule_shear) / time);
    }
  }
  return cycle;
}

void judge_cycles(Percussion& run) {
  constexpr std::array members = {&PercussCycle::peak_force_n,      &PercussCycle::mean_force_n,
                                  &PercussCycle::touching_share,    &PercussCycle::peak_skin_kpa,
                                  &PercussCycle::peak_nodule_kpa,   &PercussCycle::mean_nodule_kpa,
                                  &PercussCycle::trough_nodule_kpa, &PercussCycle::nodule_amplitude_mm,
                                  &PercussCycle::shear_amplitude,   &PercussCycle::peak_shear_rate,
                                  &PercussCycle::power_w,           &PercussCycle::casing_mm};
  const Size n = std::min(n_judged, run.cycles.size());
  const Size from = run.cycles.size() - n;
  run.last = {};
  for (const auto member : members) {
    for (Size cycle = from; cycle < run.cycles.size(); ++cycle) {
      run.last.*member += run.cycles[cycle].*member / static_cast<double>(n);
    }
  }
  run.spread = 0.0;
  const auto judge = [&](double PercussCycle::* member, double scale) {
    for (Size cycle = from; cycle < run.cycles.size(); ++cycle) {
      const double away = std::abs(run.cycles[cycle].*member - run.last.*member);
      run.spread = std::max(run.spread, away / std::max(scale, 1e-12));
    }
  };
  judge(&PercussCycle::peak_force_n, run.last.peak_force_n);
  judge(&PercussCycle::mean_force_n, run.last.peak_force_n);
  judge(&PercussCycle::peak_nodule_kpa, std::abs(run.last.peak_nodule_kpa));
  judge(&PercussCycle::mean_nodule_kpa, std::abs(run.last.peak_nodule_kpa));
  // The first cycle grows, so four are the least.
  run.is_steady = run.cycles.size() > n_judged && run.spread <= steady_spread;
}

}  // namespace unknot::press
