// A block of layered tissue on a rigid base, what presses on it, and how finely it is cut.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace unknot {

/// How a tissue that is held gives way: `share` of the stress that goes with its shape fades with the time `seconds`,
/// share e^(-t / seconds); what belongs to its volume stays. A share of 0: nothing does.
struct Relaxation {
  double share = 0.0;    ///< 0 to 0.95
  double seconds = 1.0;  ///< 0.1 to 100,000
  bool operator==(const Relaxation&) const = default;
};

/// Fibres of a muscle, all in one direction of the layer's plane.
struct MuscleFibres {
  double strength_kpa = 0.0;  ///< greatest active stress, 0 to 1,000; muscle: 200 to 350; 0: there are none
  double activation = 0.0;    ///< how much of it they pull with, 0 to 1
  double angle_degrees = 0.0;  ///< from x towards y, -90 to 90
  bool operator==(const MuscleFibres&) const = default;
};

/// Two families of collagen in the layer's plane, at plus and minus the angle from x, which only pull. Each has the energy
/// k1/(2 k2) (e^(k2 E^2) - 1) with E = kappa (I1 - 3) + (1 - 3 kappa) (I4 - 1) where that is above 0 (Gasser, Ogden, Holzapfel 2006).
struct CollagenFibres {
  double stiffness_kpa = 0.0;  ///< k1, 0 to 100,000; a family is 4 k1 stiff along itself at rest; 0: there are none
  double growth = 0.0;  ///< k2, 0 to 1,000 [-]
  double angle_degrees = 0.0;  ///< 0 to 90
  double dispersion = 0.0;  ///< kappa, 0 (all alike) to 0.33
  bool operator==(const CollagenFibres&) const = default;
};

/// One layer. Energy per reference volume: mu/(2 b) (exp(b (J^(-2/3) tr C - 3)) - 1) + K/2 (J - 1)^2, with b the stiffening; b = 0 is
/// neo-Hooke's law, mu/2 (J^(-2/3) tr C - 3). Where there is an alpha, the part of the shape is Ogden's instead,
/// 2 mu/alpha^2 (sum of stretch^alpha - 3).
struct TissueLayer {
  std::string name;
  double thickness_mm = 0.0;  ///< above 0
  double shear_modulus_kpa = 0.0;  ///< mu at rest, above 0
  double stiffening = 0.0;  ///< b, 0 to 20 [-]
  Relaxation relaxation{};
  MuscleFibres fibres{};
  CollagenFibres collagen{};
  double alpha = 0.0;  ///< Ogden's exponent, -50 to 50 [-]; 2 is neo-Hooke's; 0: the law that stiffens
  bool operator==(const TissueLayer&) const = default;
};

/// A stiff ellipsoid below the middle of the surface, its axes along x, y and z.
struct TissueNodule {
  double depth_mm = 0.0;  ///< of its centre below the surface
  std::array<double, 3> semi_axes_mm{};
  double shear_modulus_kpa = 0.0;
  double stiffening = 0.0;  ///< b, 0 to 20 [-]
  Relaxation relaxation{};
  double alpha = 0.0;  ///< as that of its layer: both have Ogden's law, or none
  bool operator==(const TissueNodule&) const = default;
};

/// Bone below a block: even; ridges, as ribs; round, as a long bone.
enum class BoneForm { flat, rib, curved };

/// The surface of the bone. Its crest lies `rise_mm` above the flat base of the block, which ends where the layers' thicknesses say; from
/// there it falls away, and the tissue below the nodule (without one: the deepest layer) takes up the difference. What lies above stays flat.
struct BoneShape {
  BoneForm form = BoneForm::flat;
  bool runs_along_y = false;  ///< ridges, or the axis of a round bone; else along x, as fibres do
  double rise_mm = 0.0;  ///< 0 or more, three quarters of the tissue that takes it up at most
  /// Of a round bone, 4 to 500; it falls to where it is 60 degrees steep, half of its radius down, and is even from there on.
  double radius_mm = 0.0;
  double width_mm = 0.0;  ///< of a ridge at its foot, 2 to 60
  double height_mm = 0.0;  ///< of its crest above the foot, above 0 to its width; half a wave of a cosine
  double spacing_mm = 0.0;  ///< from crest to crest, a ridge's width to 200; 0: there is one ridge
  double aside_mm = 0.0;  ///< from the middle to a crest: 0, or half of the spacing, which puts the point between two
  bool operator==(const BoneShape&) const = default;
};

/// The block: -half_width..half_width in x and y, its layers from the surface down to the rigid base. Sides are free, but where `holds_ends`
/// those that muscle fibres pull at cannot move that way, else nothing would hold them: with all fibres along x the two across x not along x,
/// along y the two across y not along y, in other directions all four neither along x nor along y. The base is flat unless `bone` says otherwise.
struct TissueBlock {
  double half_width_mm = 50.0;
  std::vector<TissueLayer> layers;  ///< skin first
  std::optional<TissueNodule> nodule;
  double bulk_ratio = 50.0;  ///< K / mu everywhere, 10 to 1,000; only where there is no `bulk_kpa`
  bool holds_ends = false;  ///< needed where fibres are active
  std::optional<double> bulk_kpa;  ///< K of all tissue alike [kPa], twice the greatest to 10,000 times the least mu
  BoneShape bone{};
  bool operator==(const TissueBlock&) const = default;
};

/// Whether a quarter is solved (what presses sits in the middle and does not tilt) or the whole block.
enum class BlockPart { quarter, whole };

/// How the block is cut. Across: `n_even` cells of `cell_mm` from the middle, then `n_growing` that grow to the side by one ratio.
/// Down: evenly within each segment; segments end at the faces of layers and at the depth of the nodule's centre.
struct Grading {
  int n_even = 0;
  double cell_mm = 0.0;
  int n_growing = 0;
  std::vector<int> n_down;  ///< cells in each segment, the deepest first
  /// Planes of x and y from the middle to the side and of z from the base up, instead of all of the above; empty: none. Every face of a
  /// layer and the depth of the nodule's centre must be among those of z. Where there are planes, an element that the nodule fills in
  /// part has a modulus between both, by its share; else it belongs to the nodule when its centre does.
  std::array<std::vector<double>, 3> planes_mm{};
  bool operator==(const Grading&) const = default;
};

/// A rigid frictionless ball, pressed straight down from touching.
struct BallPress {
  double radius_mm = 0.0;
  double depth_mm = 0.0;  ///< how far its centre moves
  std::array<double, 2> offset_mm{};  ///< of its centre from the middle; must be 0 on a quarter
  double penalty_kpa_per_mm = 1000.0;  ///< pressure for each millimetre of overlap
  bool operator==(const BallPress&) const = default;
};

/// A dead load straight down, p(r) = peak/2 (1 + cos(pi r / radius)) within the radius, on the undeformed surface.
struct SurfaceLoad {
  double peak_kpa = 0.0;
  double radius_mm = 0.0;
  bool operator==(const SurfaceLoad&) const = default;
};

}  // namespace unknot
