#include "math/processor.hpp"

namespace unknot::math {

int find_processor_level() {
#if defined(__x86_64__)
  __builtin_cpu_init();
  // One compiler answers with a number, the other with a truth value.
  const auto has = [](auto answer) { return static_cast<bool>(answer); };
  const bool v3 = has(__builtin_cpu_supports("avx2")) && has(__builtin_cpu_supports("fma")) &&
                  has(__builtin_cpu_supports("bmi")) && has(__builtin_cpu_supports("bmi2"));
  const bool v4 = has(__builtin_cpu_supports("avx512f")) && has(__builtin_cpu_supports("avx512bw")) &&
                  has(__builtin_cpu_supports("avx512cd")) && has(__builtin_cpu_supports("avx512dq")) &&
                  has(__builtin_cpu_supports("avx512vl"));
  if (v3) return v4 ? 4 : 3;
#endif
  return 2;
}

}  // namespace unknot::math
