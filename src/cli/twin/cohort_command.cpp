#include "cli/twin/cohort_command.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <utility>

#include "base/text.hpp"
#include "cli/files.hpp"
#include "cli/press/sweep.hpp"
#include "cli/twin/cohort_results.hpp"
#include "cli/twin/policies.hpp"
#include "cli/work/progress.hpp"
#include "wire/twin/cohort_codec.hpp"

namespace unknot::cli {
namespace {

using namespace std::chrono_literals;

std::expected<CohortDesign, Problem> build_design(const CohortChoices& choices) {
  CohortDesign design;
  design.seed = choices.seed;
  design.n_people = choices.people;
  design.weeks = choices.weeks;
  if (!choices.hypotheses.empty()) design.hypotheses.clear();
  for (const std::string& word : choices.hypotheses) {
    const auto hypothesis = read_word<TwinHypothesis>("--hypothesis", word);
    if (!hypothesis) return std::unexpected(hypothesis.error());
    design.hypotheses.push_back(*hypothesis);
  }
  const std::vector<std::string> all{"monthly", "twice_monthly", "trials_course", "as_often_as_bearable"};
  for (const std::string& word : choices.policies.empty() ? all : choices.policies) {
    if (auto problem = add_policies(word, design.policies)) return std::unexpected(*problem);
  }
  if (auto problem = app::check_cohort(design)) return std::unexpected(*problem);
  return design;
}

// Blocks that are run by several threads, each kept as soon as it is whole.
class CohortWork {
 public:
  CohortWork(const CohortDesign& design, const CohortChoices& choices, KeptCohort& kept,
             std::vector<std::int64_t> blocks)
      : design_(design), choices_(choices), kept_(kept), blocks_(std::move(blocks)) {}

  // @return a file that cannot be written
  std::optional<Problem> run(Console& console) {
    const unsigned machine = std::max(1U, std::thread::hardware_concurrency());
    const unsigned n_threads = choices_.threads > 0 ? static_cast<unsigned>(choices_.threads) : machine;
    Progress progress(console, "Blocks of people");
    std::vector<std::jthread> threads;
    n_running_ = n_threads;
    for (unsigned i = 0; i < n_threads; ++i) {
      threads.emplace_back([this] {
        while (run_next()) {
        }
        --n_running_;
      });
    }
    while (n_running_ > 0) {
      std::this_thread::sleep_for(20ms);
      if (console.ends && console.ends()) stop_ = true;
      progress.tell(static_cast<double>(n_done_), static_cast<double>(blocks_.size()));
    }
    progress.end();
    return problem_;
  }

  [[nodiscard]] bool is_stopped() const { return stop_; }

 private:
  bool run_next() {
    const std::size_t place = next_++;
    if (place >= blocks_.size() || stop_) return false;
    std::optional<CohortBlock> block = app::run_cohort_block(design_, blocks_[place], [this] { return stop_.load(); });
    if (!block) return false;
    const std::scoped_lock lock(mutex_);
    if (!choices_.results.empty() && !problem_) problem_ = append_block(choices_.results, design_, *block);
    if (problem_) stop_ = true;
    kept_.blocks.insert_or_assign(block->first, std::move(*block));
    ++n_done_;
    return !problem_;
  }

  const CohortDesign& design_;
  const CohortChoices& choices_;
  KeptCohort& kept_;
  std::vector<std::int64_t> blocks_;
  std::mutex mutex_;
  std::optional<Problem> problem_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> n_done_ = 0;
  std::atomic<unsigned> n_running_ = 0;
  std::atomic<bool> stop_ = false;
};

CohortBlock add_up(const CohortDesign& design, const KeptCohort& kept) {
  CohortBlock sum = app::build_empty_cohort(design);
  for (const auto& [first, block] : kept.blocks) app::add_cohort_block(sum, block);
  return sum;
}

std::string build_answer(const CohortChoices& choices, const CohortDesign& design, const CohortBlock& sum,
                         const Provenance& provenance) {
  if (choices.json) return write_cohort_json(design, sum, provenance);
  return choices.csv ? write_cohort_csv(sum) : write_cohort_text(design, sum);
}

// What is in the file of results already. Problems: it is of another design or model.
std::expected<KeptCohort, Problem> open_results(const CohortChoices& choices, const CohortDesign& design) {
  KeptCohort kept{app::build_model_fingerprint(), design, {}};
  if (choices.results.empty()) return kept;
  if (auto problem = read_cohort(choices.results, kept)) return std::unexpected(*problem);
  return kept;
}

}  // namespace

CohortCommands add_cohort_commands(CLI::App& program, CohortChoices& choices) {
  CohortCommands commands;
  commands.cohort =
      program.add_subcommand("cohort", "Virtual people, pressed in several ways (model, not measurement)");
  commands.cohort->require_subcommand(0, 1);
  commands.cohort->add_option("--people", choices.people, "How many, 1 to 10,000,000 (default: 1000)");
  commands.cohort->add_option("--weeks", choices.weeks, "How long, 1 to 52 (default: 12)");
  commands.cohort->add_option("--seed", choices.seed, "Other people with another number (default: 1)");
  commands.cohort->add_option("--hypothesis", choices.hypotheses, "energy_crisis, scarring or central (default: all)");
  commands.cohort->add_option("--policy", choices.policies,
                              "never, monthly, twice_monthly, trials_course or as_often_as_bearable, with :gentle or "
                              ":deep behind it (default: all)");
  commands.cohort->add_option("--shard", choices.shard, "i/n: only every n-th block of people, from the i-th");
  commands.cohort->add_option("--results", choices.results,
                              "Keep each block in this file; what is in it already is not run again");
  commands.cohort->add_option("--threads", choices.threads, "How many threads (default: all of the machine)")
      ->check(CLI::Range(0, 1024));
  const auto add_form = [&choices](CLI::App* command) {
    CLI::Option* json = command->add_flag("--json", choices.json, "Write JSON (api/cohort.schema.json)");
    command->add_flag("--csv", choices.csv, "Write a table, a row a week")->excludes(json);
    command->add_option("--out", choices.out, "Write here instead of to standard output");
  };
  add_form(commands.cohort);
  commands.merge = commands.cohort->add_subcommand("merge", "Add up files of --results");
  commands.merge->add_option("FILES", choices.files, "Files of results")->required();
  add_form(commands.merge);
  return commands;
}

std::expected<int, Problem> run_cohort(Console& console, const app::Engine& engine, const CohortChoices& choices) {
  const auto design = build_design(choices);
  if (!design) return std::unexpected(design.error());
  const auto shard = read_shard(choices.shard);
  if (!shard) return std::unexpected(shard.error());
  auto kept = open_results(choices, *design);
  if (!kept) return std::unexpected(kept.error());
  std::vector<std::int64_t> blocks;
  const std::int64_t n_blocks = app::count_blocks(*design);
  for (auto block = static_cast<std::int64_t>(shard->first) - 1; block < n_blocks;
       block += static_cast<std::int64_t>(shard->second)) {
    if (!kept->blocks.contains(block * app::find_block_size(*design))) blocks.push_back(block);
  }
  const std::size_t n_asked = blocks.size();
  CohortWork work(*design, choices, *kept, std::move(blocks));
  if (auto problem = work.run(console)) return std::unexpected(*problem);
  const CohortBlock sum = add_up(*design, *kept);
  const std::string bytes = build_answer(choices, *design, sum, engine.provenance());
  if (auto problem = write_answer(console.out, choices.out, bytes)) return std::unexpected(*problem);
  if (!work.is_stopped()) return exit_done;
  fmt::print(console.err, "Stopped: {} people of {} are done, {} blocks were asked for.{}\n", sum.n, design->n_people,
             n_asked, choices.results.empty() ? "" : " The same command goes on from there.");
  return exit_broken_off;
}

std::optional<Problem> run_cohort_merge(Console& console, const app::Engine& engine, const CohortChoices& choices) {
  KeptCohort kept;
  for (const std::string& file : choices.files) {
    if (!has_file(file)) {
      return Problem{Code::unreadable, file, "", "no such file", "files of unknot cohort --results", "Check the path."};
    }
    if (auto problem = read_cohort(file, kept)) return problem;
  }
  const CohortBlock sum = kept.model.empty() ? CohortBlock{} : add_up(kept.design, kept);
  if (sum.n != kept.design.n_people) {
    return Problem{Code::contradiction,
                   choices.files.front(),
                   "",
                   fmt::format("{} people", sum.n),
                   fmt::format("{}", kept.design.n_people),
                   "Name the files of all shards, or run the missing ones."};
  }
  const std::string bytes = build_answer(choices, kept.design, sum, engine.provenance());
  return write_answer(console.out, choices.out, bytes);
}

}  // namespace unknot::cli
