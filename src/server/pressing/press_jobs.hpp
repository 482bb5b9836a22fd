// Tables, beats, holds and changed presses that are being worked out: who waits for one hears how far it is, and one that nobody waits for any more
// is stopped.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/press/press_runner.hpp"
#include "base/problem.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// What a job brings in the end. Each kind is asked for, and listened to, at an address of its own.
enum class JobKind { table, beats, holds, changes };

/// The key that the answer of a job stands under.
const char* name_answer(JobKind kind);

/// Every function may be called from any thread; none waits for the work, but for the end of it all.
class PressJobs {
 public:
  static constexpr std::size_t most_running =
      2;  ///< at once, each on a thread of its own and with the team of the program
  static constexpr std::size_t most_waiting = 8;
  static constexpr std::size_t most_told = 8;  ///< jobs that are over and can still be heard of
  static constexpr std::size_t most_listeners = 8;  ///< of one job; a ninth sends the first away

  /// What a job does: the JSON of its answer, nothing when it was stopped.
  using Work = std::function<std::expected<std::optional<std::string>, Problem>(const app::PressHands&)>;

  /// @param patience how long a job goes on while nobody listens: a page needs a moment between asking and listening
  explicit PressJobs(std::chrono::milliseconds patience = std::chrono::seconds(5)) : patience_(patience) {}
  /// Stops every job and waits until the last has ended.
  ~PressJobs();
  PressJobs(const PressJobs&) = delete;
  PressJobs& operator=(const PressJobs&) = delete;

  /// Begins a job, or finds the one that is under way for the same key: nothing is worked out twice at the same time. `busy` when too
  /// many wait. @return its id
  std::expected<std::string, Problem> start(JobKind kind, const std::string& key, Work work);

  /// What becomes of a job, as server-sent events: where it stands, then each change, at last its answer. None when there is no such job.
  std::shared_ptr<Feed> listen(JobKind kind, const std::string& id);

  /// Ends a job for everybody who waits for it. False when there is no such job under way.
  bool stop(JobKind kind, const std::string& id);

 private:
  class Listener;
  struct Job;
  using Held = std::shared_ptr<Job>;

  void work();
  void run(const Held& job);
  Held take_next();
  bool is_unwanted(Job& job);
  static void tell(Job& job, std::string message);
  void finish(const Held& job, const std::string& message);
  Held find(JobKind kind, const std::string& id) const;

  const std::chrono::milliseconds patience_;
  std::list<Held> waiting_;
  std::list<Held> running_;
  std::list<Held> over_;  ///< the latest last
  std::vector<std::jthread> threads_;
  std::uint64_t n_started_ = 0;
  bool is_ending_ = false;
  std::condition_variable changed_;
  mutable std::mutex mutex_;
};

}  // namespace unknot::server
