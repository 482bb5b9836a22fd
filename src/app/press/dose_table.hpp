// Tables of doses: what they belong to, working one out, and one as the answer of a page.
#pragma once

#include <expected>
#include <string>

#include "app/press/press_runner.hpp"
#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/press/dose_key.hpp"
#include "domain/press/press_dose.hpp"

namespace unknot::app {

/// The key of a table. Its site is written in full, so that every name of a site leads to the same table; its fingerprint changes with
/// the tissues, the layers of the site, the shape of the tool, the block that is built of them, and press::solver_version.
/// Problems: an unknown site or tool, with the nearest ones.
std::expected<DoseKey, Problem> build_dose_key(const Atlas& atlas, const std::string& site, const PressBody& body,
                                               const PressToolId& tool);

/// All forces up to the tool's largest, for soft, usual and stiff tissue: seconds to minutes of work on the caller's thread, or on those that `hands.run` has. Whoever stops
/// it gets a table that is_whole refuses. Problems: as build_dose_key, and what the solver refuses.
std::expected<DoseTable, Problem> solve_dose_table(const Atlas& atlas, const DoseKey& key, const PressHands& hands);

/// Whether nobody stopped it: only then is it worth keeping.
bool is_whole(const DoseTable& table);

/// A table as a page gets it. Problems: as build_dose_key.
std::expected<PressDose, Problem> build_table_dose(const Atlas& atlas, const DoseKey& key, const DoseTable& table);

}  // namespace unknot::app
