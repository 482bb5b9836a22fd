// Drafts of one press at force after force, each from where the last one ended.
#pragma once

#include <expected>
#include <memory>

#include "app/press/press_runner.hpp"
#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/press/press_dose.hpp"

namespace unknot::app {

/// One site, body, tool and stiffness. Not for more than one thread at a time.
class DraftRunner {
 public:
  /// Problems: an unknown site or tool with the nearest ones, and what the solver refuses.
  /// @param hands who does the parts of the work; it is neither stopped nor does it tell how far it is
  static std::expected<DraftRunner, Problem> build(const Atlas& atlas, const PressQuestion& asked,
                                                   const PressHands& hands);
  DraftRunner(const DraftRunner&) = delete;
  DraftRunner& operator=(const DraftRunner&) = delete;
  DraftRunner(DraftRunner&&) noexcept;
  DraftRunner& operator=(DraftRunner&&) noexcept;
  ~DraftRunner();

  /// Whether a question differs from that of the runner by its force alone, or by what is shown of the answer.
  [[nodiscard]] bool serves(const PressQuestion& asked) const;

  /// The draft of a question that the runner serves: a tenth of a second to a second for the first, a tenth of that for a small step.
  /// A force that was asked for just before gets the same answer. Problems: no force; one that is not above 0 or beyond the tool's largest.
  std::expected<PressDose, Problem> press(const PressQuestion& asked);

  /// Whether the last press stuck: build another then.
  [[nodiscard]] bool is_stuck() const;

 private:
  struct Inside;
  explicit DraftRunner(std::unique_ptr<Inside> inside);

  std::unique_ptr<Inside> inside_;
};

}  // namespace unknot::app
