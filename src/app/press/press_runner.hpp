// From a press that somebody asks about to what it comes to.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>

#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/press/picture.hpp"
#include "domain/press/press_case.hpp"

namespace unknot::app {

/// Whether a case can be worked out, the first fault with its key: an unknown site or tool with the nearest ones, force and depth both or
/// neither, a number out of range, muscles above where there are none, a bone whose numbers do not go together or that its block has no room for,
/// a tilted roller that is longer than the block.
std::expected<void, Problem> check_press_case(const Atlas& atlas, const PressCase& one);

/// The answer to a case without its rows: where the point lies, and in what.
std::expected<PressAnswer, Problem> build_press_answer(const Atlas& atlas, const PressCase& one);

/// How a runner may be stopped and whom it tells how far it is, from 0 to 1; who does the parts of the work, calling it with each number from 0 to n - 1,
/// in any order, also side by side, and coming back when all are done; parts may have parts of their own. Each may be empty; the first two are called on a thread that works, never by two at once.
struct PressHands {
  std::function<bool()> is_stopped;
  std::function<void(double)> progress;
  std::function<void(int n, const std::function<void(int)>& work)> run;
};

/// One site, body, tool and stiffness, pressed again and again: the next press starts from the last one, so that rising forces go fast.
/// Not for more than one thread at a time.
class PressRunner {
 public:
  /// @param fine meshes for judging instead of those for a table: several times slower
  static std::expected<PressRunner, Problem> build(const Atlas& atlas, const PressCase& one, Stiffness stiffness,
                                                   bool fine, const PressHands& hands);
  PressRunner(const PressRunner&) = delete;
  PressRunner& operator=(const PressRunner&) = delete;
  PressRunner(PressRunner&&) noexcept;
  PressRunner& operator=(PressRunner&&) noexcept;
  ~PressRunner();

  /// Whether a case differs from that of the runner by force or depth alone.
  [[nodiscard]] bool serves(const PressCase& one) const;

  /// Works a case out that the runner serves. A solution that sticks or was stopped is an answer without a row; so is a depth that needs
  /// more than the tool's largest force. Problems: as the press itself refuses.
  std::expected<StiffAnswer, Problem> solve(const PressCase& one);

  /// The state of the last press as the text of a .vtu file. Only after one that was solved.
  [[nodiscard]] std::string write_vtu() const;

  /// And the upright cut through its middle, along the fibres. Only after one that was solved.
  [[nodiscard]] PressCut build_cut() const;

 private:
  struct Inside;
  explicit PressRunner(std::unique_ptr<Inside> inside);

  std::unique_ptr<Inside> inside_;
};

/// Works out a case that beats or is held, from the start, at one stiffness. A run that fails or was stopped is an answer with what there is.
/// @param fine finer cells: several times slower
std::expected<StiffAnswer, Problem> run_case(const Atlas& atlas, const PressCase& one, Stiffness stiffness, bool fine,
                                             const PressHands& hands);

}  // namespace unknot::app
