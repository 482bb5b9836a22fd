#include "server/lan/kept_book.hpp"

namespace unknot::server {
namespace {

std::optional<Problem> find_problem(const std::expected<void, Problem>& result) {
  return result ? std::nullopt : std::optional<Problem>(result.error());
}

PairedDevice build_device(const Device& device) {
  const auto paired_on = std::chrono::floor<std::chrono::days>(device.paired_at);
  return {device.device.value, device.name, device.paired_at, device.last_seen_day.value_or(paired_on)};
}

}  // namespace

std::optional<Problem> KeptBook::add_pairing(const std::string& hash, Moment now, Moment expires_at) {
  return find_problem(keeper_.add_pairing(hash, now, expires_at));
}

std::optional<Problem> KeptBook::pair(const std::string& pairing_hash, const PairedDevice& device,
                                      const std::string& hash) {
  return find_problem(keeper_.pair_device(
      pairing_hash, Device{DeviceId(device.id), device.name, device.paired_at, device.last_seen_day}, hash));
}

// A store that cannot be read lets nobody in; whoever asks next is told why by what they ask for.
std::optional<PairedDevice> KeptBook::find(const std::string& hash, std::chrono::sys_days seen_on) {
  const std::expected<std::optional<Device>, Problem> device = keeper_.find_device(hash, seen_on);
  if (!device || !*device) return std::nullopt;
  return build_device(**device);
}

std::expected<std::vector<PairedDevice>, Problem> KeptBook::list() {
  const std::expected<std::vector<Device>, Problem> devices = keeper_.list_devices();
  if (!devices) return std::unexpected(devices.error());
  std::vector<PairedDevice> list;
  for (const Device& device : *devices) list.push_back(build_device(device));
  return list;
}

std::optional<Problem> KeptBook::remove(const std::string& id) {
  return find_problem(keeper_.revoke_device(DeviceId(id)));
}

}  // namespace unknot::server
