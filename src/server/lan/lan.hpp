// Everything about other devices: how they reach this machine, what they trust, and who of them is let in.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "server/lan/authority.hpp"
#include "server/lan/device_book.hpp"

namespace unknot::server {

inline constexpr std::chrono::minutes pairing_time{10};
inline constexpr std::chrono::days device_days{400};  ///< after the last use; browsers keep no cookie longer
inline constexpr std::size_t most_tries = 10;         ///< to pair, from one address within a minute

/// What a person shows to a new device.
struct PairingOffer {
  std::string url;
  Moment expires_at;
};

/// A device that has just been let in, with the word that its cookie holds.
struct Welcome {
  PairedDevice device;
  std::string word;
};

/// Locks itself; every function may be called from any thread.
class Lan {
 public:
  /// `url` is what devices begin with ("https://192.168.1.20:8138"); empty when none can reach this server.
  explicit Lan(DeviceBook& book) : book_(book) {}

  /// Takes over addresses and certificate; the hosts of `own` are always known.
  void update(std::string url, std::optional<Trust> trust, std::vector<std::string> hosts);

  std::shared_ptr<const std::vector<std::string>> list_hosts() const;
  std::optional<Trust> find_trust() const;

  /// A word that lets one device in. `no_lan` when no device can reach this server.
  std::expected<PairingOffer, Problem> offer(Moment now);
  /// Trades the word for one that lasts. `too_many` when `peer` has tried too often.
  std::expected<Welcome, Problem> welcome(const std::string& token, const std::string& name, const std::string& peer,
                                          Moment now);
  /// The device behind a cookie; none when it is unknown, shut out, or was not seen for too long.
  std::optional<PairedDevice> find_device(std::string_view word, Moment now);

  DeviceBook& book() { return book_; }

 private:
  bool may_try(const std::string& peer, Moment now);

  DeviceBook& book_;
  mutable std::mutex mutex_;
  std::string url_;
  std::optional<Trust> trust_;
  std::shared_ptr<const std::vector<std::string>> hosts_ = std::make_shared<std::vector<std::string>>();
  std::map<std::string, std::vector<Moment>> tries_;
};

}  // namespace unknot::server
