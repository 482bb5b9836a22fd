// What runs right now in a session, for a second screen: in memory only, never written or logged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "server/message.hpp"

namespace unknot::server {

/// Every function may be called from any thread; none waits for a listener.
class LiveBoard {
 public:
  static constexpr std::size_t most_listeners = 4;  ///< of one pain; a fifth sends the first away
  static constexpr std::size_t most_pains = 64;     ///< the one that said nothing for the longest is forgotten first

  /// The last word of a pain; its listeners get it.
  /// @param message one line of JSON
  void publish(const std::string& person, const std::string& pain, const std::string& message);

  /// What a pain says from now on as server-sent events, the last known first.
  std::shared_ptr<Feed> listen(const std::string& person, const std::string& pain);

  /// Forgets a pain that was deleted, or all of a person when `pain` is empty, and sends listeners away.
  void forget(const std::string& person, const std::string& pain);

 private:
  class Listener;
  struct Channel {
    std::string last;
    std::uint64_t said = 0;  ///< the latest is the highest
    std::list<std::shared_ptr<Listener>> listeners;
  };

  Channel& find_channel(const std::string& person, const std::string& pain);

  std::map<std::string, Channel> channels_;
  std::uint64_t n_said_ = 0;
  std::mutex mutex_;
};

}  // namespace unknot::server
