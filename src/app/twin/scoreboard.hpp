// The twin beside what was measured, for `unknot validate`.
#pragma once

#include <functional>
#include <string>

#include "domain/twin/scoreboard.hpp"

namespace unknot::app {

/// The targets of tests/validate/twin_targets.csv with nothing asked yet.
Scoreboard build_scoreboard();

/// Asks one row of the board under one hypothesis and puts the answer in its place. Different rows may be asked by different threads.
/// @param n_people virtual people behind the ranges, 0: none
void ask_row(ScoreRow& row, TwinHypothesis hypothesis, int n_people);

/// The board as a table in Markdown, with a sentence on how many of which lie inside.
std::string write_scoreboard(const Scoreboard& board);

}  // namespace unknot::app
