// A nodule that is shaken beside a vibrator, as ultrasound saw it.
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

double find_ratio(Stiffness stiffness) {
  if (stiffness == Stiffness::usual) return 2.0;
  return stiffness == Stiffness::low ? 1.5 : 4.0;
}

// With the nodule over the same without it, less 1, in per cent: of the nodule's motion and of its shear, each against what is beside it.
void add_shaken(double frequency_hz, double scale, double ratio, const std::string& end,
                const std::function<bool()>& is_stopped, std::vector<Measured>& all) {
  Context context;
  context.is_stopped = is_stopped;
  const std::string motion = "V9.motion_" + end;
  const std::string shear = "V9.shear_" + end;
  const auto plain = shake(build_task(frequency_hz, scale, 1.0), context);
  const auto shaken = shake(build_task(frequency_hz, scale, ratio), context);
  std::string why;
  for (const auto* one : {&plain, &shaken}) {
    if (!*one) why = build_sentence(one->error());
    if (*one && (*one)->outcome.ending != PressEnding::solved) why = (*one)->outcome.where;
  }
  if (!why.empty()) {
    all.push_back({motion, std::nullopt, why});
    all.push_back({shear, std::nullopt, why});
    return;
  }
  const auto compare = [&](double Shaken::* nodule, double Shaken::* beside) {
    return 100.0 * ((*shaken).*nodule / (*shaken).*beside * (*plain).*beside / (*plain).*nodule - 1.0);
  };
  all.push_back({motion, compare(&Shaken::nodule_mm, &Shaken::beside_mm), ""});
  all.push_back({shear, compare(&Shaken::nodule_strain, &Shaken::beside_strain), ""});
}

}  // namespace

std::vector<Measured> shake_nodule(const TargetSites& /*sites*/, Stiffness stiffness,
                                   const std::function<bool()>& is_stopped) {
  std::vector<Measured> all;
  for (const double frequency_hz : {92.0, 150.0, 250.0}) {
    const std::string hertz = std::to_string(static_cast<int>(frequency_hz));
    add_shaken(frequency_hz, 1.0, find_ratio(stiffness), "small_" + hertz, is_stopped, all);
    add_shaken(frequency_hz, 2.0, find_ratio(stiffness), "large_" + hertz, is_stopped, all);
  }
  return all;
}

}  // namespace unknot::press
