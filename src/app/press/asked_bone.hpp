// The bone below a press, where somebody asks for another shape than a flat one.
#pragma once

#include <expected>
#include <optional>

#include "base/problem.hpp"
#include "domain/press/press_case.hpp"

namespace unknot::app {

/// Problems: numbers of a bone without its form, of another form, or missing for this one; a turn that is neither 0 nor 90 degrees. Whether
/// the bone fits its block is for press::lay_on_bone to say.
std::expected<BoneShape, Problem> build_asked_bone(const PressChanges& changes);

}  // namespace unknot::app
