#include "press/solve/context.hpp"

#include <algorithm>

namespace unknot::press {

std::vector<const Kernels*> list_usable_kernels() {
  std::vector<const Kernels*> usable = {&lanes_v2::list_kernels()};
#ifdef UNKNOT_WIDE_LANES
  __builtin_cpu_init();
  // One compiler answers with a number, the other with a truth value.
  const auto has = [](auto answer) { return static_cast<bool>(answer); };
  const bool v3 = has(__builtin_cpu_supports("avx2")) && has(__builtin_cpu_supports("fma")) &&
                  has(__builtin_cpu_supports("bmi")) && has(__builtin_cpu_supports("bmi2"));
  if (v3) {
    usable.push_back(&lanes_v3::list_kernels());
  }
  const bool v4 = has(__builtin_cpu_supports("avx512f")) && has(__builtin_cpu_supports("avx512bw")) &&
                  has(__builtin_cpu_supports("avx512cd")) && has(__builtin_cpu_supports("avx512dq")) &&
                  has(__builtin_cpu_supports("avx512vl"));
  if (v3 && v4) {
    usable.push_back(&lanes_v4::list_kernels());
  }
#endif
  return usable;
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
