// The loops over elements and nodes, one table of them for each kind of processor.
//
// Every kernel works on rows of a grid (solve/grid.hpp) and on plain pointers; units are mm, kPa and mN. All tables give the
// same bits.
#pragma once

#include "press/solve/grid.hpp"

namespace unknot::press {

/// Muscle fibres, as press/laws (build_solver_fibres): kept here as numbers, for kernels share no code with what is compiled once.
inline constexpr double fibre_toe = 0.05;
inline constexpr double fibre_exponent = 6.6;
inline constexpr double fibre_optimal = 1.1;  ///< stretch at which they are strongest
inline constexpr double fibre_straight_from = 1.4;  ///< of stretch / optimal
/// The integral of the active force up to rest.
constexpr double find_fibre_rest() {
  const double over = 1.0 / fibre_optimal - 1.0;
  return 0.024 + 0.4 + over - 4.0 / 3.0 * (over * over * over + 0.064);
}

/// Fibres of one row of cells, in the plane of their layer.
template <class T>
struct RowFibres {
  T strength = T(0);  ///< [kPa] of a muscle's; 0: none
  T activation = T(0);  ///< 0 to 1
  T along[2] = {T(1), T(0)};  // NOLINT(modernize-avoid-c-arrays): cosine and sine of their angle from x
  T stiffness = T(0);  ///< k1 [kPa] of two families of collagen; 0: none
  T growth = T(0);  ///< k2
  T dispersion = T(0);  ///< kappa
  // Cosine and sine of the angle, plus and minus which they lie at.
  T family[2] = {T(1), T(0)};  // NOLINT(modernize-avoid-c-arrays)
};

/// A block of elements: sizes along the axes [mm] and moduli [kPa] at the places of the elements; 0 where there is none.
template <class T>
struct Elements {
  Grid grid;
  const T* size_x;  ///< [pitch], 1 behind the last element
  const T* size_y;
  const T* size_z;
  const T* shear;  ///< mu, one row of `pitch` for each row of the grid
  const T* bulk;  ///< K
  const T* stiffening;  ///< b of the law, 0 or more [-]
  /// What earlier deformation still pulls: H [kPa] in the energy J^(-2/3) H:C / 2, at each Gauss point in six numbers (xx xy xz yy yz zz),
  /// one row of `n_memory` times `pitch` for each row of the grid; none: nothing.
  const T* memory = nullptr;
  const RowFibres<T>* fibres = nullptr;  ///< of each row of cells from the base up; none: no element has any
  const T* alpha =
      nullptr;  ///< Ogden's exponent, laid out as `shear`, 0 where the law is the other one; none: nowhere is it Ogden's
  const T* shift = nullptr;  ///< [mm] as Mesh::shift, laid out as a displacement; none: all cells are right-angled
};

/// A second displacement of the same elements that the shape part of neo-Hooke's law alone answers to.
struct Lag {
  const double* displacement;  ///< [mm], three components
  const double* shear;  ///< mu [kPa], laid out as that of the elements
  double* energy;  ///< [µJ] of each element; infinity when it would be turned inside out
};

/// What the elements answer to a displacement.
struct Answer {
  const double* displacement = nullptr;  ///< [mm], three components
  double* force = nullptr;  ///< [mN], gradient of the energy, added to what is there
  double* energy = nullptr;  ///< [µJ] of each element; infinity when it is turned inside out
  double* pressure = nullptr;  ///< K (v/V - 1) [kPa] of each element, negative under compression
  const Lag* lag = nullptr;  ///< its forces are added; none: nothing
};

/// How the cells of a grid go into those of the next coarser one, for one axis.
struct Merge {
  const int* parent;  ///< [cells] the coarse cell
  const float* lower;  ///< [cells] place of the cell's lower face in the coarse cell, 0 to 1
  const float* upper;
  const int* first;  ///< [coarse cells + 1] their first cell
};

/// What is needed to build a tangent, and the elements of the next coarser grid from it.
struct Tangent {
  Elements<float> elements;  ///< of the finest grid; only `grid` is looked at when `matrices` is given
  const float* displacement = nullptr;  ///< [mm]
  const float* pressure = nullptr;  ///< [kPa] of each element
  const float* contact =
      nullptr;  ///< [n_y rows][24][pitch] stiffness of the four contact points of a top face, or none
  const float* matrices = nullptr;  ///< element matrices of a coarse grid, or none
  float* stencil = nullptr;  ///< [rows][n_stencil][pitch], added to what is there
  Grid coarse;  ///< the next grid; no nodes when there is none
  // A plain array, as in solve/grid.hpp.
  Merge merge[3] = {};  // NOLINT(modernize-avoid-c-arrays)
  float* coarse_matrices = nullptr;  ///< [rows][n_element][pitch]
};

/// One step of a smoother: change = keep * change + gain * M^-1 residual; solution += change.
struct Smoothing {
  const float* lines;  ///< [rows][15][pitch], from factor_lines
  const float* residual;
  float* work;
  float* change;
  float* solution;
  float keep;
  float gain;
};

/// Stencils in 16 bits, half of what there is to read.
struct Packed {
  const short* numbers;  ///< [rows][n_stencil][pitch]
  const float* scale;  ///< [rows][pitch]
};

struct Kernels {
  const char* name;
  /// Adds forces of the element layers [begin, end).
  void (*answer_layers)(const Elements<double>&, const Answer&, int begin, int end);
  /// K (v/V - 1) [kPa] of each element as it would be after `step` if volume were linear in it, into `pressure`.
  void (*follow_layers)(const Elements<double>&, const double* displacement, const float* step, double* pressure,
                        int begin, int end);
  /// Builds stencils and coarse elements for the element layers [begin, end); with a coarse grid these are layers of that.
  void (*build_layers)(const Tangent&, int begin, int end);
  /// y += sign A x, as far as the stencils of the planes [begin, end) go; writes to the plane `end` too. Behind the nodes of a row
  /// of y there may be anything afterwards.
  void (*multiply)(const Grid&, const float* stencil, const float* x, float* y, float sign, int begin, int end);
  /// The stencils of the planes [begin, end) in 16 bits: `packed` times the node's `scale` is the stencil, within 1.6e-5 of the node's largest
  /// number, and zero where that is zero. Laid out as Packed.
  void (*pack)(const Grid&, const float* stencil, short* packed, float* scale, int begin, int end);
  /// As multiply, with packed stencils.
  void (*multiply_packed)(const Grid&, const Packed&, const float* x, float* y, float sign, int begin, int end);
  /// Factors the columns of nodes in the rows j of [begin, end).
  void (*factor_lines)(const Grid&, const float* stencil, float* lines, int begin, int end);
  void (*smooth)(const Grid&, const Smoothing&, int begin, int end);
  /// y = a x + b y over n numbers.
  void (*combine)(float a, const float* x, float b, float* y, Index n);
  /// Sum of x y over n numbers, n a multiple of 8; the order does not depend on the width.
  double (*dot)(const float* x, const float* y, Index n);
};

namespace lanes_v2 {
const Kernels& list_kernels();
}
namespace lanes_v3 {
const Kernels& list_kernels();
}
namespace lanes_v4 {
const Kernels& list_kernels();
}

}  // namespace unknot::press
