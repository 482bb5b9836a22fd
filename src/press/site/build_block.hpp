// From what is known of a site to the block of tissue that is pressed.
#pragma once

#include <expected>
#include <optional>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "domain/press/site.hpp"

namespace unknot::press {

/// The block of a site in a body: skin, fat, fascia, muscles above, the muscle itself with a knot, and what lies below, all of them at the
/// same end of their ranges. Fat and muscle change with sex and build; skin and fascia do not. The knot is an ellipsoid of 7 x 4 x 3 mm
/// along the fibres (Sikdar 2009 measured 0.16 +- 0.11 cm2), flatter where the muscle is thin. The block is as wide to each side as
/// it is deep, at least 50 mm.
/// Valid for slow pressing of relaxed muscle. Layers are flat here: bodies are not.
/// Problems: a kind of tissue or a build that the site does not hold, a thickness that is not above 0, a range upside down, a point that
/// does not lie within its muscle.
std::expected<TissueBlock, Problem> build_block(const SiteLayers& site, const PressBody& body, Stiffness stiffness);

/// The block over a bone of this shape. Problems: what check_block says of it.
std::expected<TissueBlock, Problem> lay_on_bone(TissueBlock block, const BoneShape& bone);
/// Collagen for the fascia of such a block, `times` as stiff as at this end of its range. The site must hold some (data/materials).
CollagenFibres find_collagen(const SiteLayers& site, Stiffness stiffness, double times);

/// Ogden's law in place of the one that stiffens, in all layers and the knot: with one exponent for all but fascia, or for each the one that
/// answers to a squeeze to 0.6 of the height as the stiffening does.
void set_ogden(std::optional<double> alpha, TissueBlock& block);

/// How far the muscles above are turned against the muscle itself, from x (along its fibres) towards y, -90 to 90 degrees; 0 with nothing above.
double find_over_angle(const SiteLayers& site);

/// How deep the middle of the point lies below the skin [mm]. The site must be one that build_block takes.
double find_point_depth(const SiteLayers& site, const PressBody& body);

}  // namespace unknot::press
