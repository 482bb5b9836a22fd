#include "press/second/brick.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace unknot::press::second {

namespace {

using math::Matrix3;
using Size = std::size_t;

/// Slopes of all shape functions along one axis, filled up to an even number.
using Slopes = std::array<double, n_nodes + 1>;

/// What is the same in all bricks, at each Gauss point.
struct Table {
  std::array<std::array<Slopes, 3>, n_points> slopes{};  ///< over a cube of size 1
  std::array<double, n_points> weight{};
  std::array<Pressures, n_points> linear{};  ///< psi
};

Pressures list_linear(const std::array<double, 3>& place) {
  return {1.0, 2.0 * place[0] - 1.0, 2.0 * place[1] - 1.0, 2.0 * place[2] - 1.0};
}

Table build_table() {
  Table table;
  const std::array<double, 3> places = list_gauss_places();
  for (Size q = 0; q < n_points; ++q) {
    const std::array<Size, 3> point = {q % 3, q / 3 % 3, q / 9};
    table.weight[q] = gauss_weights[point[0]] * gauss_weights[point[1]] * gauss_weights[point[2]];
    table.linear[q] = list_linear({places[point[0]], places[point[1]], places[point[2]]});
    for (Size node = 0; node < n_nodes; ++node) {
      const std::array<Size, 3> at = {node % 3, node / 3 % 3, node / 9};
      for (Size along = 0; along < 3; ++along) {
        double slope = 1.0;
        for (Size axis = 0; axis < 3; ++axis) {
          const double place = places[point[axis]];
          slope *= axis == along ? find_share_slopes(place)[at[axis]] : find_shares(place)[at[axis]];
        }
        table.slopes[q][along][node] = slope;
      }
    }
  }
  return table;
}

const Table& get_table() {
  static const Table table = build_table();
  return table;
}

double find_volume(const Brick& brick) { return brick.size[0] * brick.size[1] * brick.size[2]; }

/// du_c / dX_axis at point q.
Matrix3 find_slope(const Brick& brick, const Moves& u, Size q) {
  Matrix3 slope{};
  for (Size c = 0; c < 3; ++c) {
    for (Size axis = 0; axis < 3; ++axis) {
      const Slopes& share = get_table().slopes[q][axis];
      double sum = 0.0;
      for (Size node = 0; node < n_nodes; ++node) {
        sum += u[c * n_nodes + node] * share[node];
      }
      slope[c][axis] = sum / brick.size[axis];
    }
  }
  return slope;
}

/// The deformation at a point.
struct Bent {
  Matrix3 f{};
  Matrix3 back{};         ///< the inverse of F, transposed: dJ/dF over J
  double swelling = 0.0;  ///< J - 1
  double j = 0.0;
  double scale = 0.0;      ///< J^(-2/3)
  double squares = 0.0;    ///< tr C
};

Bent find_bent(const Matrix3& slope) {
  Bent bent;
  bent.f = slope;
  for (Size c = 0; c < 3; ++c) {
    bent.f[c][c] += 1.0;
    for (Size axis = 0; axis < 3; ++axis) {
      bent.squares += bent.f[c][axis] * bent.f[c][axis];
    }
  }
  bent.swelling = math::find_swelling(slope);
  bent.j = 1.0 + bent.swelling;
  bent.back = math::find_transposed(math::find_inverse(bent.f));
  bent.scale = 1.0 / std::cbrt(bent.j * bent.j);
  return bent;
}

/// The law over x = J^(-2/3) tr C - 3 [kPa]: energy and its two derivatives. From b x = 5 on its second-order series.
struct Curve {
  double energy = 0.0;
  double slope = 0.0;
  double bend = 0.0;
};

Curve find_curve(const Moduli& moduli, double x) {
  const double b = moduli.stiffening;
  if (b == 0.0) {
    return {0.5 * moduli.shear * x, 0.5 * moduli.shear, 0.0};
  }
  constexpr double straight_from = 5.0;
  const double beyond = std::max(b * x - straight_from, 0.0);
  const double e = std::exp(std::min(b * x, straight_from));
  const double half = 0.5 * moduli.shear;
  return {half / b * (e * (1.0 + beyond + 0.5 * beyond * beyond) - 1.0), half * e * (1.0 + beyond), half * b * e};
}

/// dx/dF.
Matrix3 find_direction(const Bent& bent) {
  Matrix3 direction{};
  for (Size c = 0; c < 3; ++c) {
    for (Size axis = 0; axis < 3; ++axis) {
      direction[c][axis] = 2.0 * bent.scale * (bent.f[c][axis] - bent.squares / 3.0 * bent.back[c][axis]);
    }
  }
  return direction;
}

/// Solves M x = b for the four pressures by Cholesky's factors; M is symmetric and positive.
Pressures solve_four(std::array<Pressures, n_pressures> m, Pressures b) {
  for (Size row = 0; row < n_pressures; ++row) {
    for (Size column = 0; column <= row; ++column) {
      double sum = m[row][column];
      for (Size k = 0; k < column; ++k) {
        sum -= m[row][k] * m[column][k];
      }
      m[row][column] = row == column ? std::sqrt(sum) : sum / m[column][column];
    }
  }
  for (Size row = 0; row < n_pressures; ++row) {
    for (Size k = 0; k < row; ++k) {
      b[row] -= m[row][k] * b[k];
    }
    b[row] /= m[row][row];
  }
  for (Size row = n_pressures; row-- > 0;) {
    for (Size k = row + 1; k < n_pressures; ++k) {
      b[row] -= m[k][row] * b[k];
    }
    b[row] /= m[row][row];
  }
  return b;
}

/// S.
std::array<Pressures, n_pressures> find_hold(const Brick& brick) {
  std::array<Pressures, n_pressures> give{};
  for (Size q = 0; q < n_points; ++q) {
    const Pressures& linear = get_table().linear[q];
    const double weight =
        find_volume(brick) * get_table().weight[q] / (brick.moduli[q].bulk - brick.moduli[q].find_local());
    for (Size m = 0; m < n_pressures; ++m) {
      for (Size n = 0; n < n_pressures; ++n) {
        give[m][n] += weight * linear[m] * linear[n];
      }
    }
  }
  return {solve_four(give, {1.0, 0.0, 0.0, 0.0}), solve_four(give, {0.0, 1.0, 0.0, 0.0}),
          solve_four(give, {0.0, 0.0, 1.0, 0.0}), solve_four(give, {0.0, 0.0, 0.0, 1.0})};
}

double find_pressure_of(const Pressures& pressure, const Pressures& linear) {
  return pressure[0] * linear[0] + pressure[1] * linear[1] + pressure[2] * linear[2] + pressure[3] * linear[3];
}

/// S times what the points have swollen.
Pressures find_pressures(const std::array<Pressures, n_pressures>& hold, const Pressures& swollen) {
  return {find_pressure_of(hold[0], swollen), find_pressure_of(hold[1], swollen), find_pressure_of(hold[2], swollen),
          find_pressure_of(hold[3], swollen)};
}

void add_swollen(const Brick& brick, Size q, double swelling, Pressures& swollen) {
  const double weight = find_volume(brick) * get_table().weight[q];
  for (Size m = 0; m < n_pressures; ++m) {
    swollen[m] += weight * get_table().linear[q][m] * swelling;
  }
}

void add_force(const Brick& brick, Size q, const Matrix3& stress, Moves& force) {
  for (Size c = 0; c < 3; ++c) {
    for (Size axis = 0; axis < 3; ++axis) {
      const Slopes& share = get_table().slopes[q][axis];
      const double pull = find_volume(brick) * get_table().weight[q] * stress[c][axis] / brick.size[axis];
      for (Size node = 0; node < n_nodes; ++node) {
        force[c * n_nodes + node] += pull * share[node];
      }
    }
  }
}

/// d(stress)/dF at a point, rows and columns numbered 3 component + axis, times the point's weight; and slopes over the brick's places.
struct PointTangent {
  std::array<std::array<double, 9>, 9> at{};
  std::array<Slopes, 3> slopes{};
};

PointTangent find_tangent(const Brick& brick, const Bent& bent, const Pressures* stressed, Size q) {
  const double local = brick.moduli[q].find_local();
  const double pressure =
      stressed == nullptr ? 0.0 : find_pressure_of(*stressed, get_table().linear[q]) + local * bent.swelling;
  const Curve curve = find_curve(brick.moduli[q], bent.scale * bent.squares - 3.0);
  const Matrix3 direction = find_direction(bent);
  const double weight = find_volume(brick) * get_table().weight[q];
  PointTangent tangent;
  const auto& f = bent.f;
  const auto& back = bent.back;
  for (Size row = 0; row < 9; ++row) {
    const Size c = row / 3;
    const Size i = row % 3;
    for (Size column = 0; column < 9; ++column) {
      const Size d = column / 3;
      const Size j = column % 3;
      const double turned = back[d][i] * back[c][j];
      const double second =
          bent.scale * ((row == column ? 2.0 : 0.0) - 4.0 / 3.0 * (f[c][i] * back[d][j] + back[c][i] * f[d][j]) +
                        bent.squares * (4.0 / 9.0 * back[c][i] * back[d][j] + 2.0 / 3.0 * turned));
      tangent.at[row][column] = weight * (curve.slope * second + curve.bend * direction[c][i] * direction[d][j] +
                                          pressure * bent.j * (back[c][i] * back[d][j] - turned) +
                                          local * bent.j * bent.j * back[c][i] * back[d][j]);
    }
  }
  for (Size axis = 0; axis < 3; ++axis) {
    for (Size node = 0; node < n_nodes; ++node) {
      tangent.slopes[axis][node] = get_table().slopes[q][axis][node] / brick.size[axis];
    }
  }
  return tangent;
}

/// Adds what shape and stress give to the row of move 27 d + node.
void add_row(const PointTangent& tangent, Size d, Size node, double* row) {
  const auto& slopes = tangent.slopes;
  for (Size c = 0; c <= d; ++c) {
    std::array<double, 3> pull{};
    for (Size i = 0; i < 3; ++i) {
      for (Size j = 0; j < 3; ++j) {
        pull[i] += tangent.at[3 * c + i][3 * d + j] * slopes[j][node];
      }
    }
    const Size n = c < d ? n_nodes : node + 1;
    for (Size other = 0; other < n; ++other) {
      row[c * n_nodes + other] += pull[0] * slopes[0][other] + pull[1] * slopes[1][other] + pull[2] * slopes[2][other];
    }
  }
}

/// Adds g' S g for what the volume of the brick does: `volume` holds dg_m/du.
void add_volume(const Brick& brick, const std::array<Moves, n_pressures>& volume, BrickMatrix& matrix) {
  const auto hold = find_hold(brick);
  for (Size row = 0; row < n_moves; ++row) {
    const Pressures held = find_pressures(hold, {volume[0][row], volume[1][row], volume[2][row], volume[3][row]});
    for (Size m = 0; m < n_pressures; ++m) {
      for (Size column = 0; column <= row; ++column) {
        matrix[row * n_moves + column] += held[m] * volume[m][column];
      }
    }
  }
}

}  // namespace

std::array<double, 3> find_shares(double at) {
  return {2.0 * (at - 0.5) * (at - 1.0), 4.0 * at * (1.0 - at), 2.0 * at * (at - 0.5)};
}

std::array<double, 3> find_share_slopes(double at) { return {4.0 * at - 3.0, 4.0 - 8.0 * at, 4.0 * at - 1.0}; }

std::array<double, 3> list_gauss_places() {
  const double away = 0.5 * std::sqrt(0.6);
  return {0.5 - away, 0.5, 0.5 + away};
}

Reply find_reply(const Brick& brick, const Moves& u) {
  Reply reply;
  std::array<Matrix3, n_points> cofactors;
  Pressures swollen{};
  bool is_whole = true;
  for (Size q = 0; q < n_points; ++q) {
    const Bent bent = find_bent(find_slope(brick, u, q));
    is_whole = is_whole && bent.j > 0.01;
    const Curve curve = find_curve(brick.moduli[q], bent.scale * bent.squares - 3.0);
    const double local = brick.moduli[q].find_local() * bent.swelling;
    reply.energy += find_volume(brick) * get_table().weight[q] * (curve.energy + 0.5 * local * bent.swelling);
    Matrix3 stress = find_direction(bent);
    for (Size c = 0; c < 3; ++c) {
      for (Size axis = 0; axis < 3; ++axis) {
        cofactors[q][c][axis] = bent.j * bent.back[c][axis];
        stress[c][axis] = curve.slope * stress[c][axis] + local * cofactors[q][c][axis];
      }
    }
    add_force(brick, q, stress, reply.force);
    add_swollen(brick, q, bent.swelling, swollen);
  }
  reply.pressure = find_pressures(find_hold(brick), swollen);
  for (Size m = 0; m < n_pressures; ++m) {
    reply.energy += 0.5 * reply.pressure[m] * swollen[m];
  }
  for (Size q = 0; q < n_points; ++q) {
    for (auto& row : cofactors[q]) {
      for (double& one : row) {
        one *= find_pressure_of(reply.pressure, get_table().linear[q]);
      }
    }
    add_force(brick, q, cofactors[q], reply.force);
  }
  if (!is_whole) {
    reply.energy = std::numeric_limits<double>::infinity();
  }
  return reply;
}

Pressures foresee_pressure(const Brick& brick, const Moves& u, const Moves& step) {
  Pressures swollen{};
  for (Size q = 0; q < n_points; ++q) {
    const Bent bent = find_bent(find_slope(brick, u, q));
    const Matrix3 more = find_slope(brick, step, q);
    double swelling = bent.swelling;
    for (Size c = 0; c < 3; ++c) {
      for (Size axis = 0; axis < 3; ++axis) {
        swelling += bent.j * bent.back[c][axis] * more[c][axis];
      }
    }
    add_swollen(brick, q, swelling, swollen);
  }
  return find_pressures(find_hold(brick), swollen);
}

double find_pressure_at(const Brick& brick, const Pressures& pressure, const std::array<double, 3>& place) {
  const auto find_point = [](double at) { return std::min(Size(3.0 * at), Size(2)); };
  const Moduli& near = brick.moduli[find_point(place[0]) + 3 * find_point(place[1]) + 9 * find_point(place[2])];
  return near.bulk / (near.bulk - near.find_local()) * find_pressure_of(pressure, list_linear(place));
}

void build_matrix(const Brick& brick, const Moves& u, const Pressures* pressure, BrickMatrix& matrix) {
  matrix.assign(Size(n_moves) * n_moves, 0.0);
  std::array<PointTangent, n_points> tangents;
  std::array<Moves, n_pressures> volume{};
  for (Size q = 0; q < n_points; ++q) {
    const Bent bent = find_bent(find_slope(brick, u, q));
    tangents[q] = find_tangent(brick, bent, pressure, q);
    for (Size m = 0; m < n_pressures; ++m) {
      Matrix3 cofactor = bent.back;
      for (auto& row : cofactor) {
        for (double& one : row) {
          one *= bent.j * get_table().linear[q][m];
        }
      }
      add_force(brick, q, cofactor, volume[m]);
    }
  }
  for (Size row = 0; row < n_moves; ++row) {
    for (const PointTangent& tangent : tangents) {
      add_row(tangent, row / n_nodes, row % n_nodes, &matrix[row * n_moves]);
    }
  }
  add_volume(brick, volume, matrix);
}

}  // namespace unknot::press::second
