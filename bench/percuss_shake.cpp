// How much less a nodule shakes than the muscle beside it, for the ratios of stiffness that are possible: validation V9, where
// ultrasound measured 27 % less at 100 to 250 Hz (Sikdar 2008, doi 10.1109/IEMBS.2008.4650480).
//
// Of each number: with the nodule, over the same without it, less 1.
#include <fmt/format.h>

#include <cstdio>
#include <vector>

#include "press/percuss/shake.hpp"

namespace {

using namespace unknot;

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

press::ShakeTask build_task(double frequency_hz, double scale, double ratio) {
  press::ShakeTask task;
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

}  // namespace

int main() {
  fmt::print("{:>5} {:>6} {:>6} {:>14} {:>10} {:>16} {:>12}\n", "Hz", "size", "ratio", "displacement %", "strain %",
             "beside um", "strain there");
  for (const double scale : {1.0, 2.0}) {
    for (const double frequency : {92.0, 150.0, 250.0}) {
      press::Shaken plain;
      for (const double ratio : {1.0, 1.5, 2.0, 4.0}) {
        const auto shaken = press::shake(build_task(frequency, scale, ratio), {});
        if (!shaken) {
          fmt::print("{}\n", build_sentence(shaken.error()));
          return 1;
        }
        if (ratio == 1.0) plain = *shaken;
        fmt::print(
            "{:5} {:6} {:6} {:14.1f} {:10.1f} {:16.3f} {:12.5f}\n", frequency, scale, ratio,
            100.0 * (shaken->nodule_mm / shaken->beside_mm * plain.beside_mm / plain.nodule_mm - 1.0),
            100.0 * (shaken->nodule_strain / shaken->beside_strain * plain.beside_strain / plain.nodule_strain - 1.0),
            1e3 * shaken->beside_mm, shaken->beside_strain);
      }
    }
  }
  return 0;
}
