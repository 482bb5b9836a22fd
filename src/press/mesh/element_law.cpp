#include "press/mesh/element_law.hpp"

#include <algorithm>
#include <cmath>

#include "press/laws/laws.hpp"

namespace unknot::press {

namespace {

using math::Matrix3;
using Size = std::size_t;

/// One family of fibres at one deformation, in its invariant I.
struct Pull {
  double slope = 0.0;   ///< 2 dW/dI
  double bend = 0.0;    ///< 4 d2W/dI^2
  double square = 0.0;  ///< isochoric square of what the invariant counts
};

double find_square(const Matrix3& right, double cosine, double sine) {
  return cosine * cosine * right[0][0] + 2.0 * cosine * sine * right[0][1] + sine * sine * right[1][1];
}

double find_trace(const Matrix3& right) { return right[0][0] + right[1][1] + right[2][2]; }

/// All fibres of a row.
std::array<Pull, 3> list_pulls(const RowFibres<double>& row, const Matrix3& f) {
  const Matrix3 right = math::find_product(math::find_transposed(f), f);
  const double scale = std::pow(math::find_determinant(f), -2.0 / 3.0);
  std::array<Pull, 3> pulls{};
  const auto fill = [](const auto& law, double i1, double i4, double square, Pull& pull) {
    const auto energy = law.find_energy(math::build_variable<2>(i1, 0), math::build_variable<2>(i4, 1));
    pull = {2.0 * energy.value.slope[1], 4.0 * energy.slope[1].slope[1], square};
  };
  if (row.strength > 0.0) {
    const double square = scale * find_square(right, row.along[0], row.along[1]);
    fill(build_solver_fibres(row.strength, row.activation), 3.0, square, square, pulls[0]);
  }
  if (row.stiffness > 0.0) {
    const double straight = 1.0 - 3.0 * row.dispersion;
    const Collagen law{row.stiffness, row.growth, 0.0};
    for (const Size side : {Size(1), Size(2)}) {
      const double along = scale * find_square(right, row.family[0], side == 1 ? row.family[1] : -row.family[1]);
      const double counted = row.dispersion * scale * find_trace(right) + straight * along;
      fill(law, 3.0, counted - 3.0 * row.dispersion - straight + 1.0, counted, pulls[side]);
    }
  }
  return pulls;
}

/// Ogden's pulls along the principal axes.
struct Axes {
  math::Principal principal;
  std::array<double, 3> pull{};
  double scale = 1.0;
};

Axes find_axes(double shear, double alpha, const Matrix3& f) {
  Axes axes;
  axes.principal = math::find_principal(math::find_product(math::find_transposed(f), f));
  axes.scale = std::pow(math::find_determinant(f), -2.0 / 3.0);
  for (Size a = 0; a < 3; ++a) {
    const double square = axes.scale * axes.principal.value[a];
    axes.pull[a] = 2.0 * shear / alpha * std::pow(square, 0.5 * alpha - 1.0);
  }
  return axes;
}

double find_alpha(const Mesh& mesh, Index place) { return mesh.alpha.size() == 0 ? 0.0 : mesh.alpha[place]; }

}  // namespace

Matrix3 find_plain_stress(const Mesh& mesh, Index place, const Matrix3& f) {
  Matrix3 stress{};
  const double alpha = find_alpha(mesh, place);
  if (alpha == 0.0) {
    const double trace = find_trace(math::find_product(math::find_transposed(f), f));
    const Stiffening law{mesh.shear[place], mesh.stiffening[place]};
    for (Size c = 0; c < 3; ++c) {
      stress[c][c] = law.find_secant(std::pow(math::find_determinant(f), -2.0 / 3.0) * trace);
    }
    return stress;
  }
  const Axes axes = find_axes(mesh.shear[place], alpha, f);
  for (Size c = 0; c < 3; ++c) {
    for (Size d = 0; d < 3; ++d) {
      for (Size a = 0; a < 3; ++a) {
        stress[c][d] += axes.pull[a] * axes.principal.axes[c][a] * axes.principal.axes[d][a];
      }
    }
  }
  return stress;
}

double find_fibre_pull(const Mesh& mesh, int k, const Matrix3& f) {
  double pull = 0.0;
  if (!mesh.fibres.empty()) {
    for (const Pull& one : list_pulls(mesh.fibres[Size(k)], f)) {
      pull += one.slope * one.square;
    }
  }
  return pull;
}

// With S:dF'dF at most the greatest pull, and what bends at most its greatest quotient times |F a|^2 |dF|^2.
double find_steepest(const Mesh& mesh, Index place, int k, const Matrix3& f) {
  const double alpha = find_alpha(mesh, place);
  const Matrix3 right = math::find_product(math::find_transposed(f), f);
  const double scale = std::pow(math::find_determinant(f), -2.0 / 3.0);
  double steepest = 0.0;
  if (alpha == 0.0) {
    const Stiffening law{mesh.shear[place], mesh.stiffening[place]};
    const double i1 = scale * find_trace(right);
    steepest = law.find_secant(i1) * (1.0 + 4.0 * law.stiffening * std::max(i1 - 3.0, 0.0));
  } else {
    const Axes axes = find_axes(mesh.shear[place], alpha, f);
    const double most = scale * *std::max_element(axes.principal.value.begin(), axes.principal.value.end());
    double bend = 0.0;
    for (Size a = 0; a < 3; ++a) {
      steepest = std::max(steepest, scale * axes.pull[a]);
      bend = std::max(bend, std::abs(0.5 * alpha - 1.0) * axes.pull[a] / (scale * axes.principal.value[a]));
    }
    steepest += 2.0 * scale * most * bend;
  }
  if (!mesh.fibres.empty()) {
    for (const Pull& one : list_pulls(mesh.fibres[Size(k)], f)) {
      steepest += scale * (std::max(one.slope, 0.0) + std::max(one.bend, 0.0) * one.square);
    }
  }
  return steepest;
}

}  // namespace unknot::press
