#include "press/dose/path.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

#include "press/dose/measure.hpp"
#include "press/dose/seek.hpp"
#include "press/mesh/check.hpp"
#include "press/solve/stages.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

constexpr double used_share = 0.8;  // leaves room below what is promised
constexpr double wanted_share = used_share * usual_share;
constexpr int most_tries = 24;
constexpr double near_failure = 0.25;  // of a depth that failed from further away

std::string describe(double depth, double force) {
  return std::to_string(force) + " N at " + std::to_string(depth) + " mm";
}

/// Of the force at a lesser depth; above it a lesser force is what a solution leaves undone, and where it came from.
constexpr double still_follows = 0.99;

PressOutcome build_failure(double depth, double force, const std::string& words) {
  return {PressEnding::not_converged, describe(depth, force) + ": " + words, ""};
}

/// Moves no number of a draft by more than 0.4 %, where its mesh is off by up to 7 %. With 5e-3 forces are too rough to be met within 0.5 %.
constexpr double draft_tolerance = 2e-3;
constexpr int patient_tries = 6;  // then the halves of what is known to be too little and too much

}  // namespace

std::expected<std::unique_ptr<ForceSolver>, Problem> ForceSolver::build(const PathTask& task, const Context& context) {
  if (auto problem = check_block(task.block)) {
    return std::unexpected(*problem);
  }
  if (task.tool.stiffness_n_per_mm && !(*task.tool.stiffness_n_per_mm > 0.0)) {
    return std::unexpected(
        build_problem("stiffness_n_per_mm", *task.tool.stiffness_n_per_mm, "above 0", "leave it out for a rigid tool"));
  }
  if (auto problem = check_rubbing(task.rubbing, BlockPart::whole)) {
    return std::unexpected(*problem);
  }
  std::unique_ptr<ForceSolver> built(new ForceSolver(task, context));
  const double thickness = find_thickness(task.block);
  built->deepest_ = 0.7 * thickness;
  PressTask& press = built->press_;
  press.tolerance = task.tolerance.value_or(task.quality <= Quality::draft ? draft_tolerance : press.tolerance);
  press.block = task.block;
  const bool slides = task.rubbing.slide_mm != std::array<double, 2>{};
  press.part = slides ? BlockPart::whole : find_part(task.block, task.pose);
  press.gradings = task.gradings;
  if (press.gradings.empty()) {
    auto gradings = build_gradings(task.block, task.tool.shape, task.pose, 0.2 * thickness, task.quality);
    if (!gradings) {
      return std::unexpected(gradings.error());
    }
    press.gradings = std::move(*gradings);
  }
  built->context_.progress = nullptr;
  if (auto problem = built->begin()) {
    return std::unexpected(*problem);
  }
  return built;
}

/// From rest, with nothing known.
std::optional<Problem> ForceSolver::begin() {
  auto solver = PressSolver::build(press_, context_);
  if (!solver) {
    return solver.error();
  }
  solver_ = std::move(*solver);
  known_.clear();
  trail_.clear();
  return std::nullopt;
}

ToolPress ForceSolver::build_press(double depth, double force_n) const {
  ToolPress press;
  press.shape = task_.tool.shape;
  press.pose = task_.pose;
  press.depth_mm = depth;
  press.rubbing.friction = task_.rubbing.friction;
  const bool is_round = press.shape.form == ToolForm::ball || press.shape.form == ToolForm::two_balls;
  if (task_.tool.stiffness_n_per_mm && is_round) {
    press.shape.radius_mm *= 1.0 + std::min(force_n / (*task_.tool.stiffness_n_per_mm * depth), 2.0);
  }
  return press;
}

/// The depth with the force at it, were the tool as blunt as this force makes it; it was pressed as blunt as the wanted one makes it. Force goes
/// about like the radius: of thin layers it does, on deep ones like its root; a tennis ball on tissue went with a power of 1.1 to 1.2.
/// Without this, points of two wanted forces would contradict each other.
ForceSolver::Point ForceSolver::find_own_point(double force, double depth, double wanted) const {
  const double blunted = build_press(depth, wanted).shape.radius_mm;
  double own = force;
  constexpr int n_rounds = 12;  // each takes a third of what is left and more
  for (int round = 0; round < n_rounds; ++round) {
    own = force * build_press(depth, own).shape.radius_mm / blunted;
  }
  return {depth, own, std::abs(own / force - 1.0)};
}

DoseRow ForceSolver::build_found(double force_n) const {
  DoseRow row = build_row(solver_->finest(), task_.block, last_, task_.limits);
  if (task_.tool.stiffness_n_per_mm) {
    row.flattening_mm = force_n / *task_.tool.stiffness_n_per_mm;
    row.depth_mm += row.flattening_mm;
  }
  return row;
}

/// The next depth to try: from the points whose forces are nearest, within what is known to be too little and too much.
double ForceSolver::find_next(double force_n, const Point& low, const Point& high, int tries) const {
  const bool has_high = high.depth > 0.0;
  const std::optional<double> guided = tries == 0 && !has_high ? find_guided(force_n, low) : std::nullopt;
  if (guided) {
    return std::min(*guided, deepest_);
  }
  double next = std::exp(seek_depth(list_logarithms(known_), std::log(force_n)));
  if (low.depth > 0.0 && has_high) {
    if (tries > patient_tries) {
      next = 0.5 * (low.depth + high.depth);
    }
    const double margin = 0.005 * (high.depth - low.depth);
    next = std::clamp(next, low.depth + margin, high.depth - margin);
  }
  if (!has_high) {
    next = next > 1.0005 * low.depth ? next : 1.01 * low.depth;
    next = std::min(next, low.depth + std::max(2.0, 0.35 * low.depth));  // not too far into what nobody knows
  }
  return std::min(next, deepest_);
}

/// What is known to be too little and too much; depth 0 where nothing is.
std::pair<ForceSolver::Point, ForceSolver::Point> ForceSolver::find_around(double force_n) const {
  Point low;
  Point high;
  for (const Point& one : known_) {
    if (one.force <= force_n) {
      low = one;
    } else if (high.depth == 0.0) {
      high = one;
    }
  }
  if (high.depth <= low.depth) {
    high = {};  // a soft tool is blunter for a larger force: what was known for another one may contradict
  }
  return {low, high};
}

/// No tissue gains force with such a power of depth: one of both was solved with a tool as blunt as another force makes it.
bool ForceSolver::contradict(const Point& low, const Point& high) {
  constexpr double most_power = 24.0;
  return low.depth > 0.0 && high.depth > 0.0 &&
         std::log(high.force / low.force) > most_power * std::log(high.depth / low.depth);
}

/// What lies so near to a point that just was solved, and may contradict it; what is then known around the force.
std::pair<ForceSolver::Point, ForceSolver::Point> ForceSolver::forget_beside(const Point& point, double force_n) {
  constexpr double near_share = 0.02;
  std::erase_if(known_, [&](const Point& one) {
    return one.depth != point.depth && std::abs(one.depth - point.depth) < near_share * point.depth;
  });
  return find_around(force_n);
}

void ForceSolver::add_known(const Point& point) {
  // The same depth again tells nothing new, and no slope can be taken between two equal ones.
  std::erase_if(known_, [&](const Point& one) { return std::abs(one.depth - point.depth) <= 1e-9 * point.depth; });
  const auto place =
      std::find_if(known_.begin(), known_.end(), [&](const Point& one) { return one.depth > point.depth; });
  known_.insert(place, point);
}

/// What was corrected by much was good enough on the way to another force, and contradicts what is solved close to it.
void ForceSolver::forget_doubtful() {
  constexpr double most_doubt = 0.02;
  const auto is_doubtful = [](const Point& one) { return one.doubt > most_doubt; };
  if (std::count_if(known_.begin(), known_.end(), is_doubtful) + 2 <= std::ssize(known_)) {
    std::erase_if(known_, is_doubtful);
  }
}

/// Too deep a try is no part of the hand's way: with friction it would stay in the skin, and is taken back.
std::expected<PressResult, Problem> ForceSolver::try_press(const ToolPress& press, double force_n) {
  if (task_.rubbing == Rubbing{}) {
    return solver_->solve(press);
  }
  const PressSolver::State before = solver_->save();
  auto result = solver_->solve(press);
  if (result && result->force_n > (1.0 + wanted_share) * force_n) {
    solver_->recall(before);
  } else if (result && result->outcome.ending == PressEnding::solved) {
    trail_.emplace_back(result->force_n, solver_->save());
  }
  return result;
}

/// To the last state on the way down whose force is not above this one.
void ForceSolver::go_back(double force_n) {
  while (!trail_.empty() && trail_.back().first > (1.0 + wanted_share) * force_n) {
    trail_.pop_back();
  }
  if (!trail_.empty()) {
    solver_->recall(trail_.back().second);
  } else if (last_.depth_mm > 0.0) {
    begin();
  }
}

/// The way aside, at the depth that was found, and what it comes to.
std::expected<ForceSolver::Found, Problem> ForceSolver::slide(double force_n, const PressResult& pressed, bool slides) {
  Found found;
  PressResult result = pressed;
  if (slides && task_.rubbing.slide_mm != std::array<double, 2>{}) {
    last_.rubbing.slide_mm = task_.rubbing.slide_mm;
    auto slid = solver_->solve(last_);
    if (!slid) {
      return std::unexpected(slid.error());
    }
    found.outcome = slid->outcome;
    if (slid->outcome.ending != PressEnding::solved) {
      found.outcome.where =
          "moving the tool aside at " + describe(last_.depth_mm, force_n) + ": " + found.outcome.where;
      return found;
    }
    result = *slid;
  }
  found.row = build_found(result.force_n);
  if (task_.rubbing != Rubbing{}) {
    found.drag =
        SkinDrag{pressed.force_n, result.aside_n[0], result.aside_n[1], result.skin_shear_kpa, result.stick_share};
  }
  return found;
}

double ForceSolver::choose_depth(double force_n, const Search& search, int tries) {
  const double depth = known_.empty() ? find_first(force_n) : find_next(force_n, search.low, search.high, tries);
  return search.failed > 0.0 ? std::min(depth, 0.5 * (search.low.depth + search.failed)) : depth;
}

/// No balance, or one without the skin. How the search ends when it is so near to what was found that no depth is left to try.
std::optional<PressOutcome> ForceSolver::note_failure(double depth, double force_n, const PressResult& result,
                                                      Search& search) {
  const bool is_lost = result.outcome.ending == PressEnding::solved;
  if (is_lost && (task_.rubbing != Rubbing{} || !solver_->take_back())) {
    begin();
  }
  search.failed = depth;
  constexpr double near_share = 0.08;
  constexpr double near_mm = 0.25;
  if (depth - search.low.depth < std::max(near_share * depth, near_mm)) {
    return build_failure(depth, force_n, is_lost ? lost_words : result.outcome.where);
  }
  return std::nullopt;
}

/// Too little or too much. How the search ends when the tool can go no deeper.
std::optional<PressOutcome> ForceSolver::note_point(const Point& point, double force_n, Search& search) {
  if (point.force > force_n) {
    search.high = point;
  } else {
    search.low = point;
    if (search.failed - point.depth < near_failure * search.failed) {
      search.failed = 0.0;  // from so near it may be reached
    }
    if (point.depth >= deepest_) {
      return build_failure(point.depth, point.force, "the tool is as deep as seven tenths of all layers");
    }
  }
  if (contradict(search.low, search.high)) {
    std::tie(search.low, search.high) = forget_beside(point, force_n);
  }
  return std::nullopt;
}

std::expected<ForceSolver::Found, Problem> ForceSolver::press(double force_n, bool slides, double near_share) {
  if (!(std::isfinite(force_n) && force_n > 0.0)) {
    return std::unexpected(build_problem("force_n", force_n, "above 0", "say how hard is pressed"));
  }
  if (task_.rubbing != Rubbing{}) {
    go_back(force_n);
  }
  forget_doubtful();
  Search search;
  std::tie(search.low, search.high) = find_around(force_n);
  for (int tries = 0; tries < most_tries; ++tries) {
    const double depth = choose_depth(force_n, search, tries);
    const ToolPress press = build_press(depth, force_n);
    auto result = try_press(press, force_n);
    if (!result) {
      return std::unexpected(result.error());
    }
    if (result->outcome.ending == PressEnding::stopped) {
      return Found{{}, result->outcome};
    }
    const bool holds_skin = depth <= search.low.depth ||
                            (result->force_n > still_follows * search.low.force && std::isfinite(result->force_n));
    if (result->outcome.ending != PressEnding::solved || !holds_skin) {
      if (const auto ending = note_failure(depth, force_n, *result, search)) {
        return Found{{}, *ending};
      }
      continue;
    }
    last_ = press;
    const Point point = find_own_point(result->force_n, depth, force_n);
    add_known(point);
    if (std::abs(result->force_n - force_n) <= used_share * near_share * force_n) {
      return slide(force_n, *result, slides);
    }
    if (const auto ending = note_point(point, force_n, search)) {
      return Found{{}, *ending};
    }
  }
  return Found{{}, build_failure(last_.depth_mm, force_n, "no depth has this force")};
}

std::expected<PressPath, Problem> solve_path(const PathTask& task, const std::vector<double>& forces_n,
                                             const Context& context) {
  if (forces_n.empty()) {
    return std::unexpected(build_problem("forces_n", 0.0, "at least one force", "say how hard is pressed"));
  }
  for (Size n = 0; n < forces_n.size(); ++n) {
    if (!(std::isfinite(forces_n[n]) && forces_n[n] > (n == 0 ? 0.0 : forces_n[n - 1]))) {
      return std::unexpected(build_problem("forces_n", forces_n[n], "above 0, each above the one before",
                                           "sort the forces and name each once"));
    }
  }
  auto solver = ForceSolver::build(task, context);
  if (!solver) {
    return std::unexpected(solver.error());
  }
  PressPath path;
  constexpr Size n_ahead = 2;
  (*solver)->expect({forces_n.begin() + 1, forces_n.begin() + std::ptrdiff_t(std::min(1 + n_ahead, forces_n.size()))});
  for (Size n = 0; n < forces_n.size(); ++n) {
    const double gap = n + 1 < forces_n.size() ? forces_n[n + 1] / forces_n[n] - 1.0 : 0.0;
    auto found = (*solver)->press(forces_n[n], true,
                                  std::clamp(0.25 * gap, usual_share, std::max(usual_share, task.near_share)));
    if (!found && path.rows.empty()) {
      return std::unexpected(found.error());
    }
    if (!found) {  // the tool has become too wide for the block on its way down: what came before still holds
      found = ForceSolver::Found{{}, {PressEnding::not_converged, build_sentence(found.error()), ""}};
    }
    if (found->outcome.ending != PressEnding::solved) {
      path.outcome = found->outcome;
      path.outcome.last_good =
          path.rows.empty() ? "the block at rest" : describe(path.rows.back().depth_mm, path.rows.back().force_n);
      return path;
    }
    path.rows.push_back(std::move(found->row));
    if (context.progress) {
      context.progress(static_cast<double>(n + 1) / static_cast<double>(forces_n.size()));
    }
  }
  return path;
}

}  // namespace unknot::press
