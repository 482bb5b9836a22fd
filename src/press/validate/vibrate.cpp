// A nodule that is shaken beside a vibrator, as ultrasound saw it.
#include <utility>

#include "press/percuss/shake.hpp"
#include "press/validate/targets.hpp"

namespace unknot::press {
namespace {

std::vector<double> list_planes(double cell, double even, double end, double growth) {
  std::vector<double> planes = {0.0};
  while (planes.back() < even - 1e-9) planes.push_back(planes.back() + cell);
  while (planes.back() + 1.5 * cell < end) {
    cell *= growth;
    planes.push_back(planes.back() + cell);
  }
  planes.back() = end;
  return planes;
}

ShakeTask build_task(double frequency_hz, double scale, double ratio) {
  ShakeTask task;
  task.block.half_width_mm = 26.0;
  task.block.layers = {{"skin", 2.0, 20.0}, {"fat", 5.0, 3.0}, {"muscle", 17.0, 6.0}};
  task.block.nodule = TissueNodule{12.0, {3.5 * scale, 2.0 * scale, 1.5 * scale}, 6.0 * ratio};
  task.frequency_hz = frequency_hz;
  task.grading.planes_mm[0] = list_planes(1.0, 17.0, 26.0, 1.3);
  task.grading.planes_mm[1] = list_planes(1.0, 5.0, 26.0, 1.3);
  task.grading.planes_mm[2] = {0.0,  2.0,  4.0,  6.0,  7.5,   9.0,  10.0,  11.0, 12.0, 13.0,
                               14.0, 15.0, 16.0, 17.0, 18.25, 19.5, 20.75, 22.0, 24.0};
  task.block.bulk_kpa = 300.0;  // 50 times muscle's shear modulus
  task.aside_mm = 12.0;
  task.n_cycles = frequency_hz < 120.0 ? 4 : 8;
  return task;
}

// Why there are no amplitudes, or nothing.
std::string find_failure(const std::expected<Shaken, Problem>& shaken) {
  if (!shaken) return build_sentence(shaken.error());
  return shaken->outcome.where;
}

}  // namespace

std::vector<Measured> shake_nodule(double frequency_hz, double scale, const std::function<bool()>& is_stopped) {
  Context context;
  context.is_stopped = is_stopped;
  const std::string end = (scale > 1.0 ? "_large_" : "_small_") + std::to_string(static_cast<int>(frequency_hz));
  const auto plain = shake(build_task(frequency_hz, scale, 1.0), context);
  std::vector<Measured> all;
  for (const auto& [stiffness, ratio] :
       {std::pair{Stiffness::low, 1.5}, std::pair{Stiffness::usual, 2.0}, std::pair{Stiffness::high, 4.0}}) {
    const auto shaken = shake(build_task(frequency_hz, scale, ratio), context);
    const std::string why = find_failure(plain) + find_failure(shaken);
    // With the nodule over the same without it, less 1, in per cent; each against what is beside it.
    const auto add = [&](const char* name, double Shaken::* nodule, double Shaken::* beside) {
      std::optional<double> value;
      if (plain && shaken && why.empty()) {
        value = 100.0 * ((*shaken).*nodule / (*shaken).*beside * (*plain).*beside / (*plain).*nodule - 1.0);
      }
      all.push_back({name + end, value, why, stiffness});
    };
    add("V9.motion", &Shaken::nodule_mm, &Shaken::beside_mm);
    add("V9.shear", &Shaken::nodule_strain, &Shaken::beside_strain);
  }
  return all;
}

}  // namespace unknot::press
