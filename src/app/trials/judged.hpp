// Judgements of trials, held so that a ranking need not judge again with every stroke.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <vector>

#include "domain/atlas.hpp"
#include "domain/care/session.hpp"
#include "domain/finding.hpp"
#include "domain/trial/design.hpp"
#include "domain/trial/verdict.hpp"

namespace unknot::app {

/// Every function may be called from any thread.
class Judged {
 public:
  /// The judgement of these data; the last few are held.
  std::shared_ptr<const Judgement> judge(const TrialData& data);

 private:
  struct Held {
    TrialData data;
    std::shared_ptr<const Judgement> judgement;
  };
  std::list<Held> held_;  // the latest asked for stands first
  std::mutex mutex_;
};

/// What a trial that is over says of the points that were treated in it, as findings for the next ranking; none while it
/// cannot tell, when both of its ways treat at the same points, and when the atlas has no question of that kind.
/// @param care of the pain of the trial
std::vector<Finding> list_trial_findings(const Atlas& atlas, const TrialData& data, const Judgement& judgement,
                                         const PainCare& care);

}  // namespace unknot::app
