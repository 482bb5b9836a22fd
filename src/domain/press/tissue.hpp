// Kinds of tissue and how stiff each may be.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/body.hpp"

namespace unknot {

/// How much stiffer a tissue grows the more it is deformed: b of the law of TissueLayer, 0 to 20 [-]; low <= usual <= high.
struct TissueStiffening {
  double low = 0.0;
  double usual = 0.0;
  double high = 0.0;
  Text reason;
  std::string mark;
  std::vector<SourceId> sources;
  bool operator==(const TissueStiffening&) const = default;
};

/// How it gives way while it is held: see Relaxation.
struct TissueRelaxation {
  double share = 0.0;  ///< of the stress, 0 to 0.95
  double seconds = 1.0;  ///< 0.1 to 100,000
  Text reason;
  std::string mark;
  std::vector<SourceId> sources;
  bool operator==(const TissueRelaxation&) const = default;
};

/// Two families of collagen that only pull, as CollagenFibres; low <= usual <= high.
struct TissueCollagen {
  double low_kpa = 0.0;  ///< k1, 1 to 100,000
  double usual_kpa = 0.0;
  double high_kpa = 0.0;
  double growth = 0.0;  ///< k2, 0 to 1,000
  double degrees = 0.0;  ///< between a family and the fibres of the muscle below, 0 to 90
  Text reason;
  std::string mark;
  std::vector<SourceId> sources;
  bool operator==(const TissueCollagen&) const = default;
};

/// One kind of `data/materials/<id>.json`. The shear modulus is what measurements in living tissue came to, pressed slowly or shaken fast;
/// they differ five- to tenfold, so a range belongs to every number that is worked out with it.
struct TissueKind {
  TissueKindId id;  ///< skin, fat, fascia, muscle, band or nodule
  Text name;
  double low_kpa = 0.0;  ///< shear modulus [kPa], 0.05 to 5,000; low <= usual <= high
  double usual_kpa = 0.0;
  double high_kpa = 0.0;
  Text reason;  ///< where the range comes from, in a sentence
  std::string mark;  ///< S, K, K?, D or "assumed"
  std::vector<SourceId> sources;
  TissueStiffening stiffening;
  TissueRelaxation relaxation;
  std::optional<TissueCollagen> collagen;  ///< there where fibres may be asked for
  bool operator==(const TissueKind&) const = default;
};

/// The kinds that a block is built from; data/materials must hold each of them.
inline constexpr std::array needed_tissues = {"skin", "fat", "fascia", "muscle", "band", "nodule"};

}  // namespace unknot
