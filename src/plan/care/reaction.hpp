// How the body answered, and what that leaves of the next dose.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "domain/care/book.hpp"
#include "domain/care/session.hpp"

namespace unknot::plan {

/// From best to worst: each may only lower the next dose more than the one before it.
enum class Reaction { good, usual, bad, dangerous };

/// What one answer of the body amounts to: `bad` when soreness lasts longer or is stronger than usual, or with a bruise, a
/// flare, wider pain or worse sleep; `dangerous` with dark urine or signs of nerves or brain; `usual` when merely sore.
Reaction judge_reaction(const CareBook& book, const ReactionTold& told);

/// What all answers together leave.
struct Recovery {
  double factor = 1.0;  ///< of pressure and time [-, 0.25 to 1]
  std::optional<std::chrono::sys_days> rest_until;  ///< the first day on which anything may be pressed again
  bool dangerous = false;  ///< a professional has to look first
  bool two_running = false;  ///< the last two told reactions were bad

  bool operator==(const Recovery&) const = default;
};

/// Goes through sessions in their order: a bad reaction halves, a good one takes half of the way back, a usual one and none
/// leave it as it is. So a worse reaction never leaves more than a better one.
/// @param sessions of all pains, by their beginning
Recovery judge_recovery(const CareBook& book, const std::vector<Session>& sessions);

}  // namespace unknot::plan
