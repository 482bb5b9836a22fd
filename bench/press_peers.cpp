// Work against precision: CalculiX beside the press, in one run, on one machine, one thread each.
//
//   press_peers [FOLDER [MOST_SECONDS [long|ours]]]   needs `ccx` (Debian: calculix-ccx); decks and answers go to FOLDER (default: press_peers), with
//                                         work_precision.svg. A peer is stopped after MOST_SECONDS of CPU (default: 1,200).
//
// `long` does the one long row of the peer's alone, C3D20R at level B; `ours` none of its.
//
// Seconds are CPU seconds, user and system, of everything from the words of the problem to its numbers; ours the least of three means over half
// a second or one run, the peer's one run, or the lesser of two where it takes less than a minute. Errors are against the extrapolated values of press_study, see docs/science/press.md.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "press_deck.hpp"
#include "press_plot.hpp"
#include "press_scene.hpp"

namespace {

using namespace unknot;

double find_child_seconds() {
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  const auto find = [](const timeval& time) { return double(time.tv_sec) + 1e-6 * double(time.tv_usec); };
  return find(usage.ru_utime) + find(usage.ru_stime);
}

double find_own_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return double(time.tv_sec) + 1e-9 * double(time.tv_nsec);
}

struct Row {
  std::string problem;
  std::string code;
  std::string mesh;
  long n_unknowns = 0;
  double seconds = 0.0;
  PressResult result;
};

/// Three times the mean over as many runs as fill half a second; the least of them goes into the row.
Row run_often(Row row, const std::function<PressResult()>& solve) {
  row.seconds = 1e9;
  for (int batch = 0; batch < 3; ++batch) {
    const double start = find_own_seconds();
    double taken = 0.0;
    int n = 0;
    for (; taken < 0.5; ++n) {
      row.result = solve();
      taken = find_own_seconds() - start;
    }
    row.seconds = std::min(row.seconds, taken / n);
  }
  row.n_unknowns = row.result.efforts.back().n_unknowns;
  return row;
}

Row run_ours(const std::string& problem, const std::string& levels) {
  return run_often({problem, "unknot", levels, 0, 0.0, {}},
                   [&] { return press::solve_press(bench::build_press_task(problem, levels, 50.0), {}).value(); });
}

// Two meshes, one with cells twice as large, and what they tend to if the error falls with the power 1.5 of the size of cells.
// The orders that press_study finds lie from 1.4 to 2, for the nodule's surface runs through cells; one number for all of them, chosen before. The peer's meshes are no
// halves of each other, so that nothing is extrapolated from them. Both stop where the peer does by default, at 0.5 % of the forces.
Row run_pair(const std::string& problem, const std::string& mesh,
             const std::function<std::vector<Grading>()>& build_pair) {
  return run_often({problem, "unknot, pair", mesh, 0, 0.0, {}}, [&] {
    press::PressTask task = bench::build_press_task(problem, "", 50.0);
    task.gradings = build_pair();
    task.tolerance = task.leading_tolerance = 0.005;
    const auto solver = press::PressSolver::build(task, {}).value();
    const PressResult coarse = solver->lead(task.load).value();
    PressResult fine = solver->solve(task.load).value();
    const double weight = 1.0 / (std::pow(2.0, 1.5) - 1.0);
    for (double PressResult::* number : {&PressResult::force_n, &PressResult::surface_mm, &PressResult::nodule_mm,
                                         &PressResult::centre_pressure_kpa}) {
      fine.*number += weight * (fine.*number - coarse.*number);
    }
    return fine;
  });
}

Row run_peer(const std::string& problem, const std::string& level, bench::PeerElement element, int n_increments,
             const std::string& folder, int most_seconds, int n_runs = 1) {
  const bool is_quadratic = element == bench::PeerElement::c3d20r;
  const bench::Deck deck = {bench::build_press_task(problem, level, 50.0), element, n_increments};
  Row row{problem, is_quadratic ? "CalculiX C3D20R" : "CalculiX C3D8", level, bench::find_n_unknowns(deck), 0.0, {}};
  const std::string job = fmt::format("{}_{}_{}", problem, is_quadratic ? "c3d20r" : "c3d8", level);
  bench::write_deck(deck, folder, job);
  const std::string command =
      fmt::format("cd '{}' && rm -f {}.dat && ulimit -t {} && OMP_NUM_THREADS=1 ccx -i {} >{}.log 2>&1", folder, job,
                  most_seconds, job, job);
  int status = 0;
  for (int run = 0; run < n_runs; ++run) {
    const double start = find_child_seconds();
    status = std::system(command.c_str());  // NOLINT(concurrency-mt-unsafe): one thread
    const double seconds = find_child_seconds() - start;
    row.seconds = run == 0 ? seconds : std::min(row.seconds, seconds);
  }
  row.result = bench::read_answer(folder, job);
  if (status != 0 && row.result.outcome.ending == PressEnding::solved) {
    row.result.outcome = {PressEnding::not_converged, "before it printed an answer", ""};
  }
  return row;
}

double find_error(double found, double exact) { return std::abs(found / exact - 1.0); }

void print_row(const Row& row) {
  const bench::Extrapolated& best = bench::find_extrapolated(row.problem);
  fmt::print("{:5} {:16} {:8} {:8} {:9.4f} ", row.problem, row.code, row.mesh, row.n_unknowns, row.seconds);
  if (row.result.outcome.ending != PressEnding::solved) {
    fmt::print("not solved: {}\n", row.result.outcome.where);
    std::fflush(stdout);
    return;
  }
  fmt::print("{:8.4f} {:9.4f} {:8.4f} {:7.3f}", row.result.force_n, row.result.surface_mm, row.result.nodule_mm,
             row.result.centre_pressure_kpa);
  fmt::print(" {:7.3f} {:7.3f} {:7.3f}\n", 100.0 * find_error(row.result.force_n, best.force_n),
             100.0 * find_error(row.result.surface_mm, best.surface_mm),
             100.0 * find_error(row.result.nodule_mm, best.nodule_mm));
  std::fflush(stdout);
}

bool is_as_good(const Row& ours, const Row& peer) {
  const bench::Extrapolated& best = bench::find_extrapolated(peer.problem);
  const auto is_nearer = [&](double PressResult::* number, double exact) {
    return find_error(ours.result.*number, exact) <= find_error(peer.result.*number, exact);
  };
  return (peer.problem == "load" || is_nearer(&PressResult::force_n, best.force_n)) &&
         is_nearer(&PressResult::nodule_mm, best.nodule_mm);
}

/// Beside each answer of the peer's the quickest of ours that is as good in force and nodule; a load's force is given.
void print_ratios(const std::vector<Row>& rows) {
  fmt::print("\ntimes fewer CPU seconds at equal or smaller error of force and nodule\n");
  for (const Row& peer : rows) {
    if (!peer.code.starts_with("CalculiX") || peer.result.outcome.ending != PressEnding::solved) {
      continue;
    }
    const Row* best = nullptr;
    for (const Row& ours : rows) {
      if (ours.problem == peer.problem && ours.code.starts_with("unknot") && is_as_good(ours, peer) &&
          (best == nullptr || ours.seconds < best->seconds)) {
        best = &ours;
      }
    }
    fmt::print("{:5} {:16} {:8} {}\n", peer.problem, peer.code, peer.mesh,
               best == nullptr ? "none of ours"
                               : fmt::format("{:7.0f} by {} {}", peer.seconds / best->seconds, best->code, best->mesh));
  }
}

void save_plot(const std::vector<Row>& rows, const std::string& file) {
  std::vector<bench::Curve> curves;
  for (const Row& row : rows) {
    if (row.result.outcome.ending != PressEnding::solved) {
      continue;
    }
    const std::string name = row.problem + ", " + row.code;
    auto curve = std::ranges::find(curves, name, &bench::Curve::name);
    if (curve == curves.end()) {
      curves.push_back({name, {}});
      curve = curves.end() - 1;
    }
    const bench::Extrapolated& best = bench::find_extrapolated(row.problem);
    const double error =
        std::max(find_error(row.result.surface_mm, best.surface_mm), find_error(row.result.nodule_mm, best.nodule_mm));
    curve->points.push_back({row.seconds, 100.0 * error});
  }
  bench::save_curves(curves, "CPU seconds, one thread", "larger error of surface and nodule, %", file);
}

}  // namespace

int main(int n_arguments, char** arguments) {
  const std::string folder = n_arguments > 1 ? arguments[1] : "press_peers";
  const int most_seconds = n_arguments > 2 ? std::atoi(arguments[2]) : 1200;
  std::filesystem::create_directories(folder);
  fmt::print("{:5} {:16} {:8} {:>8} {:>9} {:>8} {:>9} {:>8} {:>7} {:>7} {:>7} {:>7}\n", "what", "code", "mesh",
             "unknowns", "CPU s", "F N", "u_top", "u_nod", "p_c", "F %", "u_top %", "u_nod %");
  std::vector<Row> rows;
  const auto add = [&](Row row) {
    print_row(row);
    rows.push_back(std::move(row));
  };
  using enum bench::PeerElement;
  for (const char* problem : {"load", "ball"}) {
    for (const char* levels : {"Z", "A", "AB", "ABC", "ABCD", "ABE"}) {
      add(run_ours(problem, levels));
    }
    for (const char* level : {"Z", "A"}) {
      add(run_pair(problem, fmt::format("{} & half", level), [&] { return bench::build_halves(level, 1); }));
    }
    const std::pair<const char*, press::Quality> qualities[] = {// NOLINT(modernize-avoid-c-arrays)
                                                                {"draft", press::Quality::draft},
                                                                {"usual", press::Quality::usual},
                                                                {"fine", press::Quality::fine}};
    for (const auto& [name, quality] : qualities) {
      add(run_pair(problem, name, [&] { return bench::build_merged_pair(quality); }));
    }
  }
  const std::string_view what = n_arguments > 3 ? arguments[3] : "";
  if (what == "long") {
    add(run_peer("load", "B", c3d20r, 10, folder, most_seconds));
  } else if (what != "ours") {
    add(run_peer("load", "Z", c3d20r, 10, folder, most_seconds, 2));
    add(run_peer("ball", "Z", c3d20r, 10, folder, most_seconds, 2));
    for (const char* level : {"A", "B"}) {
      add(run_peer("load", level, c3d8, 4, folder, most_seconds, 2));
    }
    add(run_peer("ball", "A", c3d8, 10, folder, most_seconds, 2));
    add(run_peer("load", "A", c3d20r, 10, folder, most_seconds));
    add(run_peer("ball", "A", c3d20r, 10, folder, most_seconds));
    add(run_peer("load", "Y", c3d20r, 10, folder, most_seconds));
  }
  print_ratios(rows);
  save_plot(rows, folder + "/work_precision.svg");
  return 0;
}
