// What can be kept, and found again.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "domain/device.hpp"
#include "domain/event.hpp"
#include "domain/person.hpp"
#include "domain/press/dose_key.hpp"
#include "domain/press/dose_table.hpp"

namespace unknot::store {

/// Whether ids that were deleted before may come back: no when a device sends, yes when a person imports an export.
enum class Removed { stays_removed, comes_back };

/// Keeps events, paired devices, tables of doses and runs. Every function may be called from any thread; calls wait for one another. What a
/// function acknowledges is on the disk. A problem means that nothing was changed.
class Archive {
 public:
  Archive() = default;
  virtual ~Archive() = default;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  /// Adds all events or none. An event that is there already word for word is known; under the same id but other words
  /// it is a contradiction. Events of deleted people and pains are left out and told as removed.
  virtual std::expected<Appended, Problem> append(const std::vector<Event>& events, Removed removed) = 0;

  /// Everybody, by name and id.
  virtual std::expected<std::vector<PersonEntry>, Problem> list_people() = 0;

  /// The events of one person in their order; none when nothing is kept.
  virtual std::expected<std::vector<Event>, Problem> list_events(const PersonId& person) = 0;

  /// Every event, in the order in which they hold.
  virtual std::expected<std::vector<Event>, Problem> list_all_events() = 0;

  /// Deletes a person, or one pain, from the file: rows, free pages, log, and the copies made before migrations.
  /// `not_kept` when there is no such person or pain.
  virtual std::expected<void, Problem> remove_person(const PersonId& person) = 0;
  virtual std::expected<void, Problem> remove_pain(const PersonId& person, const PainId& pain) = 0;

  /// Lets a token open the door once until `expires_at`; forgets tokens that are over.
  virtual std::expected<void, Problem> add_pairing(const std::string& token_hash, Instant now, Instant expires_at) = 0;

  /// Uses a pairing token up and keeps the device with the hash of its own token. `pairing_over` when the pairing token
  /// is unknown, used or expired.
  virtual std::expected<void, Problem> pair_device(const std::string& pairing_hash, const Device& device,
                                                   const std::string& token_hash) = 0;

  /// The device with this token; none when it is unknown or revoked. When `seen_on` is a later day than the one kept,
  /// it is kept.
  virtual std::expected<std::optional<Device>, Problem> find_device(const std::string& token_hash,
                                                                    std::chrono::sys_days seen_on) = 0;

  /// Devices that are let in, the latest paired first.
  virtual std::expected<std::vector<Device>, Problem> list_devices() = 0;

  /// Lets a device in no more. `not_kept` when there is none.
  virtual std::expected<void, Problem> revoke_device(const DeviceId& device) = 0;

  /// Keeps a table instead of an older one of the same site, body and tool, whatever its fingerprint. Beyond `most_tables` the one that
  /// was kept longest goes.
  static constexpr int most_tables = 1000;  ///< some 40 MB
  virtual std::expected<void, Problem> keep_doses(const DoseKey& key, const DoseTable& table) = 0;

  /// The table that was kept under this key; none when there is none, or when its fingerprint is another one.
  virtual std::expected<std::optional<DoseTable>, Problem> find_doses(const DoseKey& key) = 0;

  /// The keys of what is kept for one body, stale ones too, by site and tool.
  virtual std::expected<std::vector<DoseKey>, Problem> list_doses(const PressBody& body) = 0;

  /// Keeps a run as JSON instead of an older one that was asked for in the same words. Beyond `most_runs` the one that was kept longest goes.
  static constexpr int most_runs = 500;  ///< some 10 MB (assumed to be enough)
  virtual std::expected<void, Problem> keep_run(const RunKey& key, const std::string& json) = 0;

  /// The run that was kept under this key; none when there is none, or when its fingerprint is another one.
  virtual std::expected<std::optional<std::string>, Problem> find_run(const RunKey& key) = 0;

  /// The file in which everything is kept, and the number of its last migration.
  virtual std::string find_file() const = 0;
  virtual int find_schema() const = 0;
};

}  // namespace unknot::store
