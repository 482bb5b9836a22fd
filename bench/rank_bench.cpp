// The promises of the ranking, measured: what it may cost stands beside what it costs.
//
//   a ranking of up to 8 painted areas     5 ms
//   a ranking of 20 painted areas         50 ms
//   the next question alone               50 ms
//   start with the built-in atlas         50 ms
//   resident memory after all that        60 MB
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>
#include <vector>

#include "app/engine.hpp"
#include "math/random.hpp"
#include "rank/rank.hpp"

namespace {

using namespace unknot;

const app::Engine& engine() {
  static const app::Engine loaded = *app::Engine::load();
  return loaded;
}

const rank::Model& model() {
  static const rank::Model built = rank::build_model(engine().atlas());
  return built;
}

std::size_t count_areas(const Case& one_case) {
  return rank::rank(engine().atlas(), rank::build_model(engine().atlas(), 0), one_case, {}).areas.size();
}

// A drawing that grows over the right half of the body until it has `n_areas` painted areas.
Case grow_case(std::size_t n_areas, const char* start) {
  Case one_case;
  std::vector<std::size_t> spots{model().spot_of.at({RegionId(start), Side::right})};
  std::uint64_t counter = 0;
  one_case.drawing.cells.push_back({model().spots[spots[0]].spot, 6.0, {}});
  while (count_areas(one_case) < n_areas) {
    const auto draw = [&](std::size_t n) {
      return static_cast<std::size_t>(math::draw_uniform(11, 3, counter++) * static_cast<double>(n));
    };
    const std::vector<std::size_t>& around = model().spots[spots[draw(spots.size())]].neighbours;
    const std::size_t next = around[draw(around.size())];
    if (std::find(spots.begin(), spots.end(), next) != spots.end() || model().spots[next].spot.side == Side::left)
      continue;
    spots.push_back(next);
    one_case.drawing.cells.push_back({model().spots[next].spot, 3.0 + static_cast<double>(draw(5)), {}});
  }
  return one_case;
}

rank::Options all_pressable() {
  rank::Options options;
  for (const rank::ModelCause& cause : model().causes) {
    if (cause.is_point) options.pressable.push_back(cause.point);
  }
  return options;
}

void run_ranking(benchmark::State& state, const Case& one_case) {
  const rank::Options options = all_pressable();
  Ranking ranking;
  for (auto _ : state) {
    ranking = rank::rank(engine().atlas(), model(), one_case, options);
    benchmark::DoNotOptimize(ranking);
  }
  state.SetLabel(fmt::format("{} areas, {} hypotheses, {}", ranking.areas.size(), ranking.hypotheses.size(),
                             ranking.exact ? "exact" : fmt::format("cut at {:.3f}", ranking.cut_weight)));
}

void rank_8_areas_shoulder(benchmark::State& state) { run_ranking(state, grow_case(8, "shoulder_front")); }
void rank_8_areas_head(benchmark::State& state) { run_ranking(state, grow_case(8, "temple")); }
void rank_8_areas_hip(benchmark::State& state) { run_ranking(state, grow_case(8, "buttock_mid")); }
void rank_20_areas_shoulder(benchmark::State& state) { run_ranking(state, grow_case(20, "shoulder_front")); }
void rank_20_areas_hip(benchmark::State& state) { run_ranking(state, grow_case(20, "buttock_mid")); }

// Everything painted: the widest drawing there is.
void rank_whole_body(benchmark::State& state) {
  Case one_case;
  for (const rank::ModelSpot& spot : model().spots) one_case.drawing.cells.push_back({spot.spot, 5.0, {}});
  run_ranking(state, one_case);
}

// The difference between a ranking with its next questions and one without.
void next_question(benchmark::State& state, std::size_t n_areas) {
  const Case one_case = grow_case(n_areas, "shoulder_front");
  rank::Options with = all_pressable();
  rank::Options without = with;
  without.n_questions = 0;
  for (auto _ : state) {
    const auto start = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(rank::rank(engine().atlas(), model(), one_case, without));
    const auto middle = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(rank::rank(engine().atlas(), model(), one_case, with));
    const auto end = std::chrono::steady_clock::now();
    state.SetIterationTime(std::max(0.0, std::chrono::duration<double>((end - middle) - (middle - start)).count()));
  }
}

void start_with_atlas(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(app::Engine::load());
}

double find_resident_megabytes() {
  std::ifstream file("/proc/self/statm");
  double total = 0.0;
  double resident = 0.0;
  file >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

BENCHMARK(start_with_atlas)->Unit(benchmark::kMillisecond);
BENCHMARK(rank_8_areas_shoulder)->Unit(benchmark::kMillisecond);
BENCHMARK(rank_8_areas_head)->Unit(benchmark::kMillisecond);
BENCHMARK(rank_8_areas_hip)->Unit(benchmark::kMillisecond);
BENCHMARK(rank_20_areas_shoulder)->Unit(benchmark::kMillisecond);
BENCHMARK(rank_20_areas_hip)->Unit(benchmark::kMillisecond);
BENCHMARK(rank_whole_body)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(next_question, areas_8, 8)->Unit(benchmark::kMillisecond)->UseManualTime();
BENCHMARK_CAPTURE(next_question, areas_20, 20)->Unit(benchmark::kMillisecond)->UseManualTime();

}  // namespace

int main(int argc, char** argv) {
  fmt::print("promised: 8 areas 5 ms, 20 areas 50 ms, next question 50 ms, start 50 ms, 60 MB\n");
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  fmt::print("resident memory {:.1f} MB\n", find_resident_megabytes());
}
