#include "press/percuss/bound.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "press/mesh/middle.hpp"
#include "press/mesh/slant.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;
using Three = std::array<double, 3>;

math::Matrix3 find_cofactors(const math::Matrix3& f) {
  math::Matrix3 cofactors{};
  for (Size c = 0; c < 3; ++c) {
    for (Size a = 0; a < 3; ++a) {
      const Size c1 = (c + 1) % 3;
      const Size c2 = (c + 2) % 3;
      cofactors[c][a] = f[c1][(a + 1) % 3] * f[c2][(a + 2) % 3] - f[c1][(a + 2) % 3] * f[c2][(a + 1) % 3];
    }
  }
  return cofactors;
}

/// m v.
Three find_image(const math::Matrix3& m, const Three& v) {
  Three image{};
  for (Size c = 0; c < 3; ++c) {
    image[c] = m[c][0] * v[0] + m[c][1] * v[1] + m[c][2] * v[2];
  }
  return image;
}

double find_square(const Three& v) { return v[0] * v[0] + v[1] * v[1] + v[2] * v[2]; }

/// Gradient over the grid of corner a's shape function.
Three find_grid_gradient(const Three& size, int a, const InCell& at) {
  Three gradient{};
  for (int axis = 0; axis < 3; ++axis) {
    double slope = ((a >> axis & 1) != 0 ? 1.0 : -1.0) / size[Size(axis)];
    for (int other = 0; other < 3; ++other) {
      if (other != axis) {
        slope *= (a >> other & 1) != 0 ? at[Size(other)] : 1.0 - at[Size(other)];
      }
    }
    gradient[Size(axis)] = slope;
  }
  return gradient;
}

ShakeBound find_slanted_bound(const Mesh& mesh, int i, int j, int k, const Three& size,
                              const math::Matrix3& cofactors) {
  std::array<Three, 8> pulls{};  // b of each corner, before the deformation
  double room = 0.0;
  double trace = 0.0;
  for (int q = 0; q < 8; ++q) {
    const InCell at = find_gauss_point(q);
    const math::Matrix3 slant = find_slant(mesh, i, j, k, at);
    const math::Matrix3 rest = find_cofactors(slant);
    const double weight = 0.125 * math::find_determinant(slant);
    room += weight;
    for (int a = 0; a < 8; ++a) {
      const Three pull = find_image(rest, find_grid_gradient(size, a, at));  // det A times the gradient at rest
      trace += find_square(pull) * 0.125 * 0.125 / weight;
      for (Size c = 0; c < 3; ++c) {
        pulls[Size(a)][c] += 0.125 * pull[c];
      }
    }
  }
  ShakeBound bound;
  for (Size a = 0; a < 8; ++a) {
    bound.volume[a] = 2.0 / (room * room) * find_square(find_image(cofactors, pulls[a]));
  }
  bound.shape = 2.0 / room * trace;
  return bound;
}

}  // namespace

ShakeBound find_shake_bound(const Mesh& mesh, int i, int j, int k, const math::Matrix3& f) {
  const Three size = {find_size(mesh.x, i), find_size(mesh.y, j), find_size(mesh.z, k)};
  const math::Matrix3 cofactors = find_cofactors(f);
  if (mesh.shift.find_data() != nullptr) {
    return find_slanted_bound(mesh, i, j, k, size, cofactors);
  }
  ShakeBound bound;
  for (Size corner = 0; corner < 8; ++corner) {
    Three pull{};
    for (Size a = 0; a < 3; ++a) {
      pull[a] = ((corner >> a & 1) != 0 ? 0.25 : -0.25) / size[a];
    }
    bound.volume[corner] = 2.0 * find_square(find_image(cofactors, pull));
  }
  for (Size a = 0; a < 3; ++a) {
    bound.shape += 1.0 / (size[a] * size[a]);
  }
  return bound;
}

double find_fastest(const std::vector<Shaker>& shakers, const Field<double>& mass) {
  std::vector<std::array<double, 8>> shares(shakers.size());  // of what each corner is pulled by, to part its mass by
  for (Size one = 0; one < shakers.size(); ++one) {
    for (Size a = 0; a < 8; ++a) {
      shares[one][a] = shakers[one].pull[a] + shakers[one].shape;
    }
  }
  std::vector<double> sums(Size(mass.size()));
  double fastest = std::numeric_limits<double>::infinity();
  constexpr int n_rounds = 4;  // each of them a bound; the last ones gain little
  for (int round = 0; round < n_rounds; ++round) {
    std::fill(sums.begin(), sums.end(), 0.0);
    for (Size one = 0; one < shakers.size(); ++one) {
      for (Size a = 0; a < 8; ++a) {
        sums[Size(shakers[one].corners[a])] += shares[one][a];
      }
    }
    double worst = 0.0;
    for (Size one = 0; one < shakers.size(); ++one) {
      const Shaker& shaker = shakers[one];
      double own = 0.0;
      double most = 0.0;
      for (Size a = 0; a < 8; ++a) {
        const Index corner = shaker.corners[a];
        const double over = sums[Size(corner)] / (mass[corner] * shares[one][a]);
        own += shaker.pull[a] * over;
        most = std::max(most, over);
      }
      own += shaker.shape * most;
      worst = std::max(worst, own);
      for (double& share : shares[one]) {
        share *= own;  // who is too fast gets more of the mass
      }
    }
    fastest = std::min(fastest, worst);
  }
  return fastest;
}

}  // namespace unknot::press
