// The tangent of a body: the matrices of all bricks, kept in single precision, and their product with a field.
#pragma once

#include <vector>

#include "press/second/body.hpp"
#include "press/solve/newton.hpp"

namespace unknot::press::second {

class Operator {
 public:
  /// Both must outlive it.
  Operator(const Body& body, const Context& context);

  /// At a displacement, with these pressures of all bricks in it, or none (build_matrix), and with what the stage's tool adds.
  void build(const Stage& stage, const Field<double>& displacement, const Pressures* pressures);

  /// y = A x; what is held stays 0 in y.
  void multiply(const Field<double>& x, Field<double>& y) const;

 private:
  void multiply_brick(int i, int j, int k, const Field<double>& x, Field<double>& y) const;

  const Body& body_;
  const Context& context_;
  std::vector<float> numbers_;  ///< of each brick: rows up to the diagonal, filled up with zeros, the diagonal halved
};

}  // namespace unknot::press::second
