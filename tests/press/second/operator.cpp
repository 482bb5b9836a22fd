#include "press/second/operator.hpp"

#include <array>

#include "press/second/surface.hpp"
#include "press/solve/lanczos.hpp"

namespace unknot::press::second {

namespace {

using Size = std::size_t;

/// Rows are filled up to whole groups, so that a compiler can put a group through the same arithmetic at once.
constexpr Size n_group = 8;
constexpr Size n_filled = (n_moves + n_group - 1) / n_group * n_group;

constexpr Size find_row_length(Size row) { return (row / n_group + 1) * n_group; }

constexpr Size find_n_numbers() {
  Size n = 0;
  for (Size row = 0; row < n_moves; ++row) {
    n += find_row_length(row);
  }
  return n;
}
constexpr Size n_numbers = find_n_numbers();

void save_matrix(const BrickMatrix& matrix, float* to) {
  for (Size row = 0; row < n_moves; ++row) {
    for (Size column = 0; column < find_row_length(row); ++column) {
      const double share = column < row ? 1.0 : column == row ? 0.5 : 0.0;
      *to++ = column <= row ? static_cast<float>(share * matrix[row * n_moves + column]) : 0.0F;
    }
  }
}

}  // namespace

Operator::Operator(const Body& body, const Context& context)
    : body_(body), context_(context), numbers_(body.bricks.size() * n_numbers) {}

void Operator::build(const Stage& stage, const Field<double>& displacement, const Pressures* pressures) {
  run_parts(context_, body_.n_z * body_.n_y, 1, true, [&](int begin, int end) {
    BrickMatrix matrix;
    for (int row = begin; row < end; ++row) {
      const int j = row % body_.n_y;
      const int k = row / body_.n_y;
      for (int i = 0; i < body_.n_x; ++i) {
        const Size brick = body_.find_brick(i, j, k);
        build_matrix(body_.bricks[brick], load_moves(body_, displacement, i, j, k),
                     pressures == nullptr ? nullptr : pressures + brick, matrix);
        if (stage.tool && k + 1 == body_.n_z) {
          add_tool_stiffness(body_, *stage.tool, stage.penalty, displacement, i, j, matrix);
        }
        save_matrix(matrix, &numbers_[brick * n_numbers]);
      }
    }
  });
}

void Operator::multiply_brick(int i, int j, int k, const Field<double>& x, Field<double>& y) const {
  std::array<float, n_filled> in{};
  std::array<float, n_filled> out{};
  const Moves moves = load_moves(body_, x, i, j, k);
  for (Size row = 0; row < n_moves; ++row) {
    in[row] = static_cast<float>(moves[row]);
  }
  const float* numbers = &numbers_[body_.find_brick(i, j, k) * n_numbers];
  for (Size row = 0; row < n_moves; ++row) {
    std::array<float, n_group> sums{};
    for (Size first = 0; first < find_row_length(row); first += n_group) {
      for (Size lane = 0; lane < n_group; ++lane) {
        sums[lane] += numbers[first + lane] * in[first + lane];
        out[first + lane] += numbers[first + lane] * in[row];
      }
    }
    for (const float sum : sums) {
      out[row] += sum;
    }
    numbers += find_row_length(row);
  }
  for (Size row = 0; row < n_moves; ++row) {
    const Size node = row % n_nodes;
    y[body_.nodes.grid.find_place(int(row / n_nodes), 2 * i + int(node % 3), 2 * j + int(node / 3 % 3),
                                  2 * k + int(node / 9))] += double(out[row]);
  }
}

void Operator::multiply(const Field<double>& x, Field<double>& y) const {
  y.clear();
  run_alternating(context_, body_.n_z, 1, true, [&](int begin, int end) {
    for (int k = begin; k < end; ++k) {
      for (int j = 0; j < body_.n_y; ++j) {
        for (int i = 0; i < body_.n_x; ++i) {
          multiply_brick(i, j, k, x, y);
        }
      }
    }
  });
  hold_unknowns(body_.nodes.grid, body_.nodes.part, body_.nodes.supports, y.data());
}

}  // namespace unknot::press::second
