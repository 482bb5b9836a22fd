// What the machine can do, and what share of it the loops of the press reach.
//
//   press_roofline [LEVEL]   a ball on the reference block at level A to E (default E: 263,000 unknowns), on one thread and on two
//
// Bandwidth: a[i] = b[i] + s c[i] over arrays far larger than the caches, three numbers a step, each of four bytes. Arithmetic: chains of
// multiplications and additions in registers, as wide as the loops of the press are on this processor; nothing is fused there, so one
// counts as one. Bytes of a loop are those that it cannot do without (each number it needs read once, each result written once, and
// read where it is added to); its operations are counted by hand from the source. The bound is the larger of bytes over bandwidth and
// operations over arithmetic; the share is the bound over the measured time.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "press/mesh/elements.hpp"
#include "press/mesh/middle.hpp"
#include "press_scene.hpp"

namespace {

using namespace unknot;
using namespace unknot::press;

double find_seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The best of some runs, on as many threads: every thread does `work(number)`.
double find_best(int n_threads, int n_runs, const std::function<void(int)>& work) {
  double best = 1e30;
  for (int run = 0; run < n_runs; ++run) {
    best = std::min(best, find_seconds([&] {
                      std::vector<std::jthread> threads;
                      for (int number = 1; number < n_threads; ++number)
                        threads.emplace_back([&, number] { work(number); });
                      work(0);
                    }));
  }
  return best;
}

/// [GB/s]
double find_bandwidth(int n_threads) {
  constexpr std::size_t n = std::size_t(16) << 20U;  // 64 MB an array and thread
  struct Arrays {
    std::vector<float> a = std::vector<float>(n);
    std::vector<float> b = std::vector<float>(n, 1.0F);
    std::vector<float> c = std::vector<float>(n, 2.0F);
  };
  std::vector<Arrays> arrays(static_cast<std::size_t>(n_threads));
  const double seconds = find_best(n_threads, 7, [&](int number) {
    Arrays& own = arrays[static_cast<std::size_t>(number)];
    const float* b = own.b.data();
    const float* c = own.c.data();
    float* a = own.a.data();
    for (std::size_t i = 0; i < n; ++i) a[i] = b[i] + 0.5F * c[i];
  });
  return 3.0 * sizeof(float) * static_cast<double>(n) * n_threads / seconds * 1e-9;
}

constexpr int n_chains = 12;
constexpr int n_links = 2'000'000;

/// Chains that the compiler cannot shorten; a multiplication and an addition a link and chain, on each of the lanes.
template <class Lane>
[[gnu::always_inline]] inline void run_chains(float* out) {
  Lane chains[n_chains];
  for (int chain = 0; chain < n_chains; ++chain) chains[chain] = Lane{} + 1.0F + static_cast<float>(chain);
  for (int link = 0; link < n_links; ++link) {
    for (Lane& chain : chains) chain = chain * 0.999F + 0.001F;
  }
  Lane sum{};
  for (const Lane& chain : chains) sum += chain;
  *out = sum[0];
}

using Lane4 = float __attribute__((vector_size(16)));
using Lane8 = float __attribute__((vector_size(32)));
using Lane16 = float __attribute__((vector_size(64)));
void run_v2(float* out) { run_chains<Lane4>(out); }
[[gnu::target("avx2")]] void run_v3(float* out) { run_chains<Lane8>(out); }
[[gnu::target("avx512f")]] void run_v4(float* out) { run_chains<Lane16>(out); }

/// [Gflop/s] in single precision.
double find_arithmetic(int n_threads, const std::string& kernels) {
  const bool is_v4 = kernels == "lanes_v4";
  const bool is_v3 = kernels == "lanes_v3";
  const int width = is_v4 ? 16 : is_v3 ? 8 : 4;
  std::vector<float> out(static_cast<std::size_t>(n_threads));
  const double seconds = find_best(n_threads, 5, [&](int number) {
    float* own = &out[static_cast<std::size_t>(number)];
    is_v4 ? run_v4(own) : is_v3 ? run_v3(own) : run_v2(own);
  });
  return 2.0 * n_chains * n_links * width * n_threads / seconds * 1e-9;
}

/// The reference block, pressed, with everything that one step of Newton's needs.
struct Scene {
  Mesh mesh;
  std::array<std::vector<double>, 3> sizes;
  std::array<std::vector<float>, 3> single_sizes;
  Field<double> displacement, force, energy, pressure;
  Field<float> shear, bulk, stiffening, single, single_pressure, stencil, lines, residual, work, change, solution;

  explicit Scene(Fineness fineness)
      : mesh(build_mesh(bench::build_press_task("ball", "A", 50.0).block, BlockPart::quarter,
                        build_reference_grading(fineness))
                 .value()),
        sizes{list_sizes<double>(mesh.x, mesh.grid.pitch), list_sizes<double>(mesh.y, mesh.grid.pitch),
              list_sizes<double>(mesh.z, mesh.grid.pitch)},
        single_sizes{list_sizes<float>(mesh.x, mesh.grid.pitch), list_sizes<float>(mesh.y, mesh.grid.pitch),
                     list_sizes<float>(mesh.z, mesh.grid.pitch)},
        displacement(mesh.grid, 3),
        force(mesh.grid, 3),
        energy(mesh.grid, 1),
        pressure(mesh.grid, 1),
        shear(copy(mesh.shear)),
        bulk(copy(mesh.bulk)),
        stiffening(copy(mesh.stiffening)),
        single(mesh.grid, 3),
        single_pressure(mesh.grid, 1),
        stencil(mesh.grid, n_stencil),
        lines(mesh.grid, 15),
        residual(mesh.grid, 3),
        work(mesh.grid, 3),
        change(mesh.grid, 3),
        solution(mesh.grid, 3) {
    std::fill_n(residual.data(), residual.size(), 1.0F);
  }

  [[nodiscard]] Field<float> copy(const Field<double>& from) const {
    Field<float> to(mesh.grid, 1);
    std::transform(from.data(), from.data() + from.size(), to.data(),
                   [](double one) { return static_cast<float>(one); });
    return to;
  }
  [[nodiscard]] Tangent find_tangent() {
    Tangent tangent{};
    tangent.elements = {
        mesh.grid,   single_sizes[0].data(), single_sizes[1].data(), single_sizes[2].data(), shear.data(),
        bulk.data(), stiffening.data()};
    tangent.displacement = single.data();
    tangent.pressure = single_pressure.data();
    tangent.stencil = stencil.data();
    return tangent;
  }
};

/// One loop: what it needs of the machine for each node, and how it runs over the whole mesh.
struct Loop {
  const char* name;
  double bytes;  ///< a node
  double operations;  ///< a node, in single precision; one in double counts as two
  std::function<void(const Context&)> run;
};

std::vector<Loop> list_loops(Scene& scene, const Kernels& kernels) {
  const Grid& grid = scene.mesh.grid;
  const Smoothing smoothing = {scene.lines.data(),
                               scene.residual.data(),
                               scene.work.data(),
                               scene.change.data(),
                               scene.solution.data(),
                               0.5F,
                               0.5F};
  return {
      // Displacement (3), moduli (3), pressure and energy (2), force (3, twice). A point: deformation 80, law 120, stress 60; around the
      // points: gradients 290, forces 430.
      {"residual", 8.0 * (3 + 3 + 2 + 6), 2.0 * (8 * 260 + 720),
       [&](const Context& context) {
         const Elements<double> elements = find_elements(scene.mesh, scene.sizes);
         const Answer answer = {scene.displacement.data(), scene.force.data(), scene.energy.data(),
                                scene.pressure.data()};
         run_alternating(context, grid.n_z - 1, 2, true,
                         [&](int begin, int end) { kernels.answer_layers(elements, answer, begin, end); });
       }},
      // Displacement (3), moduli and pressure (4), the stencil (126, twice). A point: deformation 80, gradients 290, law 85, stress 390, pairs
      // 36 times 65; besides: the volume's part 970, sums 320.
      {"assembly", 4.0 * (3 + 4 + 2 * n_stencil), 8.0 * (845 + 36 * 65) + 1290,
       [&](const Context& context) {
         const Tangent tangent = scene.find_tangent();
         run_alternating(context, grid.n_z - 1, 2, true,
                         [&](int begin, int end) { kernels.build_layers(tangent, begin, end); });
       }},
      // The stencil (126), x (3), y (3, twice); each number of the stencil but the node's own serves two rows.
      {"product", 4.0 * (n_stencil + 9), 2.0 * (9 + 2 * 9 * 13) + 3 * 27,
       [&](const Context& context) {
         run_alternating(context, grid.n_z, 3, true, [&](int begin, int end) {
           kernels.multiply(grid, scene.stencil.data(), scene.residual.data(), scene.work.data(), 1.0F, begin, end);
         });
       }},
      // The lines (15), residual (3), change and solution (3 each, twice); the work of a column stays near.
      {"smoother, lines", 4.0 * (15 + 3 + 12), 2.0 * (9 + 9 + 9) + 12,
       [&](const Context& context) {
         run_parts(context, grid.n_y, 4, true,
                   [&](int begin, int end) { kernels.smooth(grid, smoothing, begin, end); });
       }},
      // What is not smoothed away: the stencil (126), the lines (15, twice), by column.
      {"factors of lines", 4.0 * (18 + 15), 2.0 * (27 + 27 + 18) + 40,
       [&](const Context& context) {
         run_parts(context, grid.n_y, 4, true, [&](int begin, int end) {
           kernels.factor_lines(grid, scene.stencil.data(), scene.lines.data(), begin, end);
         });
       }},
  };
}

void print_loops(Scene& scene, int n_threads, const Kernels& kernels) {
  Context context;
  context.kernels = &kernels;
  if (n_threads > 1) context.run = bench::build_executor(n_threads);
  const double bandwidth = find_bandwidth(n_threads);
  const double arithmetic = find_arithmetic(n_threads, kernels.name);
  const auto n_nodes = static_cast<double>(scene.mesh.grid.n_nodes());
  fmt::print("\n{} thread{}: {:.1f} GB/s, {:.0f} Gflop/s in single precision ({})\n\n", n_threads,
             n_threads > 1 ? "s" : "", bandwidth, arithmetic, kernels.name);
  fmt::print("| loop | ns a node | GB/s | Gflop/s | bound by | share reached |\n|---|---|---|---|---|---|\n");
  for (const Loop& loop : list_loops(scene, kernels)) {
    double best = 1e30;
    for (int run = 0; run < 12; ++run) best = std::min(best, find_seconds([&] { loop.run(context); }));
    const double by_bytes = loop.bytes * n_nodes / bandwidth * 1e-9;
    const double by_operations = loop.operations * n_nodes / arithmetic * 1e-9;
    fmt::print("| {} | {:.1f} | {:.1f} | {:.1f} | {} | {:.0f} % |\n", loop.name, best / n_nodes * 1e9,
               loop.bytes * n_nodes / best * 1e-9, loop.operations * n_nodes / best * 1e-9,
               by_bytes > by_operations ? "bandwidth" : "arithmetic", 100.0 * std::max(by_bytes, by_operations) / best);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string level = argc > 1 ? argv[1] : "E";
  if (level.size() != 1 || level[0] < 'A' || level[0] > 'E') {
    fmt::print("press_roofline: \"{}\" is no level. Allowed: A, B, C, D, E.\n", level);
    return 2;
  }
  Scene scene(static_cast<Fineness>(level[0] - 'A'));
  const Kernels& kernels = *list_usable_kernels().back();
  fmt::print("level {}: {} nodes\n", level, scene.mesh.grid.n_nodes());
  for (const int n_threads : {1, 2}) print_loops(scene, n_threads, kernels);
}
