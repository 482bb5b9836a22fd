// Which presses a command asks for: one, or every step of one or several sweeps.
#pragma once

#include <expected>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "domain/press/press_case.hpp"

namespace unknot::cli {

/// Names that may be swept or set: force, depth, skin, fat, fascia, over, muscle, below [N, mm], tilt [degrees], offset [mm], friction, slide,
/// slide_along [mm], tension [share], and of the bone base_radius, base_width, base_height, base_spacing, base_aside, base_rise [mm], base_turn
/// [degrees].
std::vector<std::string> list_sweep_names();

/// Sets "name=value", or "base=flat", "rib" or "curved". Problems: an unknown name with the nearest ones, a value that is no number.
std::expected<void, Problem> set_number(PressCase& one, const std::string& word);

/// "i/n", i from 1 to n, n up to 100,000; empty: 1/1. Problems: anything else.
std::expected<std::pair<std::size_t, std::size_t>, Problem> read_shard(const std::string& text);

/// Every combination of "name=from:to:n" (n numbers from the one to the other, both included), 100,000 at most. Force or depth is the
/// innermost, rising, so that each press can start from the last. Only those of the shard "i/n" are kept: every n-th, from the i-th.
/// Problems: a sweep or shard that is not of this form, an unknown name, a name twice or also set.
std::expected<std::vector<PressCase>, Problem> list_cases(const PressCase& one, const std::vector<std::string>& sweeps,
                                                          const std::string& shard);

}  // namespace unknot::cli
