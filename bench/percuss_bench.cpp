// What beating on tissue costs: ten cycles at draft, to be held within 20 s on two cores.
//
//   percuss_bench            one thread
//   percuss_bench 2          two threads
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <string>

#include "percuss_scene.hpp"

int main(int n_arguments, char** arguments) {
  using namespace unknot;
  const int n_threads = n_arguments > 1 ? std::atoi(arguments[1]) : 1;
  bench::Crew crew(n_threads);
  press::Context context;
  if (n_threads > 1) {
    context.run = crew.build_executor();
  }
  fmt::print("ten cycles at draft; promised: 20 s on 2 cores. Threads {}, kernels {}\n", n_threads,
             press::list_usable_kernels().back()->name);
  fmt::print("{:>5} {:>7} {:>7} {:>8} {:>9} {:>8} {:>8} {:>9} {:>9} {:>9} {:>8} {:>8} {:>7}\n", "Hz", "stroke", "K/mu",
             "steps", "least us", "wall s", "error", "peak N", "mean N", "knot kPa", "slow kPa", "spread", "touch");
  for (const double ratio : {50.0, 200.0}) {
    for (const PressBeat beat :
         {PressBeat{20.0, 10.0}, PressBeat{40.0, 6.0}, PressBeat{40.0, 12.0}, PressBeat{53.0, 16.0}}) {
      press::PercussTask task = bench::build_percuss_task(beat, ratio);
      task.most_cycles = task.least_cycles = 10;
      const auto begin = std::chrono::steady_clock::now();
      const auto result = press::percuss(task, context);
      const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      if (!result) {
        fmt::print("{}\n", build_sentence(result.error()));
        continue;
      }
      const Percussion& run = result->run;
      fmt::print("{:5} {:7} {:7} {:8} {:9.2f} {:8.2f} {:8.5f} {:9.2f} {:9.2f} {:9.3f} {:8.3f} {:8.4f} {:7.2f} {}\n",
                 beat.frequency_hz, beat.stroke_mm, ratio, run.n_steps, 1e6 * run.least_step_s, seconds,
                 run.energy_error, run.last.peak_force_n, run.last.mean_force_n, run.last.peak_nodule_kpa,
                 result->rest.nodule_pressure_kpa, run.spread, run.last.touching_share, result->outcome.where);
    }
  }
  return 0;
}
