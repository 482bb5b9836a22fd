// Devices and pairings as rows of the file. Every function works within a session and throws like it.
#pragma once

#include <soci/soci.h>

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "domain/device.hpp"

namespace unknot::store {

/// Keeps a pairing token until `expires_at` and forgets those that are over.
void add_pairing_row(soci::session& session, const std::string& token_hash, Instant now, Instant expires_at);

/// Uses a pairing token up and adds the device. `pairing_over` when it cannot be used.
std::expected<void, Problem> pair_row(soci::session& session, const std::string& pairing_hash, const Device& device,
                                      const std::string& token_hash);

/// The device with this token, unless it was revoked.
std::optional<Device> read_device(soci::session& session, const std::string& token_hash);

void note_seen(soci::session& session, const DeviceId& device, std::chrono::sys_days day);

/// Devices that are let in, the latest paired first.
std::vector<Device> read_devices(soci::session& session);

/// Lets a device in no more. `not_kept` when there is none.
std::expected<void, Problem> revoke_row(soci::session& session, const DeviceId& device);

}  // namespace unknot::store
