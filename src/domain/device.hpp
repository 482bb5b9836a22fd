// Phones and other machines that were let in.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/ids.hpp"
#include "domain/event.hpp"

namespace unknot {

/// A paired device. Its token is kept as a hash only, and never leaves the store.
struct Device {
  DeviceId device;
  std::string name;
  Instant paired_at;
  std::optional<std::chrono::sys_days> last_seen_day;  ///< to the day: nobody needs to know more

  bool operator==(const Device&) const = default;
};

}  // namespace unknot
