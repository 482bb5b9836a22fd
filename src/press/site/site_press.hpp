// One block and one tool, pressed to a force or a depth; a header that shows nothing of how it is solved.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "domain/press/picture.hpp"
#include "domain/press/press_case.hpp"
#include "domain/press/tool.hpp"

namespace unknot::press {

/// How a press may be stopped, whom it tells how far it is, from 0 to 1, and who does the parts of the work, also side by side. Each may be empty; the first two
/// are called on a thread that presses, never by two at once.
struct Hands {
  std::function<bool()> is_stopped;
  std::function<void(double)> progress;
  std::function<void(int n, const std::function<void(int)>& work)> run;
};

/// The block, wider where the tool reaches over it at half of its depth. Problems: as check_tool; a tilted roller that is longer than the block.
std::expected<TissueBlock, Problem> widen_block(TissueBlock block, const ToolShape& shape, const ToolPose& pose);

/// Pressed again and again, each press starting from the last. Not for more than one thread at a time.
class SitePress {
 public:
  /// The block is widened where the tool reaches over it at half of its depth.
  /// @param fine meshes for judging instead of those for a table: several times slower
  /// Problems: as ForceSolver.
  static std::expected<SitePress, Problem> build(TissueBlock block, const PressTool& tool, const ToolPose& pose,
                                                 const Rubbing& rubbing, bool fine, const Hands& hands);
  SitePress(const SitePress&) = delete;
  SitePress& operator=(const SitePress&) = delete;
  SitePress(SitePress&&) noexcept;
  SitePress& operator=(SitePress&&) noexcept;
  ~SitePress();

  /// What a force does. A solution that sticks or was stopped is an answer without a row. Problems: as ForceSolver.
  std::expected<StiffAnswer, Problem> press_force(double force_n);

  /// What moving the hand so far does, by finding the force for it within 0.5 % of the depth. One that needs more than the tool's largest
  /// force is an answer without a row.
  std::expected<StiffAnswer, Problem> press_depth(double depth_mm);

  /// The state of the last press as the text of a .vtu file, see build_vtu. Only after a press that was solved.
  [[nodiscard]] std::string write_vtu() const;

  /// And its upright cut, see press/picture/cut.hpp; over a bone of any shape. Only after a press that was solved.
  [[nodiscard]] PressCut build_cut() const;

 private:
  struct Inside;
  explicit SitePress(std::unique_ptr<Inside> inside);

  std::unique_ptr<Inside> inside_;
};

}  // namespace unknot::press
