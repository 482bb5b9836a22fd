// Runs of the press, beats and holds: what they belong to, and working one out for soft, usual and stiff tissue.
#pragma once

#include <expected>

#include "app/press/press_runner.hpp"
#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/press/dose_key.hpp"
#include "domain/press/press_case.hpp"

namespace unknot::app {

/// Raise it by one when what is kept of a run is written in another way: runs that were kept before are then worked out anew.
inline constexpr int run_layout = 1;

/// The key of a case that beats or is held. Its site is written in full, so that every name of a site leads to the same run; its
/// fingerprint changes with what is asked, with all that build_dose_key counts, and with run_layout. Problems: as build_dose_key.
std::expected<RunKey, Problem> build_run_key(const Atlas& atlas, const PressCase& one);

/// Three stiffnesses side by side, where `hands.run` has threads; how far they are on average is what `hands.progress` hears. Seconds to a
/// minute of work. Whoever stops it gets an answer that is_whole refuses. Problems: as run_case.
std::expected<PressAnswer, Problem> solve_run(const Atlas& atlas, const PressCase& one, const PressHands& hands);

/// Whether nobody stopped it: only then is it worth keeping. Tissue that the model does not bear belongs to a whole answer.
bool is_whole(const PressAnswer& answer);

}  // namespace unknot::app
