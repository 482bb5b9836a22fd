// What beating on tissue costs, and what the assumed numbers change.
//
//   percuss_bench            ten cycles at draft, to be held within 20 s on two cores; one thread
//   percuss_bench 2          the same on two threads
//   percuss_bench 1 study    one beat with one number changed at a time
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "press/percuss/percuss.hpp"
#include "team/team.hpp"

namespace {

using namespace unknot;

/// A gun's ball, held with 20 N, on 2 mm of skin, 8 of fat, 1 of fascia, 29 of muscle with a knot at 20 mm.
press::PercussTask build_percuss_task(const PressBeat& beat, double bulk_kpa) {
  press::PercussTask task;
  task.block.layers = {{"skin", 2.0, 20.0}, {"fat", 8.0, 2.0}, {"fascia", 1.0, 100.0}, {"muscle", 29.0, 6.0}};
  task.block.nodule = TissueNodule{20.0, {3.5, 2.0, 1.5}, 23.0};
  task.block.bulk_kpa = bulk_kpa;
  task.tool.shape = {ToolForm::ball, 22.0};
  task.tool.most_force_n = 120.0;
  task.beat = beat;
  task.grip.force_n = 20.0;
  task.most_cycles = task.least_cycles = 10;
  return task;
}

void print_head() {
  fmt::print("{:34} {:>7} {:>8} {:>7} {:>7} {:>7} {:>9} {:>8} {:>8} {:>8} {:>8} {:>8} {:>7} {:>7} {:>7}\n", "", "steps",
             "least us", "wall s", "CPU s", "gain", "peak N", "mean N", "skin kPa", "knot kPa", "slow kPa", "shear",
             "spread", "touch", "power W");
}

void print_run(const std::string& name, const press::PercussTask& task, const press::Context& context) {
  const auto begin = std::chrono::steady_clock::now();
  const std::clock_t cpu = std::clock();
  const auto result = press::percuss(task, context);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (!result) {
    fmt::print("{:34} {}\n", name, build_sentence(result.error()));
    return;
  }
  const Percussion& run = result->run;
  fmt::print(
      "{:34} {:7} {:8.2f} {:7.2f} {:7.2f} {:7.5f} {:9.2f} {:8.2f} {:8.1f} {:8.3f} {:8.3f} {:8.4f} {:7.4f} {:7.2f} "
      "{:7.2f} {}\n",
      name, run.n_steps, 1e6 * run.least_step_s, seconds, static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC,
      run.energy_error, run.last.peak_force_n, run.last.mean_force_n, run.last.peak_skin_kpa, run.last.peak_nodule_kpa,
      result->rest.nodule_pressure_kpa, run.last.shear_amplitude, run.spread, run.last.touching_share, run.last.power_w,
      result->outcome.where);
  std::fflush(stdout);
}

void print_times(const press::Context& context) {
  for (const double bulk : {1200.0, 6000.0}) {
    for (const PressBeat beat :
         {PressBeat{20.0, 10.0}, PressBeat{40.0, 6.0}, PressBeat{40.0, 12.0}, PressBeat{53.0, 16.0}}) {
      const std::string name = fmt::format("{:g} Hz, {:g} mm, K {:g} kPa", beat.frequency_hz, beat.stroke_mm, bulk);
      print_run(name, build_percuss_task(beat, bulk), context);
    }
  }
}

void print_study(const press::Context& context) {
  struct Change {
    const char* name;
    std::function<void(press::PercussTask&)> make;
  };
  const std::vector<Change> changes = {
      {"40 Hz, 12 mm, 20 N", [](press::PercussTask&) {}},
      {"K 500 kPa", [](press::PercussTask& task) { task.block.bulk_kpa = 500.0; }},
      {"K 3,000 kPa", [](press::PercussTask& task) { task.block.bulk_kpa = 3000.0; }},
      {"K 6,000 kPa", [](press::PercussTask& task) { task.block.bulk_kpa = 6000.0; }},
      {"loss ratio 0.2", [](press::PercussTask& task) { task.loss_ratio = 0.2; }},
      {"loss ratio 0.7", [](press::PercussTask& task) { task.loss_ratio = 0.7; }},
      {"casing 0.5 kg", [](press::PercussTask& task) { task.grip.casing_kg = 0.5; }},
      {"casing 2 kg", [](press::PercussTask& task) { task.grip.casing_kg = 2.0; }},
      {"hand 30 N s/m", [](press::PercussTask& task) { task.grip.hand_n_s_per_m = 30.0; }},
      {"hand 300 N s/m", [](press::PercussTask& task) { task.grip.hand_n_s_per_m = 300.0; }},
      {"density 950 kg/m3", [](press::PercussTask& task) { task.density_kg_m3 = 950.0; }},
      {"block half as wide again", [](press::PercussTask& task) { task.block.half_width_mm = 75.0; }},
      {"usual cells", [](press::PercussTask& task) { task.quality = press::Quality::usual; }},
  };
  for (const Change& change : changes) {
    press::PercussTask task = build_percuss_task({40.0, 12.0}, 1200.0);
    change.make(task);
    print_run(change.name, task, context);
  }
}

}  // namespace

int main(int n_arguments, char** arguments) {
  const int n_threads = n_arguments > 1 ? std::atoi(arguments[1]) : 1;
  team::Team team(n_threads);
  press::Context context;
  if (n_threads > 1) {
    context.run = [&](int n, const std::function<void(int)>& work) { team.run(n, work); };
  }
  fmt::print("ten cycles at draft; promised: 20 s on 2 cores. Threads {}, kernels {}\n", n_threads,
             press::list_usable_kernels().back()->name);
  print_head();
  if (n_arguments > 2) {
    print_study(context);
  } else {
    print_times(context);
  }
  return 0;
}
