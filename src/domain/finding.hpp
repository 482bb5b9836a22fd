// A dated answer or examination result.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "domain/knowledge.hpp"
#include "domain/muscle.hpp"
#include "domain/pain_drawing.hpp"
#include "domain/safety.hpp"

namespace unknot {

/// The answer to one finding question, for one side or one trigger point where the question asks for it.
struct Finding {
  FindingId question;
  Side side = Side::midline;         ///< left or right for sided questions, midline for the others
  std::optional<PointOnSide> point;  ///< for palpation and trials: where it was pressed
  Answer answer{};
  Examiner examiner = Examiner::self;
  std::chrono::sys_days date;

  bool operator==(const Finding&) const = default;
};

/// Everything that one person said of one pain.
struct Case {
  std::chrono::sys_days date;
  std::optional<double> age_years;
  PainDrawing drawing;
  std::vector<FlagAnswer> safety;
  std::vector<Finding> findings;

  bool operator==(const Case&) const = default;
};

}  // namespace unknot
