// The promises of the trial on oneself, measured: the tables of docs/science/trial.md, and what judging costs.
//
//   false "helps" in each cell                    5 %
//   power beside the regression that is told      5 points
//   false "helps" when looking every day          5 %
//   one judgement                                50 ms
//   power of a design, 400 trials, 3 benefits     5 s on 2 cores
//
// trial_bench [N [NAME]]
//   N trials a cell, of power, 3000 unless told, and two and a half times as many a cell of false answers. From N = 1000 on five weeks, which
//   come nearest to what is promised, get twice as many, and a cell within two standard errors of its promise is run on: to eight
//   times as many in five weeks, to four times in the others. The standard error of the distance from the told regression is smaller
//   than those of the shares, for both saw the same trials. NAME: only the tables of designs whose name begins like this, or
//   "looking", and no times.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "trial/calendar.hpp"
#include "trial/judge.hpp"
#include "trial/others.hpp"
#include "trial/power.hpp"
#include "trial_peers.hpp"
#include "trial_scene.hpp"

namespace {

constexpr std::size_t n_power_trials = 400;  // of each benefit, as the doors simulate

using namespace unknot;
using namespace unknot::bench;

// ---- ours -----------------------------------------------------------------------------------------------------------------

// A crude sum is off by less than 0.01 in chances (the check below counts where it misled), and one that leaves no doubt needs no other.
constexpr trial::Fineness crude{8, 2.0, 5.0};
constexpr double doubt_below = 0.03;
constexpr double doubt_above = 0.02;
constexpr std::uint64_t checked = 20;  // one trial in so many is judged in full as well

struct Check {
  std::atomic<std::size_t> n{0};
  std::atomic<std::size_t> n_misled{0};
};
Check check;

std::optional<bool> ask_crudely(const TrialData& data) {
  const trial::DayView view = trial::view_days(data);
  if (!view.reasons.empty()) return false;
  const trial::Series series = trial::build_series(data);
  const auto parts = solve_posterior(series, trial::Prior{}, crude);
  const trial::Chances chances = trial::find_chances(parts, matters);
  const double surety =
      trial::find_surety({false, view.fraction, trial::find_memory_square(parts), series.scored.size()});
  if (chances.better < surety - doubt_below) return false;
  if (chances.better > surety + doubt_above && 1.0 - chances.matters < surety - doubt_below) return true;
  return {};
}

// Whether the judgement is "helps".
bool ask_ours(const TrialData& data, std::uint64_t number) {
  const std::optional<bool> answer = ask_crudely(data);
  if (answer && number % checked != 0) return *answer;
  const bool helps = trial::judge_answer(data) == TrialAnswer::helps;
  if (answer) {
    ++check.n;
    check.n_misled += *answer == helps ? 0U : 1U;
  }
  return helps;
}

// ---- tables ---------------------------------------------------------------------------------------------------------------

// How often each question was answered with yes.
template <std::size_t N>
struct Tally {
  std::size_t n = 0;
  std::array<std::size_t, N> hits{};

  // [per cent]
  double share(std::size_t k) const { return 100.0 * static_cast<double>(hits[k]) / static_cast<double>(n); }
};

// Asks of so many more trials, on all cores.
template <std::size_t N>
void run_on(std::size_t more, const std::function<std::array<bool, N>(std::uint64_t)>& ask, Tally<N>& tally) {
  std::array<std::atomic<std::size_t>, N> hits{};
  std::atomic<std::size_t> next{tally.n};
  tally.n += more;
  std::vector<std::jthread> threads;
  for (unsigned t = 0; t < std::max(1U, std::thread::hardware_concurrency()); ++t) {
    threads.emplace_back([&] {
      for (std::size_t i = next++; i < tally.n; i = next++) {
        const std::array<bool, N> yes = ask(i);
        for (std::size_t k = 0; k < N; ++k) hits[k] += yes[k] ? 1U : 0U;
      }
    });
  }
  threads.clear();
  for (std::size_t k = 0; k < N; ++k) tally.hits[k] += hits[k];
}

// How many trials a cell gets.
struct Size {
  std::size_t n = 0;
  std::size_t times_close = 1;  // as many, when the cell is close to its promise
};

constexpr double promised_false = 5.0;  // [per cent]
constexpr double promised_gap = 5.0;  // [points]

bool is_close(double value, double error, double promised) { return value > promised - 2.0 * error; }

// Standard error of a share [per cent].
double find_error(double share, std::size_t n) { return std::sqrt(share * (100.0 - share) / static_cast<double>(n)); }

// The same of the difference of two shares of the same trials, from the shares of those where only the one or the other said yes.
double find_paired_error(double one, double other, std::size_t n) {
  const double off = one - other;
  return std::sqrt((100.0 * (one + other) - off * off) / static_cast<double>(n));
}

// The cell that comes nearest to what is promised.
struct Worst {
  double value = -100.0;  // [per cent, points]
  double error = 0.0;
  std::string where;

  void add(const Worst& other) {
    if (other.value > value) *this = other;
  }
};

constexpr std::array memories{0.0, 0.3, 0.6};

// Two decimals of a cell that was run on.
std::string write_share(double share, bool longer) { return fmt::format("{:.{}f}", share, longer ? 2 : 1); }

void print_false(const std::string& name, const TrialDesign& design, const Size& size) {
  fmt::print("\n{}: \"helps\" without any effect, per cent\n\n", name);
  fmt::print(
      "| memory | setting | ours | told regression | Welch on daily values | before and after | trials "
      "|\n|---|---|---|---|---|---|---|\n");
  Worst worst;
  for (const double memory : memories) {
    for (const Setting& setting : settings) {
      const std::function ask = [&](std::uint64_t number) {
        const TrialData data = draw_trial(design, setting, memory, 0.0, number);
        return std::array{ask_ours(data, number), ask_told(data, memory, Told::memory), ask_welch(data),
                          ask_before_after(data)};
      };
      Tally<4> tally;
      run_on(size.n, ask, tally);
      if (is_close(tally.share(0), find_error(tally.share(0), tally.n), promised_false))
        run_on((size.times_close - 1) * size.n, ask, tally);
      worst.add({tally.share(0), find_error(tally.share(0), tally.n),
                 fmt::format("memory {:.1f}, {}", memory, setting.name)});
      fmt::print("| {:.1f} | {} |", memory, setting.name);
      for (std::size_t k = 0; k < 4; ++k) fmt::print(" {} |", write_share(tally.share(k), tally.n > size.n));
      fmt::print(" {} |\n", tally.n);
      std::fflush(stdout);
    }
  }
  fmt::print("\nworst of ours: {:.2f} %, standard error {:.2f} ({})\n", worst.value, worst.error, worst.where);
}

// Ours, told the memory, told the half-life too; then, for each of these two, where only it or only ours said "helps".
using PowerTally = Tally<7>;

Worst find_gap(const PowerTally& tally, std::size_t told) {
  return {tally.share(told) - tally.share(0),
          find_paired_error(tally.share(2 * told + 1), tally.share(2 * told + 2), tally.n),
          {}};
}

PowerTally run_power(const TrialDesign& design, const Setting& setting, double memory, double benefit,
                     const Size& size) {
  const std::function ask = [&](std::uint64_t number) {
    const TrialData data = draw_trial(design, setting, memory, benefit, number);
    const bool ours = ask_ours(data, number);
    const bool told = ask_told(data, memory, Told::memory);
    const bool told_all = ask_told(data, memory, Told::memory_and_half_life);
    return std::array{ours, told, told_all, told && !ours, ours && !told, told_all && !ours, ours && !told_all};
  };
  PowerTally tally;
  run_on(size.n, ask, tally);
  const Worst gap = find_gap(tally, 1);
  if (is_close(gap.value, gap.error, promised_gap)) run_on((size.times_close - 1) * size.n, ask, tally);
  return tally;
}

void print_power(const std::string& name, const TrialDesign& design, const Size& size) {
  constexpr std::array benefits{1.0, 1.5, 2.0, 3.0};
  fmt::print(
      "\n{}: \"helps\" with a benefit, ours / told the memory / told the half-life too, per cent of {} trials, with "
      "two "
      "decimals of {}\n\n",
      name, size.n, size.n * size.times_close);
  fmt::print("| memory | setting | 1 point | 1.5 points | 2 points | 3 points |\n|---|---|---|---|---|---|\n");
  std::array<Worst, 2> worst;
  for (const double memory : memories) {
    for (const Setting& setting : settings) {
      fmt::print("| {:.1f} | {} ", memory, setting.name);
      for (const double benefit : benefits) {
        const PowerTally tally = run_power(design, setting, memory, benefit, size);
        for (std::size_t k = 0; k < 2; ++k) {
          Worst gap = find_gap(tally, k + 1);
          gap.where = fmt::format("memory {:.1f}, {}, {} points, {} trials", memory, setting.name, benefit, tally.n);
          worst[k].add(gap);
        }
        fmt::print("| {} / {} / {} ", write_share(tally.share(0), tally.n > size.n),
                   write_share(tally.share(1), tally.n > size.n), write_share(tally.share(2), tally.n > size.n));
        std::fflush(stdout);
      }
      fmt::print("|\n");
    }
  }
  fmt::print("\n");
  for (std::size_t k = 0; k < 2; ++k) {
    fmt::print("farthest below the one told {}: {:.2f} points, paired standard error {:.2f} ({})\n",
               k == 0 ? "the memory" : "the half-life too", worst[k].value, worst[k].error, worst[k].where);
  }
}

// Somebody looks every evening from the first day on that could give an answer, and stops at the first "helps".
void print_looking(const TrialDesign& design, std::size_t n) {
  fmt::print(
      "\nlooking every evening, no effect: ever \"helps\" / \"helps\" if the boundary were that of the end all the "
      "time, {} "
      "trials\n",
      n);
  for (const double memory : memories) {
    const std::function ask = [&](std::uint64_t number) {
      TrialData data = draw_trial(design, settings[0], memory, 0.0, number);
      const std::vector<TrialScore> days = data.days;
      std::array ever{false, false};
      for (std::size_t seen = 12; seen <= days.size(); ++seen) {
        data.days.assign(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(seen));
        data.today = data.days.back().plan.day;
        const trial::DayView view = trial::view_days(data);
        if (!view.reasons.empty()) continue;
        const trial::Series series = trial::build_series(data);
        const auto parts = solve_posterior(series, trial::Prior{});
        const auto chances = trial::find_chances(parts, matters);
        for (const bool looked : {true, false}) {
          const double surety =
              trial::find_surety({looked, view.fraction, trial::find_memory_square(parts), series.scored.size()});
          bool& said = ever[looked ? 0 : 1];
          said = said || trial::find_answer(chances, surety) == TrialAnswer::helps;
        }
      }
      return ever;
    };
    Tally<2> tally;
    run_on(n, ask, tally);
    fmt::print("memory {:.1f}: {:.1f} % / {:.1f} %\n", memory, tally.share(0), tally.share(1));
    std::fflush(stdout);
  }
}

// ---- time -----------------------------------------------------------------------------------------------------------------

template <class Work>
double find_seconds(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void print_judging(const char* name, const TrialDesign& design, double benefit) {
  double slowest = 0.0;
  double sum = 0.0;
  std::size_t n_cut = 0;
  constexpr std::uint64_t n = 20;
  for (std::uint64_t number = 0; number < n; ++number) {
    const TrialData data = draw_trial(design, settings[0], 0.4, benefit, number);
    for (const TrialScore& day : data.days) n_cut += day.score && *day.score <= 0.0 ? 1U : 0U;
    const double seconds = find_seconds([&] { static_cast<void>(trial::judge(data)); });
    slowest = std::max(slowest, seconds);
    sum += seconds;
  }
  fmt::print("one judgement, {:28} {:5.1f} ms on average, {:5.1f} ms at most; {:.1f} days at the floor\n", name,
             1000.0 * sum / n, 1000.0 * slowest, static_cast<double>(n_cut) / n);
}

void print_power_time(const char* name, const TrialDesign& design) {
  std::vector<PowerRow> rows;
  const double seconds = find_seconds([&] {
    std::array<std::vector<PowerRow>, 2> halves;
    {
      std::vector<std::jthread> threads;
      for (std::size_t half = 0; half < 2; ++half) {
        threads.emplace_back([&, half] {
          halves[half] =
              trial::simulate(design, TrialNoise{}, {1.0, 2.0, 3.0}, half * n_power_trials / 2, n_power_trials / 2);
        });
      }
    }
    rows = trial::collect_rows(halves[0], halves[1]);
  });
  fmt::print("power of {:28} {:5.2f} s on 2 threads;", name, seconds);
  for (const PowerRow& row : rows) {
    fmt::print(" {:.0f} points: {:.0f} %", row.benefit,
               100.0 * static_cast<double>(row.helps) / static_cast<double>(row.n));
  }
  fmt::print("\n");
}

TrialDesign build_design(TrialSize size, int baseline, int pairs, int block) {
  TrialDesign design;
  design.size = size;
  design.matters = matters;
  design.begins = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2);
  design.baseline_days = baseline;
  design.n_pairs = pairs;
  design.block_days = block;
  design.arm = {true, PolicyId("course"), {}};
  return design;
}

void print_times(const TrialDesign& quick, const TrialDesign& five_weeks, const TrialDesign& ten_weeks) {
  print_judging("quick, 22 days", quick, 1.5);
  print_judging("full, 35 days", five_weeks, 1.5);
  print_judging("full, 70 days", ten_weeks, 1.5);
  print_judging("full, 70 days, at the floor", ten_weeks, 5.0);
  print_judging("full, 182 days", build_design(TrialSize::full, 14, 6, 14), 1.5);
  print_power_time("quick, 22 days", quick);
  print_power_time("full, 35 days", five_weeks);
  print_power_time("full, 70 days", ten_weeks);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t n = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 3000;
  const std::string wanted = argc > 2 ? argv[2] : "";
  fmt::print("promised: false \"helps\" 5 %, power within 5 points, one judgement 50 ms, power of a design 5 s\n");
  const TrialDesign quick = build_design(TrialSize::quick, 7, 2, 7);
  const TrialDesign five_weeks = build_design(TrialSize::full, 7, 2, 7);
  const TrialDesign ten_weeks = build_design(TrialSize::full, 10, 6, 5);
  if (wanted.empty()) print_times(quick, five_weeks, ten_weeks);
  std::vector<std::pair<std::string, TrialDesign>> designs{{"Quick, 7 + 1 + 14 days", quick},
                                                           {"Full, 7 + 2 x 2 x 7 days", five_weeks},
                                                           {"Full, 10 + 6 x 2 x 5 days", ten_weeks}};
  std::erase_if(designs, [&](const auto& one) { return !one.first.starts_with(wanted); });
  const auto find_size = [&](const TrialDesign& design, std::size_t cell) {
    if (n < 1000) return Size{cell, 1};
    return design == five_weeks ? Size{2 * cell, 8} : Size{cell, 4};
  };
  for (const auto& [name, design] : designs) print_false(name, design, find_size(design, 5 * n / 2));
  for (const auto& [name, design] : designs) print_power(name, design, find_size(design, n));
  fmt::print("\ncrude sums that left no doubt: {} judged in full as well, {} of them misled\n", check.n.load(),
             check.n_misled.load());
  if (wanted.empty() || wanted == "looking") print_looking(five_weeks, n / 4);
}
