// The store, measured beside the plain C interface of SQLite doing the same work.
//
//   one event added, acknowledged by the disk     twice the time of the plain C interface, at most
//   how a person stands after 10,000 events       100 ms, once they are read
//   a file with 10,000 events opened              100 ms
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <string>
#include <vector>

#include "store/sqlite_archive.hpp"
#include "support.hpp"
#include "wire/event_codec.hpp"

namespace {

using namespace unknot;
using bench::build_id;
using bench::engine;
using bench::Folder;

constexpr std::size_t n_events = 10'000;

// A year of one person: mostly drawings of a few strokes, and answers.
Event build_event(std::size_t i) {
  const std::chrono::sys_days day = std::chrono::year{2026} / 1 / 1;
  Event event{EventId(build_id(i + 1)),
              PersonId(build_id(1)),
              PainId(build_id(2 + i % 5)),
              day + std::chrono::minutes(static_cast<int>(i)),
              day + std::chrono::days(static_cast<int>(i / 1440)),
              {}};
  if (i % 4 == 0) {
    PainDrawn drawn;
    for (int stroke = 0; stroke < 5; ++stroke) {
      drawn.strokes.push_back({false, 6.0, {"ache"}, 12.0, "", {}, {}});
      for (int point = 0; point < 12; ++point) drawn.strokes.back().surface.push_back({1000 + point, 0.25, 0.125});
    }
    drawn.cells.push_back({{RegionId("temple"), Side::left}, 6.0, {"ache"}});
    event.body = drawn;
  } else if (i % 4 == 1) {
    event.body = SafetyAnswered{{{engine().atlas().flags[i % 20].id, {}, "no"}}};
  } else {
    const FindingQuestion& question = engine().atlas().findings[i % 100];
    event.body = FindingsAnswered{
        {{{question.id, question.sided ? Side::left : Side::midline, {}, {}}, Answer::yes, Examiner::self}}};
  }
  return event;
}

std::vector<Event> list_events() {
  std::vector<Event> events;
  for (std::size_t i = 0; i < n_events; ++i) events.push_back(build_event(i));
  return events;
}

void append_one_event(benchmark::State& state) {
  const Folder folder;
  const auto archive = std::move(*store::open_sqlite_archive(folder.path + "/unknot.db"));
  std::size_t i = 0;
  for (auto _ : state) {
    if (!archive->append({build_event(i++)}, store::Removed::stays_removed)) state.SkipWithError("not added");
  }
}

void append_one_event_plain_sqlite(benchmark::State& state) {
  const Folder folder;
  sqlite3* handle = nullptr;
  sqlite3_open((folder.path + "/plain.db").c_str(), &handle);
  sqlite3_exec(handle,
               "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE event (id TEXT NOT NULL PRIMARY KEY, "
               "person TEXT, pain TEXT, kind TEXT, at TEXT, day TEXT, body TEXT, content_hash TEXT) STRICT; "
               "CREATE INDEX event_in_order ON event (person, at, id);",
               nullptr, nullptr, nullptr);
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(handle, "INSERT INTO event VALUES (?,?,?,?,?,?,?,'')", -1, &insert, nullptr);
  std::size_t i = 0;
  for (auto _ : state) {
    const wire::EventRow row = wire::build_row(build_event(i++));
    int column = 0;
    for (const std::string* text : {&row.id, &row.person, &row.pain, &row.kind, &row.at, &row.day, &row.body}) {
      sqlite3_bind_text(insert, ++column, text->c_str(), static_cast<int>(text->size()), nullptr);
    }
    if (sqlite3_step(insert) != SQLITE_DONE) state.SkipWithError("not added");
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  sqlite3_close(handle);
}

void fold_10000_events(benchmark::State& state) {
  const std::vector<Event> events = list_events();
  const std::chrono::sys_days day = std::chrono::year{2026} / 12 / 31;
  for (auto _ : state) benchmark::DoNotOptimize(engine().collect_person(events[0].person, events, day));
}

void open_10000_events(benchmark::State& state) {
  const Folder folder;
  const std::string file = folder.path + "/unknot.db";
  if (!(*store::open_sqlite_archive(file))->append(list_events(), store::Removed::stays_removed)) return;
  for (auto _ : state) benchmark::DoNotOptimize(store::open_sqlite_archive(file));
  state.SetLabel(fmt::format("{:.1f} MB", static_cast<double>(std::filesystem::file_size(file)) / 1e6));
}

void read_10000_events(benchmark::State& state) {
  const Folder folder;
  const auto archive = std::move(*store::open_sqlite_archive(folder.path + "/unknot.db"));
  if (!archive->append(list_events(), store::Removed::stays_removed)) return;
  for (auto _ : state) benchmark::DoNotOptimize(archive->list_events(PersonId(build_id(1))));
}

void add_10000_events_at_once(benchmark::State& state) {
  const std::vector<Event> events = list_events();
  for (auto _ : state) {
    const Folder folder;
    const auto archive = std::move(*store::open_sqlite_archive(folder.path + "/unknot.db"));
    if (!archive->append(events, store::Removed::stays_removed)) state.SkipWithError("not added");
  }
}

BENCHMARK(append_one_event)->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(append_one_event_plain_sqlite)->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(fold_10000_events)->Unit(benchmark::kMillisecond);
BENCHMARK(open_10000_events)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(read_10000_events)->Unit(benchmark::kMillisecond);
BENCHMARK(add_10000_events_at_once)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
