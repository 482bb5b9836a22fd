// Is an atlas whole: does every name in it resolve, and is every rule of its folder kept?
#pragma once

#include <optional>

#include "base/problem.hpp"
#include "domain/atlas.hpp"

namespace unknot::atlas {

/// The first thing that is wrong with a sorted atlas, told with file and key; nothing when it is whole.
std::optional<Problem> check(const Atlas& atlas);

}  // namespace unknot::atlas
