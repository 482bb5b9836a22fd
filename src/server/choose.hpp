// From flags, environment and file to the settings of one run.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "base/problem.hpp"
#include "server/settings.hpp"

namespace unknot::server {

/// The settings, or the help text when a person asked for it.
struct Choice {
  Settings settings;
  std::optional<std::string> help;
};

/// Reads the command line; then the environment; then the file, which must be there only when it was named.
std::expected<Choice, Problem> choose(int argc, const char* const* argv, const Environment& environment);

}  // namespace unknot::server
