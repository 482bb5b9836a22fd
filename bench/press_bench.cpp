// What pressing costs: the reference problems from cold, level by level, beside the published seconds of FEBio.
//
//   a ball at level C     0.25 s, and 0.12 s for the next millimetre
//   a ball at level E     1.0 s, in 0.5 GB
//   K / mu = 1,000 at E   2.5 s
//   a million unknowns    5 s
//
// Seconds are CPU seconds of all threads together, the least of three runs: this is what can be compared while others use the
// machine too; under "0.1 mm" and "1 mm" those of the next load. `press_bench 2` works on two threads and prints wall seconds as well.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "press_scene.hpp"

namespace {

using namespace unknot;

struct Row {
  const char* problem;
  const char* levels;
  double bulk_ratio;
  const char* febio;  ///< CPU seconds of one thread, published
};

constexpr Row rows[] = {
    {"ball", "A", 50.0, "8.1"},  {"ball", "AB", 50.0, "64"},   {"ball", "ABC", 50.0, "465"},
    {"ball", "ABCD", 50.0, "-"}, {"ball", "ABE", 50.0, "-"},   {"load", "A", 50.0, "1.1"},
    {"load", "AB", 50.0, "7.4"}, {"load", "ABC", 50.0, "36"},  {"load", "ABCD", 50.0, "246"},
    {"load", "ABE", 50.0, "-"},  {"ball", "ABC", 1000.0, "-"}, {"ball", "ABE", 1000.0, "-"},
    {"ball", "ABEM", 50.0, "-"},
};

double find_cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto find_seconds = [](const timeval& time) { return double(time.tv_sec) + 1e-6 * double(time.tv_usec); };
  return find_seconds(usage.ru_utime) + find_seconds(usage.ru_stime);
}

/// Least seconds of three runs, from cold and for a load that changes a little and a little more (0.1 and 1 mm, 1 and 8 %).
struct Seconds {
  double cpu[3] = {1e9, 1e9, 1e9};
  double wall = 1e9;
};

press::Load find_next(const press::Load& load, int number) {
  press::Load next = load;
  if (auto* ball = std::get_if<BallPress>(&next)) {
    ball->depth_mm += number == 1 ? 0.1 : 1.1;
  } else {
    std::get<SurfaceLoad>(next).peak_kpa *= number == 1 ? 1.01 : 1.09;
  }
  return next;
}

PressResult measure(const press::PressTask& task, const press::Context& context, Seconds& least) {
  PressResult cold;
  for (int run = 0; run < 3; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    double start = find_cpu_seconds();
    const auto solver = press::PressSolver::build(task, context).value();
    cold = solver->solve(task.load).value();
    least.wall = std::min(least.wall, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    for (int number = 0;; ++number) {
      least.cpu[number] = std::min(least.cpu[number], find_cpu_seconds() - start);
      if (number == 2) {
        break;
      }
      start = find_cpu_seconds();
      const PressResult next = solver->solve(find_next(task.load, number + 1)).value();
      if (next.outcome.ending != PressEnding::solved) {
        fmt::print("the next load was not solved: {}\n", next.outcome.where);
      }
    }
  }
  return cold;
}

void print_row(const Row& row, const press::Context& context) {
  Seconds least;
  const PressResult result = measure(bench::build_press_task(row.problem, row.levels, row.bulk_ratio), context, least);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const MeshEffort& last = result.efforts.back();
  fmt::print(
      "{:5} {:5} {:5} {:8} {:8.3f} {:8.3f} {:>8} {:8.3f} {:8.3f} {:6} {:4}/{:<4} {:9.4f} {:9.4f} {:9.4f} {:7.3f} "
      "{:7.3f}\n",
      row.problem, row.levels, row.bulk_ratio, last.n_unknowns, least.cpu[0], least.wall, row.febio, least.cpu[1],
      least.cpu[2], usage.ru_maxrss / 1024, last.n_newton, last.n_iterations, result.force_n, result.surface_mm,
      result.nodule_mm, result.centre_pressure_kpa, result.nodule_pressure_kpa);
}

}  // namespace

int main(int n_arguments, char** arguments) {
  press::Context context;
  const int n_threads = n_arguments > 1 ? std::atoi(arguments[1]) : 1;
  if (n_threads > 1) {
    context.run = bench::build_executor(n_threads);
  }
  fmt::print("kernels {}, threads {}; CPU s of FEBio 4.11 with MUMPS as published, on another machine\n",
             press::list_usable_kernels().back()->name, n_threads);
  fmt::print("{:5} {:5} {:5} {:8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>6} {:>9} {:>9} {:>9} {:>9} {:>7} {:>7}\n", "what",
             "path", "K/mu", "unknowns", "CPU s", "wall s", "FEBio s", "0.1 mm", "1 mm", "MB", "own it", "F N", "u_top",
             "u_nod", "p_c", "p_n");
  for (const Row& row : rows) {
    print_row(row, context);
  }
  return 0;
}
