// Pressing by force.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "domain/press/press_path.hpp"
#include "domain/press/tool.hpp"
#include "press/dose/seek.hpp"
#include "press/mesh/grade.hpp"
#include "press/solve/solve.hpp"

namespace unknot::press {

/// How far off a force may be that is pressed with.
inline constexpr double usual_share = 0.005;

/// What is pressed, with what, how. A part of the block is chosen by the pose: a quarter where that is enough.
struct PathTask {
  TissueBlock block;
  PressTool tool;
  ToolPose pose;
  PressLimits limits;
  Quality quality = Quality::usual;
  std::vector<Grading> gradings;  ///< empty: those of the quality, for a press of about a fifth of the layers
  Rubbing rubbing = {};  ///< moved sideways once the force is found; a way needs the whole block
  /// How far off a row of a path may be, which tells the force it met; the last one: 0.5 %.
  double near_share = usual_share;
  std::optional<double> tolerance = std::nullopt;  ///< as of PressTask; nothing: 1e-3, a draft 2e-3
};

/// A block and a tool, pressed to one force after the other.
///
/// A tool's own softness is a spring in series with the tissue: the hand goes force / stiffness further. A soft ball (ball, two_balls) is also
/// blunter: as of two bodies that touch by Hertz's law, the face between them is a sphere of radius R (1 + flattening / depth), up to
/// 3 R (assumed).
///
/// With friction a depth that turned out too deep leaves no trace: the next try goes on from the last one that was not, and a smaller
/// force from the last state on the way down to it.
class ForceSolver {
 public:
  /// Problems: what build_gradings and build_mesh refuse; a stiffness that is not above 0.
  static std::expected<std::unique_ptr<ForceSolver>, Problem> build(const PathTask& task, const Context& context);

  /// How one force ended: a row only when it was solved.
  struct Found {
    DoseRow row;
    PressOutcome outcome;
    std::optional<SkinDrag> drag = std::nullopt;  ///< with friction or a way aside
  };
  /// The depth whose force is the wanted one within 0.5 %, from the last one: a secant in logarithms, kept within what is known to be too
  /// little and too much; then the way aside at this depth, after which the row is taken. Problems: a force that is not above 0; a tool too
  /// wide for the block at its depth.
  /// @param slides false: without the way aside
  /// @param near_share another share than 0.5 %
  std::expected<Found, Problem> press(double force_n, bool slides = true, double near_share = usual_share);

  /// Forces that will be asked for after the first one, rising: the first look takes them in.
  void expect(std::vector<double> forces_n) { coming_ = std::move(forces_n); }

  /// What was solved last, for pictures.
  [[nodiscard]] const PressSolver& solver() const { return *solver_; }
  [[nodiscard]] const ToolPress& last() const { return last_; }

 private:
  struct Point {
    double depth = 0.0;
    double force = 0.0;
    double doubt = 0.0;  ///< by how much of it the force had to be corrected for another bluntness
  };
  /// What is known while one force is sought; depth 0: nothing.
  struct Search {
    Point low;  ///< too little
    Point high;  ///< too much
    double failed = 0.0;  ///< a depth that found no balance
  };
  ForceSolver(PathTask task, Context context) : task_(std::move(task)), context_(std::move(context)) {}
  [[nodiscard]] std::pair<Point, Point> find_around(double force_n) const;
  static bool contradict(const Point& low, const Point& high);
  std::pair<Point, Point> forget_beside(const Point& point, double force_n);
  void add_known(const Point& point);
  void forget_doubtful();
  static std::vector<LogPoint> list_logarithms(const std::vector<Point>& points);
  bool lead_to(double force_n, double depth, int most_leads);
  [[nodiscard]] double find_first(double force_n);
  [[nodiscard]] std::optional<double> find_guided(double force_n, const Point& low) const;
  [[nodiscard]] double find_next(double force_n, const Point& low, const Point& high, int tries) const;
  [[nodiscard]] Point find_own_point(double force, double depth, double wanted) const;
  [[nodiscard]] ToolPress build_press(double depth, double force_n) const;
  [[nodiscard]] DoseRow build_found(double force_n) const;

  double choose_depth(double force_n, const Search& search, int tries);
  std::optional<PressOutcome> note_failure(double depth, double force_n, const PressResult& result, Search& search);
  std::optional<PressOutcome> note_point(const Point& point, double force_n, Search& search);
  std::optional<Problem> begin();
  std::expected<PressResult, Problem> try_press(const ToolPress& press, double force_n);
  std::expected<Found, Problem> slide(double force_n, const PressResult& pressed, bool slides);
  void go_back(double force_n);

  PathTask task_;
  Context context_;
  PressTask press_;
  double deepest_ = 0.0;
  std::unique_ptr<PressSolver> solver_;
  ToolPress last_;
  std::vector<std::pair<double, PressSolver::State>>
      trail_;  ///< with friction or a way aside: forces [N] on the way down, and their states
  std::vector<Point> known_;  ///< what was solved, by rising depth
  std::vector<Point> guide_;  ///< the same of the coarsest mesh alone, from the first look
  std::vector<double> coming_;
};

/// Rows at the forces, which must rise. Told and stopped by the context; where a row fails or somebody stops, the rows before it are
/// the answer and the outcome says where. Problems: as ForceSolver; no force; forces that do not rise.
std::expected<PressPath, Problem> solve_path(const PathTask& task, const std::vector<double>& forces_n,
                                             const Context& context);

}  // namespace unknot::press
