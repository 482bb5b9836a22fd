// The body as a signed distance: the plan with sex, build and height filled in.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "domain/figure/body_plan.hpp"
#include "math/vector.hpp"

namespace unknot::figure {

using math::find_unit;
using math::Vector3;

/// A place on a limb as its stations see it.
struct LimbPlace {
  double out = 0.0;    ///< beside the axis, away from the middle of the body [mm]
  double along = 0.0;  ///< along the axis [mm]
  double front = 0.0;  ///< in front of the axis [mm]
};

/// One body. Immutable; may be used from many threads.
class Shape {
 public:
  /// Fills in the plan. Stations must be in order along the axis and radii above 0 (checked when the plan is loaded).
  Shape(const BodyPlan& plan, const BodyChoice& choice);

  /// Distance to the skin [mm]: negative inside. Near the skin it is close to the true distance (within some 20 %); further
  /// away only its sign and order of size hold. Symmetric in x to the last bit.
  double find_distance(Vector3 point) const;

  /// The direction in which the distance grows fastest, of length 1: near the skin, its normal pointing out.
  Vector3 find_normal(Vector3 point) const;

  /// The point of the skin near `point` [mm], by at most `steps` Newton steps along the normal. Good from up to some 30 mm.
  Vector3 find_on_skin(Vector3 point, int steps = 8) const;

  /// Distance to one limb alone [mm], as find_distance gives it; for the person's left, x >= 0.
  double find_limb_distance(std::size_t limb, Vector3 point) const;

  /// A point of the person's left side seen from a limb, before the girth of this build is applied.
  LimbPlace find_place(std::size_t limb, Vector3 point) const;
  /// The way back.
  Vector3 find_point(std::size_t limb, LimbPlace place) const;

  /// The same place on another body of the same plan: as far along, and as far out between centre and skin.
  LimbPlace carry_over(std::size_t limb, LimbPlace place, const Shape& other) const;

  /// The limb's centre at `along` [mm].
  Vector3 find_center(std::size_t limb, double along) const;

  /// The first point of the skin seen from the limb's centre at `along` [mm] in the direction `around` [degrees]: 0 to the
  /// front, 90 outwards, 180 to the back, -90 inwards. The whole body's skin, not the limb's alone.
  Vector3 find_skin_around(std::size_t limb, double along, double around) const;

  std::size_t n_limbs() const { return limbs_.size(); }
  const std::string& limb_name(std::size_t limb) const { return limbs_[limb].id; }
  double limb_blend(std::size_t limb) const { return limbs_[limb].blend; }

 private:
  struct Section {
    double at, center_out, center_front, outer, inner, front, back, square;
  };
  static constexpr std::array section_members{&Section::center_out, &Section::center_front, &Section::outer,
                                              &Section::inner,      &Section::front,        &Section::back};
  struct Blob {
    LumpKind kind;
    double blend;
    Vector3 center, to;  // [out, along, front]
    Vector3 radius;
    std::array<Vector3, 3> axes;  // of a tilted ellipsoid
    bool rod;
    double reach;  // nothing of the blob is further from its centre [mm]
  };
  struct Part {
    std::string id;
    double blend;
    Vector3 origin, axis, front, out;
    std::vector<Section> sections;
    std::vector<Section> bends;  // second derivatives at the sections
    std::vector<Blob> blobs;
    std::vector<std::array<double, 2>> girths;  // along, factor
    double reach;  // lateral bound of the limb around its axis [mm]
    double low, high;  // bound along the axis
  };

  static Part build_part(const Limb& limb, const BodyChoice& choice);
  static std::vector<Section> build_bends(const std::vector<Section>& sections);
  static Section find_section(const Part& part, double along);
  static double find_girth(const Part& part, double along);
  static double find_part_distance(const Part& part, Vector3 point);

  std::vector<Part> limbs_;
  double scale_ = 1.0;
  double floor_blend_ = 4.0;
};

}  // namespace unknot::figure
