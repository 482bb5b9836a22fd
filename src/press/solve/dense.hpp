// A small symmetric positive definite system, solved by Cholesky's factors.
#pragma once

#include <cstddef>
#include <vector>

namespace unknot::press {

/// The factors of a matrix of n rows. Built once in double precision, then used for many right sides in single precision. What lies before
/// the first number of a row that is not 0 stays 0 in the factors and costs nothing: a mesh joins only neighbours.
class DenseSolver {
 public:
  /// Takes the lower half of `matrix`, row by row (n * n numbers). False when it is not positive definite.
  bool factor(std::vector<double> matrix, int n);
  /// `x` goes in as the right side and comes out as the solution.
  void solve(std::vector<float>& x) const;

 private:
  int n_ = 0;
  std::vector<float> lower_;  ///< L, row by row
  std::vector<std::size_t> first_;  ///< of each row: its first number that is not 0
  std::vector<float> inverse_;  ///< 1 / diagonal
};

}  // namespace unknot::press
