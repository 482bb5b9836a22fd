// Reading answers from a person: short, forgiving, and never a guess.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "domain/safety.hpp"

namespace unknot::cli {

/// One line; nothing at the end of input. Spaces at the ends are cut off.
std::optional<std::string> read_line(Console& console, const std::string& prompt);

/// yes, no or not sure; `stop` when the person wants to stop, nothing at the end of input.
struct AnswerOrStop {
  std::optional<Answer> answer;
  bool stop = false;
};
AnswerOrStop read_answer(Console& console, const std::string& prompt);

/// A number within [low, high]; nothing at the end of input or when the person wants to stop, here and below.
std::optional<double> read_number(Console& console, const std::string& prompt, double low, double high);

/// What a person ticked of a list of `n` entries: "1 3?" means the first yes, the third not sure. "none" ticks nothing.
/// Nothing at the end of input.
std::optional<std::vector<Answer>> read_ticks(Console& console, const std::string& prompt, std::size_t n);

/// Numbers out of 1 to n, at least one; an empty list when the person types nothing.
std::optional<std::vector<std::size_t>> read_choice(Console& console, const std::string& prompt, std::size_t n);

}  // namespace unknot::cli
