#include "server/lan/device_book.hpp"

#include "base/text.hpp"

namespace unknot::server {

std::optional<Problem> MemoryBook::add_pairing(const std::string& hash, Moment now, Moment expires_at) {
  const std::lock_guard lock(mutex_);
  std::erase_if(pairings_, [now](const auto& pairing) { return pairing.second <= now; });
  pairings_[hash] = expires_at;
  return std::nullopt;
}

std::optional<Problem> MemoryBook::pair(const std::string& pairing_hash, const PairedDevice& device,
                                        const std::string& hash) {
  const std::lock_guard lock(mutex_);
  const auto pairing = pairings_.find(pairing_hash);
  if (pairing == pairings_.end() || pairing->second <= device.paired_at) {
    return Problem{Code::pairing_over,
                   "",
                   "token",
                   "a code that is used, too old or not known",
                   "",
                   "On the computer, open Settings, press Add a phone and scan the new code."};
  }
  pairings_.erase(pairing);
  devices_[hash] = device;
  return std::nullopt;
}

std::optional<PairedDevice> MemoryBook::find(const std::string& hash, std::chrono::sys_days seen_on) {
  const std::lock_guard lock(mutex_);
  const auto device = devices_.find(hash);
  if (device == devices_.end()) return std::nullopt;
  PairedDevice found = device->second;
  device->second.last_seen_day = std::max(device->second.last_seen_day, seen_on);
  return found;
}

std::expected<std::vector<PairedDevice>, Problem> MemoryBook::list() {
  const std::lock_guard lock(mutex_);
  std::vector<PairedDevice> devices;
  for (const auto& [hash, device] : devices_) devices.push_back(device);
  return devices;
}

std::optional<Problem> MemoryBook::remove(const std::string& id) {
  const std::lock_guard lock(mutex_);
  if (std::erase_if(devices_, [&id](const auto& entry) { return entry.second.id == id; }) > 0) return std::nullopt;
  return Problem{Code::not_found, "", "device", quote(id), "a device of the list", "Ask /api/v1/devices for the ids."};
}

}  // namespace unknot::server
