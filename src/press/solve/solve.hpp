// Pressing on a block of tissue, from a coarse mesh to a fine one.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <vector>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "domain/press/press_result.hpp"
#include "press/mesh/mesh.hpp"
#include "press/solve/context.hpp"
#include "press/solve/newton.hpp"
#include "press/solve/stages.hpp"

namespace unknot::press {

/// What is to be solved. `gradings` go from coarse to fine; the numbers of the result belong to the last.
struct PressTask {
  TissueBlock block;
  BlockPart part = BlockPart::quarter;
  Load load;
  std::vector<Grading> gradings;
  /// Rest of the forces over the forces that press, 1e-8 to 0.1, on the last mesh.
  double tolerance = 1e-3;
  /// The same on those before it, which need only lead there; never tighter than `tolerance`.
  double leading_tolerance = 0.01;
};

/// A block that is pressed, and pressed again: the next load starts from the last one.
class PressSolver {
 public:
  /// Problems: whatever build_mesh refuses; no grading; a tolerance out of range.
  static std::expected<std::unique_ptr<PressSolver>, Problem> build(const PressTask& task, const Context& context);

  /// Equilibrium at the full load. The first time, the load comes on the coarsest mesh by continuation (a soft ball that hardens, or a
  /// growing dead load), and each finer mesh starts from the one before. Afterwards the coarsest mesh goes from the last load to this
  /// one, and each finer mesh adds to its own last state what the coarser one has moved. A tool that goes on along its way, or back,
  /// begins from where up to three of its last states lead. With friction or a way aside the tool goes by the steps of list_way, each of them solved, from where
  /// the last load of the same tool left it, else from touching. A solution that stops or sticks is an outcome, not
  /// a problem; the next one then begins from the load before it, if there was one.
  /// Problems: a ball that is not positive, wider than the block, or deeper than half the layers; a tool that check_tool refuses, that is
  /// pressed deeper than three quarters of the layers, or that reaches over the edge of the block; a load that is not a number.
  std::expected<PressResult, Problem> solve(const Load& load);

  /// Everything that the next solution begins from, to come back to: what follows then does as if nothing had been pressed since.
  struct State {
    std::vector<Equilibrium::Kept> kept;
    PressResult last;
    std::vector<ToolPress> lasts;
    bool has_last = false;
  };
  [[nodiscard]] State save() const;
  void recall(const State& state);

  /// The same on the coarsest mesh alone, before anything was solved on all: a cheap look at what a load does, and the first solution
  /// begins from there. With friction or a way aside nothing may lead. Problems: as solve.
  std::expected<PressResult, Problem> lead(const Load& load);

  /// As if the last solution had not been: the next one begins from the load before it. False, and nothing done, where none is kept.
  bool take_back();

  /// The finest mesh, in the state where the last solution left it.
  [[nodiscard]] const Equilibrium& finest() const { return *states_.back(); }

 private:
  PressSolver(PressTask task, Context context);
  bool try_mesh(const Load& load, std::size_t number, Lead lead, PressResult& result, std::string& last_good);
  PressResult try_load(const Load& load, const std::vector<double>& weights, int n_fold = 1);
  PressResult solve_step(const Load& load);
  PressResult solve_way(const ToolPress& press);
  void begin_anew();
  void keep_load(const Load& load);
  void go_back();

  PressTask task_;
  Context context_;
  std::vector<std::unique_ptr<Mesh>> meshes_;
  std::vector<std::unique_ptr<Equilibrium>> states_;
  PressResult last_;
  PressResult before_;  ///< of the load before the last one
  std::vector<ToolPress> lasts_;  ///< loads whose states are kept, the last one last
  bool has_last_ = false;
  std::optional<Load> solved_;  ///< what the state was last solved for; empty where it has been moved since
  std::size_t n_used_ = 0;  ///< meshes of what is solved now
  bool has_led_ = false;  ///< nothing is kept but of the coarsest mesh
};

/// One load, from rest.
std::expected<PressResult, Problem> solve_press(const PressTask& task, const Context& context);

}  // namespace unknot::press
