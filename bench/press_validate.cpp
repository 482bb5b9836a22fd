// What the model of pressing says where something was measured in living people: V5 and V8 of docs/science/validation.md, over the
// range of measured stiffness. Nothing is fitted here.
//
// V5  Finocchietti 2013 (magnetic resonance and finite elements): a probe of 1 cm2 at the pressure that begins to hurt. Strain of fat
//     and muscle at the tibialis anterior (319 kPa) and at the gastrocnemius (432 kPa).
// V8  Isogai 2022 (ultrasound, 21 men): how much stiffer the buttock's subcutaneous tissue is at 30 N than at 1 N, and its muscle at
//     30 N than at 5 N: slopes of stress over the layer's own shortening below the probe.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <numbers>
#include <string>

#include "app/engine.hpp"
#include "app/press/find_site.hpp"
#include "press/dose/path.hpp"
#include "press/site/build_block.hpp"
#include "press/site/site_press.hpp"

namespace {

using namespace unknot;

constexpr std::array<Stiffness, 3> stiffnesses = {Stiffness::low, Stiffness::usual, Stiffness::high};
constexpr std::array<const char*, 3> names = {"low", "usual", "high"};

PressTool build_probe(double radius_mm) {
  PressTool probe;
  probe.shape = {ToolForm::disc, radius_mm, 0.0, 0.0, 10.0, 0.3 * radius_mm};  // rubber: its edge is round (assumed)
  probe.most_force_n = 100.0;
  return probe;
}

/// A solver for a site of a man of medium build. Names and sizes are written here; a problem ends the program with bad_expected_access.
std::unique_ptr<press::ForceSolver> build_solver(const Atlas& atlas, const std::string& site, Stiffness stiffness,
                                                 const PressTool& probe, TissueBlock& block) {
  const TissueBlock narrow = press::build_block(app::find_site(atlas, site).value(), {}, stiffness).value();
  block = press::widen_block(narrow, probe.shape, {}).value();
  press::PathTask task;
  task.block = block;
  task.tool = probe;
  return std::move(press::ForceSolver::build(task, {}).value());
}

void show_strains(const Atlas& atlas, const char* site, double pressure_kpa) {
  const PressTool probe = build_probe(std::sqrt(100.0 / std::numbers::pi));
  for (std::size_t n = 0; n < stiffnesses.size(); ++n) {
    TissueBlock block;
    const auto solver = build_solver(atlas, site, stiffnesses[n], probe, block);
    auto found = solver->press(1.0);
    for (const double share : {0.1, 0.2, 0.4, 0.6, 0.8, 1.0}) {
      if (found && found->outcome.ending == PressEnding::solved) found = solver->press(0.1 * share * pressure_kpa);
    }
    if (!found || found->outcome.ending != PressEnding::solved) {
      fmt::print("V5 {} {}: {}\n", site, names[n], found ? found->outcome.where : build_sentence(found.error()));
      continue;
    }
    for (const LayerStrain& layer : found->row.layers) {
      fmt::print("V5 {} {} {}: greatest stretch {:+.2f}, least {:+.2f}, shear {:.2f}\n", site, names[n], layer.layer,
                 layer.peak_stretch - 1.0, layer.peak_squeeze - 1.0, layer.peak_shear_strain);
    }
  }
}

/// How much shorter than at rest a layer is below the middle of the probe [mm].
double find_shortening(const press::ForceSolver& solver, const TissueBlock& block, const std::string& name) {
  const press::Equilibrium& state = solver.solver().finest();
  const press::Mesh& mesh = state.mesh();
  double top = mesh.z.back();
  for (const TissueLayer& layer : block.layers) {
    const double bottom = top - layer.thickness_mm;
    if (layer.name == name) {
      const auto find_sink = [&](double height) {
        int k = 0;
        while (mesh.z[std::size_t(k)] < height - 1e-6) ++k;
        return state.displacement()[mesh.grid.find_place(2, mesh.middle_i, mesh.middle_j, k)];
      };
      return find_sink(bottom) - find_sink(top);
    }
    top = bottom;
  }
  return 0.0;
}

void show_stiffening(const Atlas& atlas, const char* site, double radius_mm) {
  struct Part {
    const char* layer;
    double from_n;
    double published;
  };
  for (std::size_t n = 0; n < stiffnesses.size(); ++n) {
    for (const Part& part : {Part{"fat", 1.0, 84.0}, Part{"muscle", 5.0, 7.1}}) {
      TissueBlock block;
      const PressTool probe = build_probe(radius_mm);
      const auto solver = build_solver(atlas, site, stiffnesses[n], probe, block);
      std::array<double, 4> shortening{};
      const std::array<double, 4> forces = {0.9 * part.from_n, 1.1 * part.from_n, 27.0, 33.0};
      std::array<double, 4> met{};
      bool solved = true;
      for (std::size_t k = 0; k < forces.size() && solved; ++k) {
        const auto found = solver->press(forces[k]);
        solved = found && found->outcome.ending == PressEnding::solved;
        if (!solved) continue;
        met[k] = found->row.force_n;
        shortening[k] = find_shortening(*solver, block, part.layer);
      }
      const double first = (met[1] - met[0]) / (shortening[1] - shortening[0]);
      const double last = (met[3] - met[2]) / (shortening[3] - shortening[2]);
      fmt::print("V8 {} probe {:.0f} mm {} {}: {} times as stiff (published {:.0f})\n", site, radius_mm, names[n],
                 part.layer, solved ? fmt::format("{:.1f}", last / first) : "not solved,", part.published);
    }
  }
}

}  // namespace

int main() {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const auto engine = app::Engine::load();
  if (!engine) {
    fmt::print(stderr, "{}\n", build_sentence(engine.error()));
    return 1;
  }
  show_strains(engine->atlas(), "tibialis_anterior.one", 319.0);
  show_strains(engine->atlas(), "gastrocnemius.inner", 432.0);
  for (const double radius : {10.0, 15.0}) show_stiffening(engine->atlas(), "gluteus_maximus.one", radius);
}
