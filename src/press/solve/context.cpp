#include "press/solve/context.hpp"

#include <algorithm>

#include "math/processor.hpp"

namespace unknot::press {

std::vector<const Kernels*> list_usable_kernels() {
  std::vector<const Kernels*> usable = {&lanes_v2::list_kernels()};
#ifdef UNKNOT_WIDE_LANES
  const int level = math::find_processor_level();
  if (level >= 3) usable.push_back(&lanes_v3::list_kernels());
  if (level >= 4) usable.push_back(&lanes_v4::list_kernels());
#endif
  return usable;
}

// Processors that halve a register of 512 bits gain all of it, others lose nothing.
const Kernels* fit_kernels(const Kernels* kernels, [[maybe_unused]] const Grid& grid) {
#ifdef UNKNOT_WIDE_LANES
  if (kernels == &lanes_v4::list_kernels() && grid.n_x <= n_narrow) return &lanes_v3::list_kernels();
#endif
  return kernels;
}

namespace {

/// Runs the parts first, first + stride, ...
void run_some(const Context& context, int n, int grain, bool heavy, int first, int stride,
              const std::function<void(int, int)>& work) {
  const int n_parts = (n + grain - 1) / grain;
  const int n_mine = n_parts > first ? (n_parts - first + stride - 1) / stride : 0;
  const auto one = [&](int number) {
    const int part = first + number * stride;
    work(part * grain, std::min(n, (part + 1) * grain));
  };
  if (heavy && context.run && n_mine > 1) {
    context.run(n_mine, one);
    return;
  }
  for (int number = 0; number < n_mine; ++number) {
    one(number);
  }
}

}  // namespace

void run_parts(const Context& context, int n, int grain, bool heavy, const std::function<void(int, int)>& work) {
  run_some(context, n, grain, heavy, 0, 1, work);
}

void run_alternating(const Context& context, int n, int grain, bool heavy, const std::function<void(int, int)>& work) {
  run_some(context, n, grain, heavy, 0, 2, work);
  run_some(context, n, grain, heavy, 1, 2, work);
}

}  // namespace unknot::press
