// Where paired devices are kept.
#pragma once

#include <chrono>
#include <expected>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"

namespace unknot::server {

using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

/// A device that was let in.
struct PairedDevice {
  std::string id;
  std::string name;
  Moment paired_at;
  std::chrono::sys_days last_seen_day;

  bool operator==(const PairedDevice&) const = default;
};

/// Keeps devices and the hashes of their words. Every function may be called from any thread.
class DeviceBook {
 public:
  DeviceBook() = default;
  virtual ~DeviceBook() = default;
  DeviceBook(const DeviceBook&) = delete;
  DeviceBook& operator=(const DeviceBook&) = delete;
  DeviceBook(DeviceBook&&) = delete;
  DeviceBook& operator=(DeviceBook&&) = delete;

  /// A word with this hash lets one device in, once, before `expires_at`.
  virtual std::optional<Problem> add_pairing(const std::string& hash, Moment now, Moment expires_at) = 0;
  /// Uses the pairing up and keeps the device under the hash of its own word; `pairing_over` when it is not valid.
  virtual std::optional<Problem> pair(const std::string& pairing_hash, const PairedDevice& device,
                                      const std::string& hash) = 0;
  /// The device with this word, seen on a day; none when it was never paired or is shut out.
  virtual std::optional<PairedDevice> find(const std::string& hash, std::chrono::sys_days seen_on) = 0;
  virtual std::expected<std::vector<PairedDevice>, Problem> list() = 0;
  /// Shuts a device out; `not_found` when there is none.
  virtual std::optional<Problem> remove(const std::string& id) = 0;
};

/// Forgets everything when the server ends.
class MemoryBook final : public DeviceBook {
 public:
  std::optional<Problem> add_pairing(const std::string& hash, Moment now, Moment expires_at) override;
  std::optional<Problem> pair(const std::string& pairing_hash, const PairedDevice& device,
                              const std::string& hash) override;
  std::optional<PairedDevice> find(const std::string& hash, std::chrono::sys_days seen_on) override;
  std::expected<std::vector<PairedDevice>, Problem> list() override;
  std::optional<Problem> remove(const std::string& id) override;

 private:
  std::mutex mutex_;
  std::map<std::string, Moment> pairings_;
  std::map<std::string, PairedDevice> devices_;
};

}  // namespace unknot::server
