// The step from what is kept of a pain to the report that a person hands to somebody.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "domain/atlas.hpp"
#include "domain/care/diary.hpp"
#include "domain/care/session.hpp"
#include "domain/located.hpp"
#include "domain/person.hpp"
#include "domain/report/whole.hpp"
#include "domain/trial/design.hpp"
#include "domain/trial/verdict.hpp"

namespace unknot::app {

/// A trial with what was made of it: its days, the judgement, and the judgement in sentences.
struct TrialTold {
  Trial trial;
  std::vector<TrialDay> days;
  Judgement judgement;
  Text sentence;           ///< the answer with its uncertainty
  std::vector<Text> more;  ///< what else to know of it
};

/// What a report is made from.
struct ReportMatter {
  const PersonState& person;
  const PainState& pain;
  const Located& located;
  const PainCare& care;  ///< whole; the range is taken here
  const std::optional<TrialTold>& trial;
};

/// A report of the chosen sections, as of `day`. An open end of the range is closed: with the first day on which anything was
/// noted or done, or on which the pain was first named; and with `day` or a later day of the diary.
Report collect_report(const Atlas& atlas, const ReportMatter& matter, const ReportChoice& choice,
                      std::chrono::sys_days day);

}  // namespace unknot::app
