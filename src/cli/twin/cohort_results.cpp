#include "cli/twin/cohort_results.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/text.hpp"
#include "cli/files.hpp"
#include "cli/twin/policies.hpp"
#include "wire/result_codec.hpp"
#include "wire/twin/cohort_codec.hpp"

namespace unknot::cli {
namespace {

constexpr int layout = 1;

// One line of a file of results.
struct Line {
  int layout = cli::layout;
  std::string model;
  CohortDesign design;
  CohortBlock block;
};

template <class Archive>
void describe(Archive& a, Line& line) {
  a.needed("unknot_cohort", line.layout);
  a.needed("model", line.model);
  a.needed("design", line.design);
  a.needed("block", line.block);
}

std::expected<Line, Problem> read_line(const std::string& text, const std::string& where) {
  const std::expected<wire::Json, Problem> json = wire::parse(text, where);
  if (!json) return std::unexpected(json.error());
  wire::Reading reading{where, {}};
  Line line;
  wire::read_value(*json, "", reading, line);
  if (reading.problem) return std::unexpected(*reading.problem);
  if (line.layout != layout) {
    return std::unexpected(Problem{Code::newer_version, where, "unknot_cohort", std::to_string(line.layout),
                                   std::to_string(layout), "Use the version of Unknot that wrote it."});
  }
  return line;
}

// Whether a line belongs to what is kept; which key does not, and what it has.
std::optional<Problem> check_line(const KeptCohort& kept, const Line& line, const std::string& where) {
  const auto differ = [&where](const char* key, const std::string& found, const std::string& wanted) {
    return Problem{
        Code::contradiction, where, key, found, wanted, "These do not add up: keep them in files of their own."};
  };
  if (line.model != kept.model) return differ("model", quote(line.model), quote(kept.model));
  if (line.design.seed != kept.design.seed) {
    return differ("seed", std::to_string(line.design.seed), std::to_string(kept.design.seed));
  }
  if (line.design != kept.design) return differ("design", "another one", wire::write_value(kept.design).dump());
  const CohortBlock empty = app::build_empty_cohort(line.design);
  bool fits = line.block.n > 0 && line.block.first % app::find_block_size(line.design) == 0 &&
              line.block.tallies.size() == empty.tallies.size();
  for (std::size_t i = 0; fits && i < empty.tallies.size(); ++i) {
    fits = line.block.tallies[i].pain.size() == empty.tallies[i].pain.size() &&
           line.block.tallies[i].change.size() == empty.tallies[i].change.size();
  }
  if (!fits) return differ("block", "another number of policies, weeks or people", "what the design says");
  return std::nullopt;
}

}  // namespace

std::optional<Problem> read_cohort(const std::string& path, KeptCohort& kept) {
  return read_lines(path, [&](const std::string& text, const std::string& where) -> std::optional<Problem> {
    const std::expected<Line, Problem> line = read_line(text, where);
    if (!line) return line.error();
    if (kept.model.empty()) {
      kept.model = line->model;
      kept.design = line->design;
    }
    if (auto problem = check_line(kept, *line, where)) return problem;
    kept.blocks.insert_or_assign(line->block.first, line->block);
    return std::nullopt;
  });
}

std::optional<Problem> append_block(const std::string& path, const CohortDesign& design, const CohortBlock& block) {
  const auto added =
      append_line(path, wire::write_value(Line{layout, app::build_model_fingerprint(), design, block}).dump());
  return added ? std::nullopt : std::optional(added.error());
}

std::string write_cohort_json(const CohortDesign& design, const CohortBlock& sum, const Provenance& provenance) {
  wire::Json json;
  json["unknot_cohort"] = layout;
  json["note"] = "model, not measurement";
  json["provenance"] = wire::write_value(provenance);
  json["model"] = app::build_model_fingerprint();
  json["design"] = wire::write_value(design);
  json["n_people"] = sum.n;
  json["results"] = wire::Json::array();
  for (const PolicyTally& tally : sum.tallies) {
    const app::PolicySummary summary = app::summarise(tally);
    json["results"].push_back({{"hypothesis", wire::find_word(tally.hypothesis)},
                               {"policy", wire::write_value(tally.policy)},
                               {"n", tally.n},
                               {"n_left_out", tally.n_left_out},
                               {"mean_sessions", summary.sessions},
                               {"pain_before_points", summary.pain_before},
                               {"pain_after_points", summary.pain_after},
                               {"change_points", summary.change},
                               {"change_error_points", summary.error},
                               {"change_low_points", summary.low},
                               {"change_high_points", summary.high},
                               {"threshold_change_percent", summary.threshold},
                               {"share_helped", summary.helped},
                               {"share_harmed", summary.harmed},
                               {"share_bred", summary.bred},
                               {"points_expected_anew", summary.expected_anew},
                               {"counts", wire::write_value(tally)}});
  }
  return json.dump(2) + "\n";
}

std::string write_cohort_csv(const CohortBlock& sum) {
  std::string table = "hypothesis,rhythm,depth,n,week,pain_points,change_points\n";
  for (const PolicyTally& tally : sum.tallies) {
    const double n = static_cast<double>(std::max<std::int64_t>(tally.n, 1));
    for (std::size_t week = 0; week < tally.pain.size(); ++week) {
      table += fmt::format("{},{},{},{},{},{:.6f},{:.6f}\n", wire::find_word(tally.hypothesis),
                           wire::find_word(tally.policy.rhythm), wire::find_word(tally.policy.depth), tally.n, week,
                           1e-4 * static_cast<double>(tally.pain[week].sum) / n,
                           1e-4 * static_cast<double>(tally.change[week].sum) / n);
    }
  }
  return table;
}

std::string write_cohort_text(const CohortDesign& design, const CohortBlock& sum) {
  std::string text = fmt::format(
      "{} virtual people, {} weeks (model, not measurement; most numbers behind it are assumed)\n"
      "Change: pain at the end against never pressing, points; 80 % of people lie in the range.\n",
      sum.n, design.weeks);
  for (const PolicyTally& tally : sum.tallies) {
    const app::PolicySummary summary = app::summarise(tally);
    if (tally.policy.rhythm == PressRhythm::never) {
      text += fmt::format(
          "\n{}: pain {:.1f} at the beginning, {:.1f} after {} weeks of not pressing; {} people left out\n",
          wire::find_word(tally.hypothesis), summary.pain_before, summary.pain_after, design.weeks, tally.n_left_out);
      text += "  policy                        sessions  change (80 %)          helped  harmed  second point\n";
    }
    text += fmt::format("  {:28} {:9.1f} {:+7.2f} ({:+.1f} to {:+.1f}) {:>10.0f} % {:5.0f} % {:11.0f} %\n",
                        name_policy(tally.policy), summary.sessions, summary.change, summary.low, summary.high,
                        100.0 * summary.helped, 100.0 * summary.harmed, 100.0 * summary.bred);
  }
  return text;
}

}  // namespace unknot::cli
