// The dead load on the reference block, followed beyond where it is stable: the surface's middle is moved down step by step and the load
// that belongs to it is found (Batoz and Dhatt 1979, displacement control).
//
//   press_limit [K/MU [MOST_MM]]          default 50, 24: at level A, with the number of ways in which the state is unstable
//   press_limit [K/MU [MOST_MM [LEVEL]]]  at any level, "A" to "E", without that number
//
// At any level: the middle is held, the press's own solver finds balance at a load, and the load is sought at which nothing pulls at what is
// held. Such a state is stable for a hand that holds the middle, and under dead load as long as the load rises.
//
// At level A: the tangent of the press is put into a band and factored as L D L'. By Sylvester the number of negative entries of D is the number
// of ways in which the state is unstable under dead load: where the first one comes and the load still rises, the path forks; where the
// load stops rising, it has its greatest value there.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "press_scene.hpp"

namespace {

using namespace unknot;
using press::Field;
using Size = std::size_t;

/// A symmetric matrix by its lower band.
class Band {
 public:
  Band(Size n, Size width) : n_(n), width_(width), entries_(n * (width + 1)) {}
  double& at(Size row, Size column) { return entries_[row * (width_ + 1) + (row - column)]; }

  /// L D L' in place; the number of negative entries of D.
  int factor() {
    int n_negative = 0;
    std::vector<double> scaled(width_ + 1);
    for (Size row = 0; row < n_; ++row) {
      const Size first = row > width_ ? row - width_ : 0;
      for (Size column = first; column < row; ++column) {
        double sum = at(row, column);
        for (Size k = std::max(first, column > width_ ? column - width_ : 0); k < column; ++k) {
          sum -= at(row, k) * scaled[k - first] * at(column, k);
        }
        at(row, column) = sum / at(column, column);
        scaled[column - first] = at(column, column);
      }
      for (Size k = first; k < row; ++k) {
        at(row, row) -= at(row, k) * at(row, k) * at(k, k);
      }
      n_negative += at(row, row) < 0.0 ? 1 : 0;
    }
    return n_negative;
  }

  void solve(std::vector<double>& b) {
    for (Size row = 0; row < n_; ++row) {
      for (Size k = row > width_ ? row - width_ : 0; k < row; ++k) {
        b[row] -= at(row, k) * b[k];
      }
    }
    for (Size row = 0; row < n_; ++row) {
      b[row] /= at(row, row);
    }
    for (Size row = n_; row-- > 0;) {
      for (Size k = row > width_ ? row - width_ : 0; k < row; ++k) {
        b[k] -= at(row, k) * b[row];
      }
    }
  }

 private:
  Size n_;
  Size width_;
  std::vector<double> entries_;
};

template <class Use>
void visit_unknowns(const press::Grid& grid, const Use& use) {
  Size number = 0;
  for (int k = 0; k < grid.n_z; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      for (int i = 0; i < grid.n_x; ++i) {
        for (int c = 0; c < 3; ++c) {
          use(number++, c, i, j, k);
        }
      }
    }
  }
}

/// The tangent as a band, by 81 products: nodes three apart do not meet.
Band build_band(press::Multigrid& multigrid, const press::Grid& grid) {
  const auto find_number = [&](int c, int i, int j, int k) {
    return Size(3) * ((Size(k) * Size(grid.n_y) + Size(j)) * Size(grid.n_x) + Size(i)) + Size(c);
  };
  const Size width = find_number(2, 1, 1, 1);
  Band band(Size(3 * grid.n_nodes()), width);
  for (int colour = 0; colour < 81; ++colour) {
    const auto is_set = [&](int c, int i, int j, int k) {
      return c == colour % 3 && i % 3 == colour / 3 % 3 && j % 3 == colour / 9 % 3 && k % 3 == colour / 27;
    };
    Field<float> x(grid, 3);
    Field<float> y(grid, 3);
    visit_unknowns(grid, [&](Size, int c, int i, int j, int k) {
      x[grid.find_place(c, i, j, k)] = is_set(c, i, j, k) ? 1.0F : 0.0F;
    });
    multigrid.multiply(x, y);
    visit_unknowns(grid, [&](Size row, int c, int i, int j, int k) {
      for (int near = 0; near < 27; ++near) {
        const int a = i + near % 3 - 1;
        const int b = j + near / 3 % 3 - 1;
        const int d = k + near / 9 - 1;
        if (a < 0 || b < 0 || d < 0 || a >= grid.n_x || b >= grid.n_y || d >= grid.n_z ||
            !is_set(colour % 3, a, b, d)) {
          continue;
        }
        const Size column = find_number(colour % 3, a, b, d);
        if (column <= row) {
          band.at(row, column) = double(y[grid.find_place(c, i, j, k)]);
        }
      }
    });
  }
  return band;
}

struct Path {
  press::Equilibrium& state;
  const Field<double>& load;
  double share = 0.0;  ///< of the load
  int n_negative = 0;

  /// Newton's steps until the middle of the surface is at `target`; false where they do not settle.
  bool go_to(double target) {
    const press::Grid& grid = state.mesh().grid;
    const press::Index middle = grid.find_place(2, 0, 0, grid.n_z - 1);
    for (int step = 0; step < 15; ++step) {
      press::Stage stage;
      stage.load = &load;
      stage.load_share = share;
      if (!std::isfinite(state.evaluate(stage))) {
        return false;
      }
      state.build_tangent(stage, true);
      Band band = build_band(state.multigrid(), grid);
      n_negative = band.factor();
      std::vector<double> rest(Size(3 * grid.n_nodes()));
      std::vector<double> along(rest.size());
      Size top = 0;
      visit_unknowns(grid, [&](Size number, int c, int i, int j, int k) {
        const press::Index place = grid.find_place(c, i, j, k);
        rest[number] = -state.force()[place];
        along[number] = load[place];
        top = place == middle ? number : top;
      });
      band.solve(rest);
      band.solve(along);
      const double change = (target - state.displacement()[middle] - rest[top]) / along[top];
      double most = 0.0;
      visit_unknowns(grid, [&](Size number, int c, int i, int j, int k) {
        const double moved = rest[number] + change * along[number];
        state.displacement()[grid.find_place(c, i, j, k)] += moved;
        most = std::max(most, std::abs(moved));
      });
      share += change;
      if (most < 1e-5) {
        return true;
      }
      if (!(most < 20.0)) {
        return false;
      }
    }
    return false;
  }
};

/// A mesh whose middle of the surface is held, and the same without.
class HeldPath {
 public:
  HeldPath(const press::Mesh& free, const press::Context& context)
      : middle_(free.grid.find_place(2, 0, 0, free.grid.n_z - 1)),
        held_mesh_(hold_middle(free)),
        held_(held_mesh_, context),
        free_(free, context),
        load_(press::build_surface_load(free, SurfaceLoad{1.0, 15.0})) {}

  /// Moves the middle to `depth` and finds the load [kPa]; false where a state is not found.
  bool go_to(double depth) {
    const double guess = depth_ > 0.0 ? share_ + slope_ * (depth - depth_) : 2.0 * depth;
    double low = guess;
    double pull = 0.0;
    if (!find_pull(depth, low, pull)) {
      return false;
    }
    double share = low * 1.001 + 0.001;
    for (int tries = 0; tries < 12; ++tries) {
      double next = 0.0;
      if (!find_pull(depth, share, next)) {
        return false;
      }
      // A hundred-thousandth of the load.
      if (std::abs(next) < 1e-5 * share * find_weight() || next == pull) {
        slope_ = (share - share_) / (depth - depth_);
        share_ = share;
        depth_ = depth;
        return true;
      }
      const double better = share - next * (share - low) / (next - pull);
      low = share;
      pull = next;
      share = better;
    }
    return false;
  }

  [[nodiscard]] double share() const { return share_; }
  press::Equilibrium& state() { return held_; }

  /// Stretch along x of the surface's cell next to the middle.
  [[nodiscard]] double find_middle_stretch() const {
    const press::Grid& grid = held_mesh_.grid;
    return 1.0 + held_.displacement()[grid.find_place(0, 1, 0, grid.n_z - 1)] / held_mesh_.x[1];
  }

 private:
  static press::Mesh hold_middle(press::Mesh mesh) {
    const press::Grid& grid = mesh.grid;
    for (int k = 0; k < grid.n_z; ++k) {
      for (int j = 0; j < grid.n_y; ++j) {
        for (int i = 0; i < grid.n_x; ++i) {
          for (int c = 0; c < 3; ++c) {
            const bool is_middle = c == 2 && i == 0 && j == 0 && k + 1 == grid.n_z;
            if (k == 0 || (c == 0 && i == 0) || (c == 1 && j == 0) || is_middle) {
              mesh.supports.push_back({c, i, j, k});
            }
          }
        }
      }
    }
    return mesh;
  }

  [[nodiscard]] double find_weight() const {
    double sum = 0.0;
    for (press::Index place = 0; place < load_.size(); ++place) {
      sum -= load_[place];
    }
    return sum;
  }

  /// Balance with the middle at `depth` under a load, and what then pulls at the middle [mN].
  bool find_pull(double depth, double share, double& pull) {
    held_.displacement()[middle_] = -depth;
    press::Stage stage;
    stage.load = &load_;
    stage.load_share = share;
    stage.tolerance = 1e-6;
    MeshEffort effort;
    if (held_.solve(stage, effort) != press::StageEnding::solved) {
      return false;
    }
    free_.displacement() = held_.displacement();
    free_.evaluate(stage);
    pull = free_.force()[middle_];
    return true;
  }

  press::Index middle_;
  press::Mesh held_mesh_;
  press::Equilibrium held_;
  press::Equilibrium free_;
  Field<double> load_;
  double depth_ = 0.0;
  double share_ = 0.0;
  double slope_ = 0.0;
};

/// At any level.
void follow_held(char level, double bulk_ratio, double most) {
  const press::PressTask task = bench::build_press_task("load", std::string(1, level), bulk_ratio);
  const press::Mesh mesh = press::build_mesh(task.block, task.part, task.gradings.front()).value();
  press::Context context;
  context.kernels = press::list_usable_kernels().back();
  HeldPath path(mesh, context);
  fmt::print("level {}, K/mu {}; middle of the surface mm, nodule mm, peak of the load kPa, stretch in the middle\n",
             level, bulk_ratio);
  double greatest = 0.0;
  double depth = 0.0;
  for (double step = 0.5; depth < most && step > 0.03;) {
    const Field<double> before = path.state().displacement();
    if (!path.go_to(depth + step)) {
      path.state().displacement() = before;
      step *= 0.5;
      continue;
    }
    depth += step;
    greatest = std::max(greatest, path.share());
    fmt::print("{:7.3f} {:8.4f} {:8.3f} {:6.3f}\n", -depth,
               path.state().displacement()[mesh.grid.find_place(2, 0, 0, mesh.nodule_k)], path.share(),
               path.find_middle_stretch());
    std::fflush(stdout);
  }
  fmt::print("greatest load in balance on this path: {:.3f} kPa\n", greatest);
}

}  // namespace

int main(int n_arguments, char** arguments) {
  const double bulk_ratio = n_arguments > 1 ? std::atof(arguments[1]) : 50.0;
  const double most = n_arguments > 2 ? std::atof(arguments[2]) : 24.0;
  if (n_arguments > 3) {
    follow_held(arguments[3][0], bulk_ratio, most);
    return 0;
  }
  const press::PressTask task = bench::build_press_task("load", "A", bulk_ratio);
  const press::Mesh mesh = press::build_mesh(task.block, task.part, task.gradings.front()).value();
  press::Context context;
  context.kernels = press::list_usable_kernels().back();
  press::Equilibrium state(mesh, context);
  const Field<double> load = press::build_surface_load(mesh, SurfaceLoad{1.0, 15.0});
  Path path{state, load};
  fmt::print("K/mu {}; middle of the surface mm, nodule mm, peak of the load kPa, ways to give way\n", bulk_ratio);
  double greatest = 0.0;
  Field<double> before = state.displacement();
  double depth = 0.0;
  double last_step = 1.0;
  for (double step = 1.0; depth < most && step > 0.1;) {
    const Field<double> now = state.displacement();
    const double share = path.share;
    // On from where the last two states lead.
    for (press::Index place = 0; place < now.size(); ++place) {
      state.displacement()[place] += step / last_step * (now[place] - before[place]);
    }
    if (!path.go_to(-depth - step)) {
      state.displacement() = now;
      path.share = share;
      step *= 0.5;
      continue;
    }
    depth += step;
    last_step = step;
    before = now;
    greatest = std::max(greatest, path.share);
    fmt::print("{:6.2f} {:8.4f} {:8.3f} {:3}\n", -depth,
               state.displacement()[mesh.grid.find_place(2, 0, 0, mesh.nodule_k)], path.share, path.n_negative);
    std::fflush(stdout);
  }
  fmt::print("greatest load in balance on this path: {:.3f} kPa\n", greatest);
  return 0;
}
