// Scoreboards for programs that read them.
#pragma once

#include <optional>
#include <string>

#include "domain/twin/scoreboard.hpp"
#include "domain/validate/press_scoreboard.hpp"

namespace unknot::cli {

/// What was asked.
struct Boards {
  std::optional<Scoreboard> twin;
  std::optional<PressScoreboard> press;
};

/// { "note", "press": [rows], "twin": [rows] }, each with its answers; what has no answer says why.
std::string write_boards_json(const Boards& boards);

/// One line an answer: model, id, what, unit, published, low, high, use (fitted, predicted, aside), source, case (soft, usual, stiff, or an account), value,
/// value_low, value_high, verdict (inside, outside, or empty), why (there is no value).
std::string write_boards_csv(const Boards& boards);

}  // namespace unknot::cli
