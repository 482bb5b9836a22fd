// What is wrong with a block of tissue, in one sentence.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "base/problem.hpp"
#include "domain/press/block.hpp"

namespace unknot::press {

/// A refusal of a number: its key, what it was, what is allowed, what to do next.
inline Problem build_problem(const char* key, double found, std::string allowed, const char* next) {
  return {Code::out_of_range, "", key, std::to_string(found), std::move(allowed), next};
}

/// Problems: a thickness, modulus, width or ratio that is not above 0 or not a number, no layer, a nodule that does not lie
/// within one layer or within the width of the block, a bone that check_bone refuses.
std::optional<Problem> check_block(const TissueBlock& block);

/// For what is worked out over a flat base alone. Problems: a bone that is not flat.
std::optional<Problem> check_flat(const TissueBlock& block);

/// Whether all is alike on both sides of x = 0 and of y = 0: all muscle fibres lie along x or y. Two families of collagen are alike by themselves.
bool is_symmetric(const TissueBlock& block);

/// Which sides are held where `holds_ends`: against moving away, or, `all`, also along themselves.
struct HeldSides {
  bool x = true;
  bool y = false;
  bool all = false;
};
HeldSides find_held_sides(const TissueBlock& block);

/// Thickness of all layers over the crest of the bone [mm].
double find_thickness(const TissueBlock& block);

}  // namespace unknot::press
