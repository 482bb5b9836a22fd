// A case file, read and checked against the atlas: after this every name in it is known and nothing stands twice.
#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/finding.hpp"
#include "wire/case_codec.hpp"

namespace unknot::atlas {

/// Reads the bytes of a case.
///
/// A CHOIR code as `region` paints all its fine regions; "none" to a screen answers "no" to each of its flags.
/// @param today the date of the case when the file gives none
/// @return the case, or the first problem: unknown names come with the nearest three
std::expected<Case, Problem> read_case(std::string_view bytes, std::string_view file, const Atlas& atlas,
                                       std::chrono::sys_days today);

/// The case of an entry that was kept; what this atlas does not know, or does not fit, is left out and told in `lost`.
Case build_case(const wire::CaseEntry& entry, const Atlas& atlas, std::chrono::sys_days today,
                std::vector<Problem>& lost);

/// The case as the bytes of a file, pretty-printed; read_case gives it back.
std::string write_case(const Case& one_case);

}  // namespace unknot::atlas
