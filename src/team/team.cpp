#include "team/team.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace unknot::team {

namespace {

using Clock = std::chrono::steady_clock;

/// How long somebody without work looks around before it sleeps: a few times what waking takes.
constexpr std::chrono::microseconds patience{100};
/// Looks between two at the clock.
constexpr int n_looks = 64;

/// Parts that the present thread is within, one in the other.
thread_local int depth_here = 0;

/// Within a part of a job that lies so deep.
class Within {
 public:
  explicit Within(int depth) : before_(std::exchange(depth_here, depth + 1)) {}
  ~Within() { depth_here = before_; }
  Within(const Within&) = delete;
  Within& operator=(const Within&) = delete;

 private:
  int before_;
};

/// One more, for as long as it lives.
class Counted {
 public:
  explicit Counted(std::atomic<int>* count) : count_(count) {
    if (count_ != nullptr) {
      ++*count_;
    }
  }
  ~Counted() {
    if (count_ != nullptr) {
      --*count_;
    }
  }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;

 private:
  std::atomic<int>* count_;
};

void breathe() {
#if defined(__x86_64__)
  _mm_pause();
#else
  std::this_thread::yield();
#endif
}

}  // namespace

class Team::Lock {
 public:
  explicit Lock(Team& team) : team_(team) {
    while (team_.lock_.test_and_set(std::memory_order_acquire)) {
      breathe();
    }
  }
  ~Lock() { team_.lock_.clear(std::memory_order_release); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  Team& team_;
};

Team::Team(int n_threads) : n_threads_(std::max(1, n_threads)) {
  for (int one = 1; one < n_threads_; ++one) {
    threads_.emplace_back([this] { live(); });
  }
}

Team::~Team() {
  is_over_ = true;
  wake();
}

void Team::live() {
  wait(0, [this] { return is_over_.load(); });
}

/// Parts until none is left; then nobody need look at the job any more. A failure leaves out what nobody has begun.
void Team::do_parts(Job& job) {
  const Within within(job.depth);
  std::exception_ptr failure;
  try {
    for (int part = job.next++; part < job.n; part = job.next++) {
      job.work(part);
    }
  } catch (...) {
    failure = std::current_exception();
    job.next = job.n;
  }
  const Lock lock(*this);
  if (failure && !job.failure) {
    job.failure = failure;
  }
  n_open_ -= static_cast<int>(std::erase(open_, &job));
}

/// Whether some open job lies deep enough.
bool Team::offers(int least_depth) {
  const Lock lock(*this);
  return std::any_of(open_.begin(), open_.end(), [&](const Job* job) { return job->depth >= least_depth; });
}

/// Parts of the deepest open job, for who waits for it could go on. False when none is deep enough.
bool Team::help(int least_depth) {
  Job* job = nullptr;
  {
    const Lock lock(*this);
    for (Job* one : open_) {
      if (one->depth >= least_depth && (job == nullptr || one->depth > job->depth)) {
        job = one;
      }
    }
    if (job == nullptr) {
      return false;
    }
    ++job->n_helpers;  // until this is taken back the job stays where it is
  }
  ++n_active_;
  do_parts(*job);
  --n_active_;
  --job->n_helpers;
  if (n_sleeping_.load() > 0) {
    wake();
  }
  return true;
}

void Team::wake() {
  ++n_calls_;
  n_calls_.notify_all();
}

/// Helps with jobs that lie deep enough, until something is done.
template <class Done>
void Team::wait(int least_depth, const Done& done) {
  auto since = Clock::now();
  for (int looks = 1; !done(); ++looks) {
    if (n_open_.load() > 0 && help(least_depth)) {
      since = Clock::now();
      continue;
    }
    breathe();
    if (looks % n_looks != 0 || Clock::now() - since < patience) {
      continue;
    }
    // Who opens or ends a job does so before it looks whether somebody sleeps: what is missed here wakes.
    const int n_calls = n_calls_.load();
    ++n_sleeping_;
    if (!done() && !offers(least_depth)) {
      n_calls_.wait(n_calls);
    }
    --n_sleeping_;
    since = Clock::now();
  }
}

void Team::run(int n, const std::function<void(int)>& work) {
  // A thread that works on a part is counted already.
  const Counted counted(depth_here == 0 ? &n_active_ : nullptr);
  if (n > 1 && n_active_.load() < n_threads_) {
    run_together(n, work);
    return;
  }
  const Within within(depth_here);
  for (int part = 0; part < n; ++part) {
    work(part);
  }
}

void Team::run_together(int n, const std::function<void(int)>& work) {
  Job job{work, n, depth_here};
  {
    const Lock lock(*this);
    open_.push_back(&job);
    ++n_open_;
  }
  if (n_sleeping_.load() > 0) {
    wake();
  }
  do_parts(job);
  if (job.n_helpers.load() > 0) {
    --n_active_;
    wait(job.depth + 1, [&] { return job.n_helpers.load() == 0; });
    ++n_active_;
  }
  if (job.failure) {
    std::rethrow_exception(job.failure);
  }
}

Team& find_team() {
  static Team team(static_cast<int>(std::thread::hardware_concurrency()));
  return team;
}

void run_on_team(int n, const std::function<void(int)>& work) { find_team().run(n, work); }

}  // namespace unknot::team
