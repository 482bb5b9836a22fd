#include "app/twin/scoreboard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "app/validate/table.hpp"
#include "base/problem.hpp"
#include "twin/validate/score.hpp"

namespace unknot::app {
namespace {

constexpr std::string_view targets =
#include "twin_targets.inc"
    ;

constexpr std::array hypothesis_words{"energy crisis", "scarring", "central"};

std::string write_score(const Score& score) {
  const std::string range = score.low < score.high
                                ? fmt::format(" ({} to {})", write_number(score.low), write_number(score.high))
                                : std::string();
  return fmt::format("{}{} {}", write_number(score.middle), range, score.inside ? "inside" : "**outside**");
}

}  // namespace

Scoreboard build_scoreboard() {
  Scoreboard board;
  for (const std::vector<std::string>& fields : read_targets(targets, 8)) {
    board.rows.push_back({fields[0], fields[1], fields[2], read_number(fields[3]), read_number(fields[4]),
                          read_number(fields[5]), fields[6] == "fitted", fields[7],
                          std::vector<Score>(all_hypotheses.size())});
  }
  for (const twin::ParameterRow& row : twin::list_parameters()) {
    const bool is_fitted = row.source.find("fitted to") != std::string_view::npos;
    ++board.n_parameters;
    board.n_fitted += is_fitted ? 1U : 0U;
    board.n_assumed += !is_fitted && row.mark == twin::Mark::assumed ? 1U : 0U;
  }
  return board;
}

void ask_row(ScoreRow& row, TwinHypothesis hypothesis, int n_people) {
  const std::optional<Score> score = twin::ask_target(row.id, hypothesis, n_people);
  ensure(score.has_value(), "every row of twin_targets.csv is a target of the twin");
  Score& place = row.scores[std::size_t(hypothesis)];
  place = *score;
  place.inside = score->middle >= row.low && score->middle <= row.high;
}

std::string write_scoreboard(const Scoreboard& board) {
  std::string text =
      "| target | published, tolerance | energy crisis | scarring | central | |\n|---|---|---|---|---|---|\n";
  std::array<std::array<std::size_t, 2>, 3> inside{};
  std::array<std::size_t, 2> all{};
  for (const ScoreRow& row : board.rows) {
    ++all[row.is_fitted ? 0 : 1];
    text += fmt::format("| {} {} [{}] | {}, {} to {} |", row.id, row.what, row.unit, write_number(row.published),
                        write_number(row.low), write_number(row.high));
    for (std::size_t h = 0; h < row.scores.size(); ++h) {
      text += fmt::format(" {} |", write_score(row.scores[h]));
      inside[h][row.is_fitted ? 0 : 1] += row.scores[h].inside ? 1U : 0U;
    }
    text += fmt::format(" {}; {} |\n", row.is_fitted ? "fitted" : "predicted", row.source);
  }
  text += fmt::format("\n{} parameters: {} were chosen to meet one of {} fitted numbers, {} more are assumed.",
                      board.n_parameters, board.n_fitted, all[0], board.n_assumed);
  for (std::size_t h = 0; h < inside.size(); ++h) {
    text += fmt::format(" {}: {} of {} fitted and {} of {} predicted numbers inside.", hypothesis_words[h],
                        inside[h][0], all[0], inside[h][1], all[1]);
  }
  return text + fmt::format(" Ranges: 90 % of {} virtual people. Model, not measurement.\n", board.n_people);
}

}  // namespace unknot::app
