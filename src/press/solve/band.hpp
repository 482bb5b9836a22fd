// A small symmetric positive definite system whose rows reach only so far before their diagonal, solved by Cholesky's factors.
#pragma once

#include <cstddef>
#include <vector>

namespace unknot::press {

/// A mesh joins only neighbours, so that factors within the band are all there are. Built in double precision, then used for many right
/// sides in single precision.
class BandSolver {
 public:
  /// Begins anew with a matrix of zeros. @param reach how many numbers a row has before its diagonal, 0 to n - 1
  void begin(int n, int reach);
  /// Number of the lower half: column <= row, at most `reach` before it.
  double& at(std::size_t row, std::size_t column) { return matrix_[find_place(row, column)]; }
  /// False when it is not positive definite; then the matrix is spoilt, to be begun anew.
  bool factor();
  /// `x` goes in as the right side and comes out as the solution.
  void solve(std::vector<float>& x) const;

 private:
  /// Rows of reach + 1 numbers, the diagonal last.
  [[nodiscard]] std::size_t find_place(std::size_t row, std::size_t column) const {
    return row * reach_ + reach_ + column;
  }
  [[nodiscard]] std::size_t find_first(std::size_t row) const { return row > reach_ ? row - reach_ : 0; }

  std::size_t n_ = 0;
  std::size_t reach_ = 0;
  std::vector<double> matrix_;  ///< then L, row by row
  std::vector<double> roots_;  ///< 1 / diagonal
  std::vector<float> lower_;  ///< L as it is used
  std::vector<float> inverse_;
};

}  // namespace unknot::press
