#include "app/validate/press_board.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "app/press/find_site.hpp"
#include "app/validate/table.hpp"
#include "base/problem.hpp"
#include "press/validate/targets.hpp"

namespace unknot::app {
namespace {

constexpr std::string_view targets =
#include "press_targets.inc"
    ;

constexpr std::string_view limbs =
#include "limbs.inc"
    ;

std::vector<press::LimbPress> read_limbs() {
  std::vector<press::LimbPress> presses;
  for (const std::vector<std::string>& fields : read_targets(limbs, 7)) {
    presses.push_back({fields[0], read_number(fields[1]), read_number(fields[2]), read_number(fields[3]),
                       read_number(fields[4]), read_number(fields[5]), read_number(fields[6])});
  }
  return presses;
}

std::string write_answer(const PressScoreRow& row, const PressScore& score) {
  if (!row.not_run.empty()) return "not run";
  if (!score.value) return score.why.empty() ? "not asked" : score.why;
  return fmt::format("{} {}", write_number(*score.value), score.inside ? "inside" : "**outside**");
}

}  // namespace

struct PressBoard::Inside {
  press::TargetSites sites;
  std::string missing;  // why the sites are not there, in words
  std::vector<press::TargetJob> jobs = press::list_jobs();
  std::vector<std::vector<press::Measured>> answers = std::vector<std::vector<press::Measured>>(jobs.size());
};

PressBoard::PressBoard(const Atlas& atlas) : inside_(std::make_unique<Inside>()) {
  inside_->sites.limbs = read_limbs();
  for (const auto& [name, place] : {std::pair{"tibialis_anterior.one", &press::TargetSites::shin},
                                    std::pair{"gastrocnemius.inner", &press::TargetSites::calf},
                                    std::pair{"gluteus_maximus.one", &press::TargetSites::buttock}}) {
    auto site = find_site(atlas, name);
    if (site) {
      inside_->sites.*place = std::move(*site);
    } else {
      inside_->missing = build_sentence(site.error());
    }
  }
}

PressBoard::~PressBoard() = default;

std::size_t PressBoard::count_jobs() const { return inside_->missing.empty() ? inside_->jobs.size() : 0; }

std::string PressBoard::name_job(std::size_t number) const { return inside_->jobs[number].name; }

void PressBoard::run_job(std::size_t number, const std::function<bool()>& is_stopped) {
  inside_->answers[number] = inside_->jobs[number].run(inside_->sites, is_stopped);
}

PressScoreboard PressBoard::build() const {
  PressScoreboard board;
  for (const std::vector<std::string>& fields : read_targets(targets, 9)) {
    board.rows.push_back({fields[0],
                          fields[1],
                          fields[2],
                          read_number(fields[3]),
                          read_number(fields[4]),
                          read_number(fields[5]),
                          fields[6] == "fitted",
                          fields[6] == "aside",
                          fields[7],
                          fields[8],
                          {}});
    for (PressScore& score : board.rows.back().scores) score.why = inside_->missing;
  }
  for (const std::vector<press::Measured>& answers : inside_->answers) {
    for (const press::Measured& measured : answers) {
      const auto row = std::ranges::find(board.rows, measured.id, &PressScoreRow::id);
      ensure(row != board.rows.end(), "every answer of the press has a row in press_targets.csv");
      PressScore& score = row->scores[static_cast<std::size_t>(measured.stiffness)];
      score = {measured.value, measured.why, false};
      score.inside = measured.value && *measured.value >= row->low && *measured.value <= row->high;
    }
  }
  return board;
}

std::string write_press_scoreboard(const PressScoreboard& board) {
  std::string text = "| target | published, tolerance | soft | usual | stiff | |\n|---|---|---|---|---|---|\n";
  std::size_t n_targets = 0;
  std::size_t n_inside = 0;
  std::size_t n_answered = 0;
  std::size_t n_fitted = 0;
  for (const PressScoreRow& row : board.rows) {
    text += fmt::format("| {} {} [{}] | {}, {} to {} |", row.id, row.what, row.unit, write_number(row.published),
                        write_number(row.low), write_number(row.high));
    for (const PressScore& score : row.scores) text += fmt::format(" {} |", write_answer(row, score));
    const char* use = row.is_aside ? "not counted" : row.is_fitted ? "fitted" : "predicted";
    text += fmt::format(" {}; {}{} |\n", use, row.source, row.not_run.empty() ? std::string() : "; " + row.not_run);
    if (row.is_aside) continue;
    const PressScore& usual = row.scores[1];
    ++n_targets;
    n_answered += usual.value ? 1U : 0U;
    n_inside += usual.inside ? 1U : 0U;
    n_fitted += row.is_fitted ? 1U : 0U;
  }
  return text + fmt::format(
                    "\n{} targets, {} of them fitted. Usual tissue: {} answered, {} inside. Soft, usual and stiff are "
                    "the ends and "
                    "the middle of what was measured of tissue. Model, not measurement.\n",
                    n_targets, n_fitted, n_answered, n_inside);
}

}  // namespace unknot::app
