// How the figure's body is put together: limbs made of cross-sections, with lumps and dents on them.
//
// Millimetres for a person of 1700 mm. x points to the person's left, y up, z to the front; the floor is y = 0. Only the
// left half is said; the right half is its mirror image. Places on a limb are written [out, along, front]: away from the
// middle of the body, along the limb's axis, and to the front, from the limb's origin.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace unknot {

/// A number for a woman and for a man; in the files one number when they are alike.
struct BySex {
  double woman = 0.0;
  double man = 0.0;

  /// In between: 0 is the woman's, 1 the man's.
  double at(double manliness) const { return woman + (man - woman) * manliness; }
  bool operator==(const BySex&) const = default;
};

using PlaceBySex = std::array<BySex, 3>;  ///< [out, along, front], mm

/// One cross-section: four radii around a centre, joined by arcs of superellipses.
struct Station {
  BySex at;  ///< along the axis [mm]
  BySex center_out;  ///< centre beside the axis [mm]
  BySex center_front;  ///< [mm]
  BySex outer;  ///< radii [mm, > 0]
  BySex inner;
  BySex front;
  BySex back;
  double square = 2.0;  ///< exponent of the superellipse: 2 is round, more is boxy [1.5, 6]

  bool operator==(const Station&) const = default;
};

enum class LumpKind { add, cut };

/// An ellipsoid, or a rod with round ends when `to` is given, that is added to or cut from its limb.
struct Lump {
  std::string name;
  LumpKind kind{};
  double blend = 10.0;  ///< width over which it melts into the limb [mm]
  PlaceBySex center{};
  PlaceBySex radius{};  ///< of an ellipsoid; a rod uses the first at its start and the second at its end
  std::array<double, 3> tilt{};  ///< degrees around out, along, front; of an ellipsoid
  bool rod = false;
  PlaceBySex to{};

  bool operator==(const Lump&) const = default;
};

/// How much wider or narrower the limb is at one height, for the three builds.
struct Girth {
  double at = 0.0;  ///< along the axis [mm]
  BySex slim{1.0, 1.0};
  BySex medium{1.0, 1.0};
  BySex large{1.0, 1.0};

  bool operator==(const Girth&) const = default;
};

/// A part of the body around one straight axis.
struct Limb {
  std::string id;
  double blend = 20.0;  ///< width over which it melts into the limbs before it [mm]
  double detail = 13.0;  ///< edge length of the mesh on it [mm]
  PlaceBySex origin{};
  std::array<double, 3> axis{0.0, 1.0, 0.0};
  std::array<double, 3> front{0.0, 0.0, 1.0};
  std::vector<Station> stations;  ///< in order along the axis; none for a limb of lumps only
  std::vector<Lump> lumps;
  std::vector<Girth> girths;  ///< in order along the axis

  bool operator==(const Limb&) const = default;
};

/// The whole body.
struct BodyPlan {
  double floor_blend = 4.0;  ///< rounding where the soles are cut flat by the floor [mm]
  std::vector<Limb> limbs;

  bool operator==(const BodyPlan&) const = default;
};

/// Which body: sex from 0 (woman) to 1 (man), build from -1 (slim) over 0 (medium) to 1 (large), height in millimetres.
struct BodyChoice {
  double manliness = 0.0;
  double build = 0.0;
  double stature = 1700.0;

  bool operator==(const BodyChoice&) const = default;
};

}  // namespace unknot
