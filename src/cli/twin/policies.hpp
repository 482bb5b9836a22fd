// Words of the twin as they are typed.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "cli/work/read_word.hpp"
#include "domain/twin/course.hpp"

namespace unknot::cli {

/// Adds "trials_course" (gentle and deep) or "trials_course:deep". Problems: an unknown word.
std::optional<Problem> add_policies(const std::string& word, std::vector<PressPolicy>& policies);

/// The word of a policy as it is typed.
std::string name_policy(const PressPolicy& policy);

}  // namespace unknot::cli
