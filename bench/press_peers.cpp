// Work against precision: CalculiX beside the press, in one run, on one machine, one thread each.
//
//   press_peers [FOLDER [MOST_SECONDS [long]]]   needs `ccx` (Debian: calculix-ccx); decks and answers go to FOLDER (default: press_peers), with
//                                         work_precision.svg. A peer is stopped after MOST_SECONDS of CPU (default: 1,200).
//
// `long` does the one long row alone, C3D20R at level B.
//
// Seconds are CPU seconds, user and system, of everything from the words of the problem to its numbers; ours the least of three runs, the
// peer's one run. Errors are against the extrapolated values of press_study, see docs/science/press.md.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "press_deck.hpp"
#include "press_plot.hpp"
#include "press_scene.hpp"

namespace {

using namespace unknot;

double find_seconds(int who) {
  rusage usage{};
  getrusage(who, &usage);
  const auto find = [](const timeval& time) { return double(time.tv_sec) + 1e-6 * double(time.tv_usec); };
  return find(usage.ru_utime) + find(usage.ru_stime);
}

struct Row {
  std::string problem;
  std::string code;
  std::string mesh;
  long n_unknowns = 0;
  double seconds = 0.0;
  PressResult result;
};

Row run_ours(const std::string& problem, const std::string& levels) {
  Row row{problem, "unknot", levels, 0, 1e9, {}};
  for (int run = 0; run < 3; ++run) {
    const double start = find_seconds(RUSAGE_SELF);
    row.result = press::solve_press(bench::build_press_task(problem, levels, 50.0), {}).value();
    row.seconds = std::min(row.seconds, find_seconds(RUSAGE_SELF) - start);
  }
  row.n_unknowns = row.result.efforts.back().n_unknowns;
  return row;
}

// Two meshes, the finer with every cell of the coarser cut in eight, and what they tend to if the error falls with the power 1.5 of the size of cells.
// The orders that press_study finds lie from 1.4 to 2, for the nodule's surface runs through cells; one number for all of them, chosen before. The peer's meshes are no
// halves of each other, so that nothing is extrapolated from them.
Row run_pair(const std::string& problem, const std::string& level) {
  Row row{problem, "unknot, pair", level + " & half", 0, 1e9, {}};
  const double weight = 1.0 / (std::pow(2.0, 1.5) - 1.0);
  for (int run = 0; run < 3; ++run) {
    const double start = find_seconds(RUSAGE_SELF);
    press::PressTask task = bench::build_press_task(problem, "", 50.0);
    const std::vector<Grading> halves = bench::build_halves(level, 1);
    task.gradings = {halves.front()};
    const PressResult coarse = press::solve_press(task, {}).value();
    task.gradings = halves;
    row.result = press::solve_press(task, {}).value();
    for (double PressResult::* number : {&PressResult::force_n, &PressResult::surface_mm, &PressResult::nodule_mm,
                                         &PressResult::centre_pressure_kpa}) {
      row.result.*number += weight * (row.result.*number - coarse.*number);
    }
    row.seconds = std::min(row.seconds, find_seconds(RUSAGE_SELF) - start);
  }
  row.n_unknowns = row.result.efforts.back().n_unknowns;
  return row;
}

Row run_peer(const std::string& problem, const std::string& level, bench::PeerElement element, int n_increments,
             const std::string& folder, int most_seconds) {
  const bool is_quadratic = element == bench::PeerElement::c3d20r;
  const bench::Deck deck = {bench::build_press_task(problem, level, 50.0), element, n_increments};
  Row row{problem, is_quadratic ? "CalculiX C3D20R" : "CalculiX C3D8", level, bench::find_n_unknowns(deck), 0.0, {}};
  const std::string job = fmt::format("{}_{}_{}", problem, is_quadratic ? "c3d20r" : "c3d8", level);
  bench::write_deck(deck, folder, job);
  const double start = find_seconds(RUSAGE_CHILDREN);
  const std::string command =
      fmt::format("cd '{}' && rm -f {}.dat && ulimit -t {} && OMP_NUM_THREADS=1 ccx -i {} >{}.log 2>&1", folder, job,
                  most_seconds, job, job);
  const int status = std::system(command.c_str());  // NOLINT(concurrency-mt-unsafe): one thread
  row.seconds = find_seconds(RUSAGE_CHILDREN) - start;
  row.result = bench::read_answer(folder, job);
  if (status != 0 && row.result.outcome.ending == PressEnding::solved) {
    row.result.outcome = {PressEnding::not_converged, "before it printed an answer", ""};
  }
  return row;
}

double find_error(double found, double exact) { return std::abs(found / exact - 1.0); }

void print_row(const Row& row) {
  const bench::Extrapolated& best = bench::find_extrapolated(row.problem);
  fmt::print("{:5} {:16} {:6} {:8} {:9.2f} ", row.problem, row.code, row.mesh, row.n_unknowns, row.seconds);
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
  fmt::print("{:5} {:16} {:6} {:>8} {:>9} {:>8} {:>9} {:>8} {:>7} {:>7} {:>7} {:>7}\n", "what", "code", "mesh",
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
      add(run_pair(problem, level));
    }
  }
  if (n_arguments > 3 && std::string_view(arguments[3]) == "long") {
    add(run_peer("load", "B", c3d20r, 10, folder, most_seconds));
    save_plot(rows, folder + "/work_precision.svg");
    return 0;
  }
  for (const char* level : {"Z", "A", "Y"}) {
    add(run_peer("load", level, c3d20r, 10, folder, most_seconds));
  }
  for (const char* level : {"A", "B"}) {
    add(run_peer("load", level, c3d8, 4, folder, most_seconds));
  }
  for (const char* level : {"Z", "A"}) {
    add(run_peer("ball", level, c3d20r, 10, folder, most_seconds));
  }
  add(run_peer("ball", "A", c3d8, 10, folder, most_seconds));
  save_plot(rows, folder + "/work_precision.svg");
  return 0;
}
