// What the benches of beating share: a usual case, and threads that wait for work.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "press/percuss/percuss.hpp"

namespace unknot::bench {

/// A gun's ball, held with 20 N, on 2 mm of skin, 8 of fat, 1 of fascia, 29 of muscle with a knot at 20 mm.
inline press::PercussTask build_percuss_task(const PressBeat& beat, double bulk_kpa) {
  press::PercussTask task;
  task.block.layers = {{"skin", 2.0, 20.0}, {"fat", 8.0, 2.0}, {"fascia", 1.0, 100.0}, {"muscle", 29.0, 6.0}};
  task.block.nodule = TissueNodule{20.0, {3.5, 2.0, 1.5}, 23.0};
  task.block.bulk_kpa = bulk_kpa;
  task.tool.shape = {ToolForm::ball, 22.0};
  task.tool.most_force_n = 120.0;
  task.beat = beat;
  task.grip.force_n = 20.0;
  task.most_cycles = task.least_cycles = 10;
  return task;
}

/// Threads that stay: a step of a beat is too short to start any.
class Crew {
 public:
  explicit Crew(int n_threads) {
    for (int number = 1; number < n_threads; ++number) {
      others_.emplace_back([this](const std::stop_token& stop) { serve(stop); });
    }
  }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  ~Crew() {
    for (std::jthread& other : others_) other.request_stop();
    round_.fetch_add(1);
    round_.notify_all();
  }

  press::Executor build_executor() {
    return [this](int n, const std::function<void(int)>& work) {
      {
        const std::scoped_lock lock(mutex_);
        work_ = &work;
        n_ = n;
        next_ = 0;
        left_.store(n);
      }
      round_.fetch_add(1);
      round_.notify_all();
      take();
      while (left_.load() > 0) std::this_thread::yield();
    };
  }

 private:
  void take() {
    for (;;) {
      const std::function<void(int)>* work = nullptr;
      int one = 0;
      {
        const std::scoped_lock lock(mutex_);
        if (next_ >= n_) return;
        one = next_++;
        work = work_;
      }
      (*work)(one);
      left_.fetch_sub(1);
    }
  }
  void serve(const std::stop_token& stop) {
    unsigned seen = 0;
    while (!stop.stop_requested()) {
      for (int turn = 0; turn < 2000 && round_.load() == seen; ++turn) std::this_thread::yield();
      round_.wait(seen);
      seen = round_.load();
      if (!stop.stop_requested()) take();
    }
  }

  std::atomic<unsigned> round_ = 0;
  std::mutex mutex_;
  int next_ = 0;
  int n_ = 0;
  const std::function<void(int)>* work_ = nullptr;
  std::atomic<int> left_ = 0;
  std::vector<std::jthread> others_;
};

}  // namespace unknot::bench
