// Ten years of a diary, 20,000 entries, as the server reads it.
//
//   the diary opened                              300 ms, also when nothing is held yet (cold)
//   its map of the body                           500 ms, also cold
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "app/keeper.hpp"
#include "store/sqlite_archive.hpp"
#include "support.hpp"
#include "wire/care/diary_codec.hpp"
#include "wire/event_codec.hpp"

namespace {

using namespace unknot;
using bench::build_id;
using bench::engine;
using bench::Folder;

constexpr std::size_t n_entries = 20'000;
constexpr std::size_t entries_a_day = 6;
constexpr std::size_t n_at_once = 5'000;

const PersonId person(build_id(1));
const PainId pain(build_id(2));

// Numbers, a place of three regions, two activities, now and then words.
Event build_entry(std::size_t i) {
  const std::chrono::sys_days day =
      std::chrono::sys_days(std::chrono::year{2016} / 1 / 1) + std::chrono::days(static_cast<int>(i / entries_a_day));
  const Instant at = day + std::chrono::hours(8) + std::chrono::hours(static_cast<int>(2 * (i % entries_a_day)));
  DiaryNoted noted;
  noted.entry = EntryId(build_id(100'000 + i));
  noted.about = at;
  noted.about_day = day;
  noted.now = static_cast<double>(i % 10);
  noted.worst = 9.0;
  noted.average = static_cast<double>(i % 7);
  noted.qualities = {"ache"};
  for (std::size_t k = 0; k < 3; ++k) {
    const Region& region = engine().atlas().regions[(i / 50 + k) % 100];
    noted.cells.push_back({{region.id, region.paired ? Side::left : Side::midline}, 4.0, {"ache"}});
  }
  noted.activities = {{"Carry a bag", 6.0}, {"Sleep through", 5.0}};
  if (i % 5 == 0) noted.note = "A long day at the desk; better after a walk.";
  return {EventId(build_id(200'000 + i)), person, pain, at, day, noted};
}

// The file with the whole diary, made once.
const std::string& find_file() {
  static const Folder folder;
  static const std::string file = [] {
    const std::string path = folder.path + "/unknot.db";
    const app::Keeper keeper = *app::Keeper::open(engine(), path);
    for (std::size_t begin = 0; begin < n_entries; begin += n_at_once) {
      std::vector<Event> events;
      for (std::size_t i = begin; i < begin + n_at_once; ++i) events.push_back(build_entry(i));
      if (!keeper.append(events)) std::abort();
    }
    return path;
  }();
  return file;
}

// Every round opens the file anew, so that nothing is held.
template <class Ask>
void run_cold(benchmark::State& state, Ask ask) {
  const std::string file = find_file();
  for (auto _ : state) {
    state.PauseTiming();
    const app::Keeper keeper = *app::Keeper::open(engine(), file);
    state.ResumeTiming();
    benchmark::DoNotOptimize(ask(keeper));
  }
}

template <class Ask>
void run_warm(benchmark::State& state, Ask ask) {
  const app::Keeper keeper = *app::Keeper::open(engine(), find_file());
  benchmark::DoNotOptimize(ask(keeper));
  for (auto _ : state) benchmark::DoNotOptimize(ask(keeper));
}

std::string ask_diary(const app::Keeper& keeper) {
  return wire::write_value(*keeper.find_diary(person, pain, {})).dump();
}
std::string ask_heat(const app::Keeper& keeper) {
  return wire::write_value(*keeper.find_heat(person, pain, {})).dump();
}

void diary_cold(benchmark::State& state) { run_cold(state, ask_diary); }
void diary_warm(benchmark::State& state) { run_warm(state, ask_diary); }
void heat_cold(benchmark::State& state) { run_cold(state, ask_heat); }
void heat_warm(benchmark::State& state) { run_warm(state, ask_heat); }

void read_one_row(benchmark::State& state) {
  const wire::EventRow row = wire::build_row(build_entry(5));
  for (auto _ : state) benchmark::DoNotOptimize(wire::read_row(row, "bench"));
}

BENCHMARK(diary_cold)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(diary_warm)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(heat_cold)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(heat_warm)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(read_one_row)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
