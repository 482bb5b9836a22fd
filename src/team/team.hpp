// Threads that wait for work.
#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <thread>
#include <vector>

namespace unknot::team {

/// A few threads that do the parts of a job side by side with whoever asks for it.
///
/// Made for jobs of microseconds: who has nothing to do looks around for a moment before it sleeps, so that the next of many jobs in a row
/// finds it awake. A part of a job may ask for jobs itself: who has run out of parts helps with those. Where as many threads ask as may
/// work, each does its own job alone.
class Team {
 public:
  /// So many threads at most work at a time, the asking one included; 1 or more.
  explicit Team(int n_threads);
  /// All jobs must have ended.
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  /// work(0) ... work(n - 1), in any order; returns when all are done. Any thread may call it, a part of a job too. What a part throws is
  /// thrown here once the parts that were begun have ended; the others are left out then.
  void run(int n, const std::function<void(int)>& work);

  [[nodiscard]] int n_threads() const { return n_threads_; }

 private:
  struct Job {
    const std::function<void(int)>& work;
    int n = 0;
    int depth = 0;  ///< how many parts of other jobs it lies within
    std::atomic<int> next = 0;
    std::atomic<int> n_helpers = 0;
    std::exception_ptr failure = nullptr;  ///< under the lock
  };
  class Lock;

  void live();
  void run_together(int n, const std::function<void(int)>& work);
  void do_parts(Job& job);
  bool offers(int least_depth);
  bool help(int least_depth);
  void wake();
  template <class Done>
  void wait(int least_depth, const Done& done);

  int n_threads_ = 1;
  std::atomic_flag lock_ = ATOMIC_FLAG_INIT;
  std::vector<Job*> open_;  ///< those with parts left, under the lock
  std::atomic<int> n_open_ = 0;  ///< how many these are
  std::atomic<int> n_active_ = 0;  ///< threads at work on a part, or handing one out
  std::atomic<int> n_sleeping_ = 0;
  std::atomic<int> n_calls_ = 0;  ///< counts up to wake whoever sleeps
  std::atomic<bool> is_over_ = false;
  std::vector<std::jthread> threads_;
};

/// One for the whole program, with as many threads as the machine runs at a time; made when it is first asked for.
Team& find_team();

/// The parts of a job on that one, for whoever is handed a way to have work done.
void run_on_team(int n, const std::function<void(int)>& work);

}  // namespace unknot::team
