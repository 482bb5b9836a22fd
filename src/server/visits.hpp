// Who is connected. When there are too many, the one that has waited longest without asking anything goes first.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <vector>

namespace unknot::server {

/// One connection, as far as the list of visits needs to know it.
struct Visit {
  std::function<void()> close;  ///< ends the connection soon; may be called from any thread
  bool is_waiting = false;
  bool is_gone = false;
  std::list<std::shared_ptr<Visit>>::iterator place;
};

/// The list. Every function may be called from any thread.
class Visits {
 public:
  explicit Visits(std::size_t most) : most_(most) {}

  /// A new connection, waiting for its first request. Closes the one that has waited longest when there are too many, or
  /// this one when all others are being answered.
  void add(const std::shared_ptr<Visit>& visit);

  /// The connection's request has come whole and is being answered. False when it was closed meanwhile.
  bool begin_work(const std::shared_ptr<Visit>& visit);

  /// The connection waits for its next request. False when it must end.
  bool begin_wait(const std::shared_ptr<Visit>& visit);

  /// The connection has ended.
  void remove(const std::shared_ptr<Visit>& visit);

  /// Closes everyone who waits; whoever is being answered ends after that.
  void stop();

  bool is_stopping() const { return stopping_; }
  std::size_t count() const;

 private:
  void forget(const std::shared_ptr<Visit>& visit);

  const std::size_t most_;
  std::atomic<bool> stopping_{false};
  std::list<std::shared_ptr<Visit>> waiting_;  // who came first stands first
  std::size_t count_ = 0;
  mutable std::mutex mutex_;
};

}  // namespace unknot::server
