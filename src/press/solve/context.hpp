// What a long computation is handed: hands to work with, a way to be stopped, somebody to tell.
#pragma once

#include <functional>

#include "press/lanes/kernels.hpp"

namespace unknot::press {

/// Runs work(0) ... work(n - 1), in any order and side by side, and returns when all are done.
using Executor = std::function<void(int n, const std::function<void(int)>& work)>;

/// Results do not depend on the executor: work is cut the same way for every number of threads.
struct Context {
  Executor run;                          ///< empty: one after the other
  std::function<bool()> is_stopped;      ///< asked before every Newton step; empty: never
  std::function<void(double)> progress;  ///< told a share from 0 to 1, rising; empty: nobody
  const Kernels* kernels = nullptr;      ///< empty: the best for this processor
};

/// Kernel tables that this processor can run, the narrowest first.
std::vector<const Kernels*> list_usable_kernels();

/// Those kernels, or narrower ones where rows of a grid leave half of the lanes idle: the bits are the same.
const Kernels* fit_kernels(const Kernels* kernels, const Grid& grid);

/// Nodes from which on two threads are quicker than one, once both are awake.
inline constexpr Index n_shared = 800;

/// Cuts [0, n) into runs of `grain` and works on them. `heavy` says whether it is worth waking other threads.
void run_parts(const Context& context, int n, int grain, bool heavy, const std::function<void(int, int)>& work);

/// As run_parts, but no two neighbouring runs at the same time, first all even ones, then all odd ones: for work that also
/// writes to the plane behind its last.
void run_alternating(const Context& context, int n, int grain, bool heavy, const std::function<void(int, int)>& work);

}  // namespace unknot::press
