// Flat probes on shin, calf and buttock.
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <utility>

#include "press/site/build_block.hpp"
#include "press/validate/scene.hpp"
#include "press/validate/targets.hpp"

namespace unknot::press {
namespace {

// Finger pads on four rubber hoses, 1 to 20 N: 0.9 on average (Seo, Armstrong 2009, doi 10.1080/00140130802471595). That skin of the leg
// holds as well is assumed.
constexpr double rubber_friction = 0.9;

// A site of a man of medium build.
std::expected<Scene, Problem> build_site_scene(const SiteLayers& site, Stiffness stiffness, double radius_mm,
                                               double friction, const std::function<bool()>& is_stopped) {
  auto block = build_block(site, {}, stiffness);
  if (!block) return std::unexpected(block.error());
  return build_scene(std::move(*block), radius_mm, friction, Quality::usual, is_stopped);
}

std::string build_words(const char* format, double first, double second) {
  std::array<char, 80> words{};
  std::snprintf(words.data(), words.size(), format, first, second);
  return words.data();
}

struct Strains {
  double fat = 0.0;
  double muscle = 0.0;
};

// Greatest principal strain of fat and muscle at a pressure over 1 cm2, or why there is none.
std::expected<Strains, std::string> find_strains(const SiteLayers& site, Stiffness stiffness, double pressure_kpa,
                                                 const std::function<bool()>& is_stopped) {
  auto scene = build_site_scene(site, stiffness, std::sqrt(100.0 / std::numbers::pi), rubber_friction, is_stopped);
  if (!scene) return std::unexpected(build_sentence(scene.error()));
  constexpr int n_steps = 10;
  const double force_n = 0.1 * pressure_kpa;
  double reached = 0.0;
  DoseRow row;
  for (int step = 1; step <= n_steps; ++step) {
    const auto found = scene->solver->press(force_n * step / n_steps);
    if (!found) return std::unexpected(build_sentence(found.error()));
    if (found->outcome.ending != PressEnding::solved) {
      return std::unexpected(build_words("no balance found beyond %.0f of %.0f N", reached, force_n));
    }
    row = found->row;
    reached = row.force_n;
  }
  Strains strains;
  for (const LayerStrain& layer : row.layers) {
    if (layer.layer == "fat") strains.fat = layer.peak_stretch - 1.0;
    if (layer.layer == "muscle") strains.muscle = layer.peak_stretch - 1.0;
  }
  return strains;
}

void add_strains(const std::string& place, const std::expected<Strains, std::string>& found,
                 std::vector<Measured>& all) {
  if (found) {
    all.push_back({"V5." + place + "_fat", found->fat, ""});
    all.push_back({"V5." + place + "_muscle", found->muscle, ""});
  } else {
    all.push_back({"V5." + place + "_fat", std::nullopt, found.error()});
    all.push_back({"V5." + place + "_muscle", std::nullopt, found.error()});
  }
}

// How much shorter than at rest a layer is below the middle of the probe [mm].
double find_shortening(const Scene& scene, const std::string& name) {
  const Equilibrium& state = scene.solver->solver().finest();
  const Mesh& mesh = state.mesh();
  const auto find_sink = [&](double height) {
    int k = 0;
    while (mesh.z[std::size_t(k)] < height - 1e-6) ++k;
    return state.displacement()[mesh.grid.find_place(2, mesh.middle_i, mesh.middle_j, k)];
  };
  double top = mesh.z.back();
  for (const TissueLayer& layer : scene.block.layers) {
    const double bottom = top - layer.thickness_mm;
    if (layer.name == name) return find_sink(bottom) - find_sink(top);
    top = bottom;
  }
  return 0.0;
}

// One state of the buttock.
struct Pressed {
  double force_n = 0.0;
  double fat_mm = 0.0;
  double muscle_mm = 0.0;
};

// How many times as stiff a layer is between the last two states as between the first two.
double find_ratio(const Pressed& a, const Pressed& b, const Pressed& c, const Pressed& d,
                  double Pressed::* shortening) {
  const double first = (b.force_n - a.force_n) / (b.*shortening - a.*shortening);
  return (d.force_n - c.force_n) / (d.*shortening - c.*shortening) / first;
}

void add_stiffening(const SiteLayers& site, Stiffness stiffness, double radius_mm,
                    const std::function<bool()>& is_stopped, std::vector<Measured>& all) {
  const std::string end = "_" + std::to_string(static_cast<int>(radius_mm));
  const auto fail = [&](const std::string& why) {
    all.push_back({"V8.muscle" + end, std::nullopt, why});
    all.push_back({"V8.fat" + end, std::nullopt, why});
  };
  auto scene = build_site_scene(site, stiffness, radius_mm, 0.0, is_stopped);  // gel lies below an ultrasound probe
  if (!scene) {
    fail(build_sentence(scene.error()));
    return;
  }
  std::array<Pressed, 6> states{};
  constexpr std::array<double, 6> forces = {0.9, 1.1, 4.5, 5.5, 27.0, 33.0};  // around 1, 5 and 30 N
  for (std::size_t k = 0; k < forces.size(); ++k) {
    const auto found = scene->solver->press(forces[k]);
    if (!found) {
      fail(build_sentence(found.error()));
      return;
    }
    if (found->outcome.ending != PressEnding::solved) {
      fail(build_words("no balance found beyond %.0f of %.0f N", k == 0 ? 0.0 : states[k - 1].force_n, 33.0));
      return;
    }
    states[k] = {found->row.force_n, find_shortening(*scene, "fat"), find_shortening(*scene, "muscle")};
  }
  all.push_back({"V8.muscle" + end, find_ratio(states[2], states[3], states[4], states[5], &Pressed::muscle_mm), ""});
  all.push_back({"V8.fat" + end, find_ratio(states[0], states[1], states[4], states[5], &Pressed::fat_mm), ""});
}

}  // namespace

std::vector<Measured> press_leg(const TargetSites& sites, Stiffness stiffness,
                                const std::function<bool()>& is_stopped) {
  const auto shin = find_strains(sites.shin, stiffness, 319.0, is_stopped);
  const auto calf = find_strains(sites.calf, stiffness, 432.0, is_stopped);
  std::vector<Measured> all;
  add_strains("shin", shin, all);
  add_strains("calf", calf, all);
  if (shin && calf) {
    all.push_back({"V5.order", calf->muscle / shin->muscle, ""});
  } else {
    all.push_back({"V5.order", std::nullopt, shin ? calf.error() : shin.error()});
  }
  return all;
}

std::vector<Measured> press_buttock(const TargetSites& sites, Stiffness stiffness,
                                    const std::function<bool()>& is_stopped) {
  std::vector<Measured> all;
  for (const double radius_mm : {10.0, 15.0}) add_stiffening(sites.buttock, stiffness, radius_mm, is_stopped, all);
  return all;
}

}  // namespace unknot::press
