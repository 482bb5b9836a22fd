// A solved state as pictures.
#pragma once

#include <string>

#include "domain/press/picture.hpp"
#include "domain/press/tool.hpp"
#include "press/solve/newton.hpp"

namespace unknot::press {

/// The upright cut through the middle of a state in which `press` is in balance.
PressCut build_cut(const Equilibrium& state, const TissueBlock& block, const ToolPress& press);

/// The quarter of such a state; for a whole block it is not there to be asked for.
PressSolid build_solid(const Equilibrium& state, const TissueBlock& block, const ToolPress& press);

/// The solved part of the block as the text of a .vtu file (VTK XML, unstructured grid, plain numbers): nodes where they are now, their
/// displacement [mm], and of each brick pressure [kPa], von Mises stress [kPa], shear strain, layer and share of the nodule.
std::string build_vtu(const Equilibrium& state);

}  // namespace unknot::press
