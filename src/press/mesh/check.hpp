// What is wrong with a block of tissue, in one sentence.
#pragma once

#include <optional>

#include "base/problem.hpp"
#include "domain/press/block.hpp"

namespace unknot::press {

/// Problems: a thickness, modulus, width or ratio that is not above 0 or not a number, no layer, a nodule that does not lie
/// within one layer or within the width of the block.
std::optional<Problem> check_block(const TissueBlock& block);

/// Thickness of all layers [mm].
double find_thickness(const TissueBlock& block);

}  // namespace unknot::press
