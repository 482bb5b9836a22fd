#include "press/hold/hold.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "press/contact/tool.hpp"
#include "press/dose/measure.hpp"
#include "press/hold/memory.hpp"
#include "press/mesh/check.hpp"

namespace unknot::press {

namespace {

constexpr std::array hold_times = {0.0,  0.5,  1.0,  2.0,  3.0,  5.0,   7.0,   10.0, 15.0,
                                   20.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 240.0};
constexpr double wanted_share = 0.004;  // leaves room below the 0.5 % that are promised
constexpr double tolerance = 3e-4;
constexpr double longest_s = 300.0;
constexpr int most_tries = 12;
constexpr double deepest_share = 0.75;  // of all layers, as PressSolver

/// The tissue under the tool, step by step.
class Holder {
 public:
  Holder(const PathTask& task, const ForceSolver& solver, double force_n, const Context& context)
      : task_(task),
        context_(context),
        press_(solver.last()),
        wanted_n_(force_n),
        held_(solver.solver().finest().mesh()),
        memory_(held_, task.block),
        displacement_(solver.solver().finest().displacement()) {
    if (context_.kernels == nullptr) {
      context_.kernels = list_usable_kernels().back();
    }
    memory_.begin(displacement_);
    // Hertz's power until two depths tell.
    stiffness_ = 1.5 * force_n / press_.depth_mm;
  }

  /// The row `seconds` after the last moment, or how it failed.
  PressOutcome step(double seconds, DoseRow& row) {
    memory_.foresee(seconds, held_);
    Equilibrium state(held_, context_);
    state.displacement() = displacement_;
    PressOutcome outcome = follow(state);
    if (outcome.ending != PressEnding::solved) {
      return outcome;
    }
    row = build_row(state, task_.block, press_, task_.limits);
    displacement_ = state.displacement();
    memory_.accept(seconds, displacement_);
    return outcome;
  }

 private:
  /// Moves the tool until it has its force.
  PressOutcome follow(Equilibrium& state) {
    const double parts = held_.part == BlockPart::quarter ? 4.0 : 1.0;
    const double deepest = deepest_share * find_thickness(task_.block);
    double before_depth = 0.0;
    double before_n = 0.0;
    for (int tries = 0; tries < most_tries; ++tries) {
      if (press_.depth_mm > deepest) {
        return {PressEnding::not_converged, "the tool is as deep as three quarters of all layers", ""};
      }
      const Tool tool = build_tool(press_.shape, press_.pose, held_.z.back(), press_.depth_mm);
      MeshEffort effort;
      const StageEnding ending = state.solve({tool, press_.penalty_kpa_per_mm, nullptr, 1.0, tolerance}, effort);
      if (ending == StageEnding::stopped) {
        return {PressEnding::stopped, "held at " + std::to_string(press_.depth_mm) + " mm", ""};
      }
      if (ending == StageEnding::stuck) {
        return {PressEnding::not_converged, "the skin no longer follows the tool", ""};
      }
      const double force_n = parts * state.force_down() * 1e-3;
      if (std::abs(force_n - wanted_n_) <= wanted_share * wanted_n_) {
        return {};
      }
      const double moved = press_.depth_mm - before_depth;
      if (tries > 0 && std::abs(moved) > 1e-9 && (force_n - before_n) / moved > 0.0) {
        stiffness_ = (force_n - before_n) / moved;
      }
      before_depth = press_.depth_mm;
      before_n = force_n;
      const double furthest = 0.15 * press_.depth_mm;
      press_.depth_mm += std::clamp((wanted_n_ - force_n) / stiffness_, -furthest, furthest);
    }
    return {PressEnding::not_converged, "no depth has this force", ""};
  }

  const PathTask& task_;
  Context context_;
  ToolPress press_;
  double wanted_n_;
  double stiffness_ = 0.0;  ///< [N/mm] of tissue below the tool
  Mesh held_;
  Memory memory_;
  Field<double> displacement_;
};

std::optional<Problem> check_times(const std::vector<double>& times_s) {
  bool is_fine = times_s.size() >= 2 && times_s.front() == 0.0 && times_s.back() <= longest_s;
  for (std::size_t n = 1; n < times_s.size(); ++n) {
    is_fine = is_fine && times_s[n] > times_s[n - 1];
  }
  if (is_fine) {
    return std::nullopt;
  }
  return build_problem("hold_s", times_s.empty() ? 0.0 : times_s.back(), "from 0 on, rising, 300 at most",
                       "hold for seconds to a few minutes");
}

std::string describe_moment(const HoldPath& path) {
  return path.moments.empty() ? "the block at rest" : std::to_string(path.moments.back().time_s) + " s";
}

}  // namespace

std::vector<double> list_hold_times(double seconds) {
  std::vector<double> times;
  std::copy_if(hold_times.begin(), hold_times.end(), std::back_inserter(times),
               [&](double time) { return time < seconds; });
  times.push_back(seconds);
  return times;
}

std::expected<HoldPath, Problem> hold_press(const PathTask& task, double force_n, const std::vector<double>& times_s,
                                            const Context& context) {
  if (auto problem = check_times(times_s)) {
    return std::unexpected(*problem);
  }
  auto solver = ForceSolver::build(task, context);
  if (!solver) {
    return std::unexpected(solver.error());
  }
  const auto found = (*solver)->press(force_n);
  if (!found) {
    return std::unexpected(found.error());
  }
  HoldPath path;
  path.outcome = found->outcome;
  if (found->outcome.ending != PressEnding::solved) {
    path.outcome.last_good = describe_moment(path);
    return path;
  }
  path.moments.push_back({0.0, found->row});
  Holder holder(task, **solver, force_n, context);
  for (std::size_t n = 1; n < times_s.size(); ++n) {
    if (context.progress) {
      context.progress(static_cast<double>(n) / static_cast<double>(times_s.size()));
    }
    DoseRow row;
    path.outcome = holder.step(times_s[n] - times_s[n - 1], row);
    if (path.outcome.ending != PressEnding::solved) {
      path.outcome.where = std::to_string(times_s[n]) + " s: " + path.outcome.where;
      path.outcome.last_good = describe_moment(path);
      return path;
    }
    row.flattening_mm = found->row.flattening_mm;
    row.depth_mm += row.flattening_mm;
    path.moments.push_back({times_s[n], std::move(row)});
  }
  return path;
}

}  // namespace unknot::press
