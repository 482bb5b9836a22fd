// The safety screen: which questions a drawing calls for, and what their answers ask for.
#pragma once

#include <vector>

#include "domain/atlas.hpp"
#include "domain/finding.hpp"
#include "domain/safety.hpp"

namespace unknot::plan {

/// Answers to changing signs count on the day they were given; lasting facts for this long, then they are asked again
/// (assumed).
inline constexpr int lasting_days = 180;

/// The flags that this drawing calls for, in the order of the atlas. Nothing painted calls for those asked always.
std::vector<const Flag*> list_called_flags(const Atlas& atlas, const PainDrawing& drawing);

/// The action of one answer: nothing for "no", the flag's own for "yes", one step stronger for "not sure".
Action find_action(const Flag& flag, Answer answer);

/// Screens the case on its date. Every answered flag counts, called for or not; the strongest action wins; a called-for
/// flag without a valid answer is listed as unanswered and never taken for "no".
ScreenResult check_screen(const Atlas& atlas, const Case& one_case);

}  // namespace unknot::plan
