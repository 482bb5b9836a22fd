// Meshes for any block and any tool.
#pragma once

#include <expected>
#include <vector>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "domain/press/tool.hpp"

namespace unknot::press {

/// How finely a block is cut; what each is good for stands in docs/science/press_tools.md.
enum class Quality {
  sketch,  ///< for a slider, and to begin with: about 3 cells from the middle of the contact to its edge, and large ones far away
  draft,  ///< for beats, whose waves have to be carried: about 4
  usual,  ///< for a table: about 6
  fine,  ///< for judging the others: about 10
};

/// A quarter where block and tool are symmetric to x = 0 and y = 0; else the whole block.
BlockPart find_part(const TissueBlock& block, const ToolPose& pose);

/// Gradings from coarse to fine, the last one as fine as asked for. Small cells lie below the tool at about `depth_mm` and around the
/// nodule, growing from there to the side and down; every face of a layer is a plane of each mesh.
/// Problems: what check_block and check_tool say; a depth that is not above 0; a tool as wide as the block; more than 500,000 cells.
std::expected<std::vector<Grading>, Problem> build_gradings(const TissueBlock& block, const ToolShape& shape,
                                                            const ToolPose& pose, double depth_mm, Quality quality);

}  // namespace unknot::press
