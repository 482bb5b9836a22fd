// A block of tissue as a mesh of bricks.
#pragma once

#include <expected>
#include <vector>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "press/lanes/kernels.hpp"
#include "press/solve/grid.hpp"

namespace unknot::press {

/// Levels of fineness of the published reference problem, A (about 4 mm) to E (0.9 mm).
enum class Fineness { a, b, c, d, e };

/// The grading of the reference problem: layers skin, fat, fascia, muscle, with the nodule's centre in the muscle.
Grading build_reference_grading(Fineness fineness);

/// A displacement that is held where it is: component c of the node (i, j, k).
struct Support {
  int c = 0;
  int i = 0;
  int j = 0;
  int k = 0;
  bool operator==(const Support&) const = default;
};

/// Bricks between the planes x, y and z; z = 0 is the base.
struct Mesh {
  Grid grid;
  BlockPart part = BlockPart::quarter;
  std::vector<double> x;  ///< [mm] planes, rising
  std::vector<double> y;
  std::vector<double> z;
  std::vector<bool> is_face;  ///< for each plane of z: a face between layers, which no coarser mesh may lose
  Field<double> shear;        ///< mu [kPa] of each element
  Field<double> bulk;         ///< K [kPa]
  Field<double> stiffening;   ///< b of the law [-]
  Field<double> shift;        ///< [mm] from where planes cross to where the node is at rest; no numbers: it is there
  Field<double> alpha;        ///< Ogden's exponent, 0 where the law is the other one; no numbers: it is nowhere
  std::vector<RowFibres<double>> fibres;  ///< of each row of elements from the base up; empty: there are none
  Field<double> memory;       ///< what earlier deformation still pulls, as Elements::memory; no numbers: nothing
  std::vector<int> layer;     ///< of each row of elements from the base up: its number in TissueBlock::layers
  std::vector<Index> nodule_elements;
  std::vector<double> nodule_shares;  ///< how much of each lies within the nodule, above 0 to 1
  std::vector<Support> supports;  ///< all that is held, in place of the base and the planes of symmetry; empty: those
  int middle_i = 0;  ///< the column of nodes in the middle
  int middle_j = 0;
  int nodule_k = 0;  ///< the nodule's centre in it; 0 without a nodule
};

/// The mesh. Problems: what check_block says, a grading that does not fit the block or is too coarse for its nodule.
std::expected<Mesh, Problem> build_mesh(const TissueBlock& block, BlockPart part, const Grading& grading);

/// Unknowns of a mesh: displacements that no symmetry and no base holds.
long find_n_unknowns(const Mesh& mesh);

}  // namespace unknot::press
