#include "press/percuss/shake.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include "press/mesh/check.hpp"
#include "press/mesh/middle.hpp"
#include "press/percuss/motion.hpp"
#include "press/percuss/nodule.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

constexpr double safety = 0.8;  // of the stable step: nothing bends here, but strains are not quite 0
constexpr int n_read = 64;      // moments of a cycle that are looked at

std::optional<Problem> check_task(const ShakeTask& task) {
  if (!task.block.nodule) {
    return build_problem("nodule", 0.0, "a nodule", "say where it lies");
  }
  if (!(task.frequency_hz >= 1.0 && task.frequency_hz <= 500.0)) {
    return build_problem("frequency_hz", task.frequency_hz, "1 to 500 Hz", "vibrators shake at 90 to 250 Hz");
  }
  if (!(task.amplitude_mm > 0.0 && task.amplitude_mm <= 0.1)) {
    return build_problem("amplitude_mm", task.amplitude_mm, "above 0, up to 0.1 mm", "use 0.01");
  }
  if (!(task.loss_ratio >= 0.0 && task.loss_ratio <= 1.0)) {
    return build_problem("loss_ratio", task.loss_ratio, "0 to 1", "use 0.42, muscle's");
  }
  if (!(task.radius_mm > 0.0 && task.aside_mm >= 0.0 && task.aside_mm + task.radius_mm < task.block.half_width_mm)) {
    return build_problem("aside_mm", task.aside_mm, "a patch within the block", "move it to the middle");
  }
  if (task.n_cycles < 1 || task.n_cycles > 1000) {
    return build_problem("n_cycles", task.n_cycles, "1 to 1,000", "use 6");
  }
  return std::nullopt;
}

/// Displacements as cosine and sine at the frequency.
class Listening {
 public:
  explicit Listening(const Grid& grid) : cosine_(grid, 3), sine_(grid, 3) {}

  void add(const Field<double>& u, double angle, double weight) {
    const double cosine = weight * std::cos(angle);
    const double sine = weight * std::sin(angle);
    for (Index place = 0; place < u.size(); ++place) {
      cosine_[place] += cosine * u[place];
      sine_[place] += sine * u[place];
    }
  }

  /// Amplitudes in the middle of an element: length of displacement, shear strain.
  [[nodiscard]] std::array<double, 2> find_amplitudes(const Mesh& mesh, int i, int j, int k) const {
    double way = 0.0;
    double strain = 0.0;
    for (const Field<double>* part : {&cosine_, &sine_}) {
      const math::Matrix3 slope = find_slope(mesh, *part, i, j, k);
      for (int c = 0; c < 3; ++c) {
        double mean = 0.0;
        for (int corner = 0; corner < 8; ++corner) {
          mean += 0.125 * (*part)[mesh.grid.find_place(c, i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2))];
        }
        way += mean * mean;
      }
      const double third = (slope[0][0] + slope[1][1] + slope[2][2]) / 3.0;
      for (Size c = 0; c < 3; ++c) {
        for (Size axis = 0; axis < 3; ++axis) {
          const double e = 0.5 * (slope[c][axis] + slope[axis][c]) - (c == axis ? third : 0.0);
          strain += 2.0 * e * e;
        }
      }
    }
    return {std::sqrt(way), std::sqrt(strain)};
  }

 private:
  Field<double> cosine_;
  Field<double> sine_;
};

std::vector<Index> list_patch(const Mesh& mesh, const ShakeTask& task) {
  std::vector<Index> places;
  for (int j = 0; j < mesh.grid.n_y; ++j) {
    for (int i = 0; i < mesh.grid.n_x; ++i) {
      if (std::hypot(mesh.x[Size(i)] - task.aside_mm, mesh.y[Size(j)]) <= task.radius_mm) {
        places.push_back(mesh.grid.find_place(2, i, j, mesh.grid.n_z - 1));
      }
    }
  }
  return places;
}

void measure(const Mesh& mesh, const TissueNodule& nodule, const Listening& listening, Shaken& result) {
  const double whole = visit_nodule(mesh, [&](int i, int j, int k, double volume) {
    const auto [way, strain] = listening.find_amplitudes(mesh, i, j, k);
    result.nodule_mm += volume * way;
    result.nodule_strain += volume * strain;
  });
  result.nodule_mm /= whole;
  result.nodule_strain /= whole;
  double sum = 0.0;
  for (int k = 0; k + 1 < mesh.grid.n_z; ++k) {
    for (int j = 0; j + 1 < mesh.grid.n_y; ++j) {
      for (int i = 0; i + 1 < mesh.grid.n_x; ++i) {
        const auto find_middle = [](const std::vector<double>& planes, int cell) {
          return 0.5 * (planes[Size(cell)] + planes[Size(cell) + 1]);
        };
        const double x = std::abs(find_middle(mesh.x, i)) / nodule.semi_axes_mm[0];
        const double y = std::abs(find_middle(mesh.y, j)) / nodule.semi_axes_mm[1];
        const double z = std::abs(find_middle(mesh.z, k) - mesh.z.back() + nodule.depth_mm) / nodule.semi_axes_mm[2];
        if (x < 2.0 || x > 3.0 || y > 1.0 || z > 1.0) {
          continue;
        }
        const double volume = find_size(mesh.x, i) * find_size(mesh.y, j) * find_size(mesh.z, k);
        const auto [way, strain] = listening.find_amplitudes(mesh, i, j, k);
        sum += volume;
        result.beside_mm += volume * way;
        result.beside_strain += volume * strain;
      }
    }
  }
  result.beside_mm /= sum;
  result.beside_strain /= sum;
}

}  // namespace

std::expected<Shaken, Problem> shake(const ShakeTask& task, const Context& context) {
  if (auto problem = check_task(task)) {
    return std::unexpected(*problem);
  }
  const auto mesh = build_mesh(task.block, BlockPart::whole, task.grading);
  if (!mesh) {
    return std::unexpected(mesh.error());
  }
  Dynamics dynamics = build_dynamics(BlockPart::whole, task.loss_ratio, task.frequency_hz);
  dynamics.density_kg_m3 = task.density_kg_m3;
  Motion motion(*mesh, dynamics, context);
  Listening listening(mesh->grid);
  const std::vector<Index> patch = list_patch(*mesh, task);
  const double omega = 2.0 * std::numbers::pi * task.frequency_hz;
  const double moment = 1.0 / (task.frequency_hz * n_read);
  const int n = static_cast<int>(std::ceil(moment / (safety * motion.find_stable_step(0.0))));
  const double step = moment / n;
  const auto find_height = [&](double time) {
    const double grown = std::min(0.5 * task.frequency_hz * time, 1.0);  // within two cycles
    return task.amplitude_mm * grown * grown * (3.0 - 2.0 * grown) * std::sin(omega * time);
  };
  Shaken result;
  for (int number = 0; number < (task.n_cycles + 2) * n_read; ++number) {
    for (int part = 0; part < n; ++part) {
      const double time = (static_cast<double>(number) * n + part) * step;
      if (!motion.evaluate()) {
        result.outcome = {PressEnding::not_converged, "the shaken tissue of this model turned inside out", ""};
        return result;
      }
      motion.advance(step);
      for (const Index place : patch) {
        motion.drive(place, (find_height(time + step) - find_height(time)) / step, step);
      }
    }
    if (number >= task.n_cycles * n_read) {
      listening.add(motion.displacement(), omega * moment * (number + 1), 2.0 / (2.0 * n_read));
    }
    if (context.progress) {
      context.progress((number + 1.0) / ((task.n_cycles + 2.0) * n_read));
    }
    if (context.is_stopped && context.is_stopped()) {
      result.outcome = {PressEnding::stopped, "stopped while shaking", ""};
      return result;
    }
  }
  measure(*mesh, *task.block.nodule, listening, result);
  return result;
}

}  // namespace unknot::press
