// The tangent on a mesh and on every coarser one, and the V-cycle over them.
//
// Coarser grids merge pairs of cells, never across a face between layers; their operators are Galerkin's. Smoothing is by lines in
// z (columns of nodes solved exactly) within Chebyshev polynomials of the fourth kind, degree 3 (Lottes 2023, doi
// 10.1002/nla.2518). Everything in single precision.
#pragma once

#include <array>
#include <vector>

#include "press/mesh/mesh.hpp"
#include "press/solve/axis_map.hpp"
#include "press/solve/context.hpp"
#include "press/solve/band.hpp"

namespace unknot::press {

/// One grid of the hierarchy.
struct Level {
  Grid grid;
  const Kernels* kernels = nullptr;  ///< whose lanes its rows fill best
  std::array<AxisMap, 3> map;  ///< to the next coarser grid; empty on the coarsest
  Field<float> matrices;  ///< of elements; none on the finest grid
  Field<float> stencil;
  Field<short> packed;  ///< the stencil as the cycle uses it on a large grid; else none
  Field<float> scale;
  Field<float> lines;
  Field<float> residual;
  Field<float> solution;
  Field<float> change;
  Field<float> work;
  std::vector<Support> supports;  ///< those of the mesh whose node is one of this grid's
  double bound = 0.0;  ///< no eigenvalue of (lines)^-1 A lies above
  bool is_heavy = false;
};

class Multigrid {
 public:
  Multigrid(const Mesh& mesh, const Context& context);

  /// The tangent at a displacement [mm] with element pressures [kPa] and contact stiffness (see Tangent). With `renews`, the
  /// coarser grids follow; else they stay as they are and only the finest is built anew.
  void build(const Field<float>& displacement, const Field<float>& pressure, const Field<float>& contact, bool renews);

  /// The finest grid's tangent with another contact stiffness in place of the one it has; coarser grids stay as they are.
  void change_contact(const Field<float>& from, const Field<float>& to);

  /// y = A x on the finest grid.
  void multiply(const Field<float>& x, Field<float>& y);
  /// z = about A^-1 r: one V-cycle. Linear, symmetric, positive.
  void precondition(const Field<float>& r, Field<float>& z);
  /// Clears what a cycle that met numbers that are none has left behind.
  void forget();
  /// Sum of x y over the finest grid.
  [[nodiscard]] double dot(const Field<float>& x, const Field<float>& y) const { return dot_on(levels_.front(), x, y); }
  /// y = a x + b y.
  void combine(float a, const Field<float>& x, float b, Field<float>& y) const {
    combine_on(levels_.front(), a, x, b, y);
  }
  [[nodiscard]] const Grid& grid() const { return levels_.front().grid; }
  /// Zero where nothing can move, on the finest grid.
  void hold(Field<float>& field) const { hold(levels_.front(), field); }

 private:
  void build_level(std::size_t number, Tangent tangent, bool renews);
  void finish_level(Level& level, int begin);
  void hold_stencil(Level& level) const;
  void hold(const Level& level, Field<float>& field) const;
  void find_bound(Level& level);
  double find_largest(Level& level, int n_steps);
  void factor_coarsest();
  void solve_coarsest();
  void cycle(std::size_t number);
  void smooth(Level& level, int step);
  void multiply_on(const Level& level, const Field<float>& x, Field<float>& y, bool subtract) const;
  [[nodiscard]] double dot_on(const Level& level, const Field<float>& x, const Field<float>& y) const;
  void combine_on(const Level& level, float a, const Field<float>& x, float b, Field<float>& y) const;

  const Mesh& mesh_;
  const Context& context_;
  std::vector<Level> levels_;
  std::array<std::vector<float>, 3> sizes_;  ///< of the finest cells, filled up with ones
  Field<float> shear_;
  Field<float> bulk_;
  Field<float> stiffening_;
  Field<float> memory_;
  Field<float> alpha_;
  std::vector<RowFibres<float>> fibres_;
  Field<float> shift_;
  BandSolver coarsest_;
  std::vector<float> coarse_numbers_;
};

/// fine change = P coarse solution, of the planes of nodes [begin, end) of the fine grid.
void prolong(const Level& fine, const Level& coarse, Field<float>& to, int begin, int end);
/// coarse residual = P' fine residual, of those of the coarse grid.
void restrict_residual(const Level& fine, Level& coarse, int begin, int end);

}  // namespace unknot::press
