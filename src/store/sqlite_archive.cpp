#include "store/sqlite_archive.hpp"

#include <cstdio>
#include <mutex>

#include "store/connection.hpp"
#include "store/device_rows.hpp"
#include "store/dose_rows.hpp"
#include "store/event_rows.hpp"
#include "store/place.hpp"
#include "store/run_rows.hpp"

namespace unknot::store {
namespace {

template <class Value>
using Outcome = std::expected<Value, Problem>;

class SqliteArchive final : public Archive {
 public:
  SqliteArchive(Lock lock, std::unique_ptr<Connection> connection, int schema)
      : lock_(std::move(lock)), connection_(std::move(connection)), schema_(schema) {}

  Outcome<Appended> append(const std::vector<Event>& events, Removed removed) override {
    const std::lock_guard guard(mutex_);
    return connection_->transact([&](soci::session& session) -> Outcome<Appended> {
      Appended appended;
      for (std::size_t i = 0; i < events.size(); ++i) {
        if (auto added = add_event(session, events[i], removed, appended); !added) {
          Problem problem = added.error();
          problem.key = "events[" + std::to_string(i) + "]." + problem.key;
          return std::unexpected(std::move(problem));
        }
      }
      return appended;
    });
  }

  Outcome<std::vector<PersonEntry>> list_people() override {
    const std::lock_guard guard(mutex_);
    return connection_->run([&](soci::session& session) { return read_people(session, find_file()); });
  }

  Outcome<std::vector<Event>> list_events(const PersonId& person) override {
    if (person.value.empty()) return std::vector<Event>{};
    const std::lock_guard guard(mutex_);
    return connection_->run([&](soci::session& session) { return read_events(session, person.value, find_file()); });
  }

  Outcome<std::vector<Event>> list_all_events() override {
    const std::lock_guard guard(mutex_);
    return connection_->run([&](soci::session& session) { return read_events(session, "", find_file()); });
  }

  Outcome<void> remove_person(const PersonId& person) override { return remove(person.value, ""); }

  Outcome<void> remove_pain(const PersonId& person, const PainId& pain) override {
    if (pain.value.empty()) return std::unexpected(Problem{Code::not_kept, "", "pain", "no pain", "", "Name a pain."});
    return remove(person.value, pain.value);
  }

  Outcome<void> add_pairing(const std::string& token_hash, Instant now, Instant expires_at) override {
    const std::lock_guard guard(mutex_);
    return connection_->transact([&](soci::session& session) -> Outcome<void> {
      add_pairing_row(session, token_hash, now, expires_at);
      return {};
    });
  }

  Outcome<void> pair_device(const std::string& pairing_hash, const Device& device,
                            const std::string& token_hash) override {
    const std::lock_guard guard(mutex_);
    return connection_->transact(
        [&](soci::session& session) { return pair_row(session, pairing_hash, device, token_hash); });
  }

  Outcome<std::optional<Device>> find_device(const std::string& token_hash, std::chrono::sys_days seen_on) override {
    const std::lock_guard guard(mutex_);
    Outcome<std::optional<Device>> device = connection_->run(
        [&](soci::session& session) -> Outcome<std::optional<Device>> { return read_device(session, token_hash); });
    if (!device || !*device) return device;
    std::optional<std::chrono::sys_days>& seen = (*device)->last_seen_day;
    if (seen && *seen >= seen_on) return device;
    seen = seen_on;
    // A full disk must not lock anybody out: the day is a convenience.
    (void)connection_->transact([&](soci::session& session) -> Outcome<void> {
      note_seen(session, (*device)->device, seen_on);
      return {};
    });
    return device;
  }

  Outcome<std::vector<Device>> list_devices() override {
    const std::lock_guard guard(mutex_);
    return connection_->run(
        [](soci::session& session) -> Outcome<std::vector<Device>> { return read_devices(session); });
  }

  Outcome<void> revoke_device(const DeviceId& device) override {
    const std::lock_guard guard(mutex_);
    return connection_->transact([&](soci::session& session) { return revoke_row(session, device); });
  }

  Outcome<void> keep_doses(const DoseKey& key, const DoseTable& table) override {
    const std::lock_guard guard(mutex_);
    return connection_->transact([&](soci::session& session) -> Outcome<void> {
      keep_dose_row(session, key, table, most_tables);
      return {};
    });
  }

  Outcome<std::optional<DoseTable>> find_doses(const DoseKey& key) override {
    const std::lock_guard guard(mutex_);
    return connection_->run([&](soci::session& session) { return read_dose_row(session, key, find_file()); });
  }

  Outcome<std::vector<DoseKey>> list_doses(const PressBody& body) override {
    const std::lock_guard guard(mutex_);
    return connection_->run(
        [&](soci::session& session) -> Outcome<std::vector<DoseKey>> { return read_dose_keys(session, body); });
  }

  Outcome<void> keep_run(const RunKey& key, const std::string& json) override {
    const std::lock_guard guard(mutex_);
    return connection_->transact([&](soci::session& session) -> Outcome<void> {
      keep_run_row(session, key, json, most_runs);
      return {};
    });
  }

  Outcome<std::optional<std::string>> find_run(const RunKey& key) override {
    const std::lock_guard guard(mutex_);
    return connection_->run([&](soci::session& session) { return read_run_row(session, key, find_file()); });
  }

  std::string find_file() const override { return connection_->file(); }

  int find_schema() const override { return schema_; }

  /// Wipes what an interrupted deletion left behind.
  Outcome<void> finish_removing() {
    const std::lock_guard guard(mutex_);
    const Outcome<bool> needed =
        connection_->run([](soci::session& session) -> Outcome<bool> { return needs_wiping(session); });
    if (!needed) return std::unexpected(needed.error());
    return *needed ? wipe() : Outcome<void>{};
  }

 private:
  Outcome<void> remove(const std::string& person, const std::string& pain) {
    const std::lock_guard guard(mutex_);
    const Outcome<void> deleted =
        connection_->transact([&](soci::session& session) { return delete_rows(session, person, pain); });
    if (!deleted) return deleted;
    Outcome<void> wiped = wipe();
    if (!wiped) wiped.error().next = "It is deleted. Its traces are wiped at the next start: " + wiped.error().next;
    return wiped;
  }

  // Free pages are overwritten when rows go (secure_delete); this takes them out of the file, and the old pages out of the
  // log. The copies made before migrations hold what the file held then.
  Outcome<void> wipe() {
    for (const std::string& copy : list_copies(find_file())) std::remove(copy.c_str());
    return connection_->run([&](soci::session& session) -> Outcome<void> {
      connection_->execute("VACUUM");
      connection_->execute("PRAGMA wal_checkpoint(TRUNCATE)");
      note_wiped(session);
      return {};
    });
  }

  Lock lock_;
  std::unique_ptr<Connection> connection_;
  int schema_;
  std::mutex mutex_;
};

}  // namespace

std::expected<std::unique_ptr<Archive>, Problem> open_sqlite_archive(const std::string& file,
                                                                     const std::vector<Migration>& migrations) {
  if (const Outcome<void> prepared = prepare_file(file); !prepared) return std::unexpected(prepared.error());
  Outcome<Lock> lock = lock_file(file);
  if (!lock) return std::unexpected(lock.error());
  Outcome<std::unique_ptr<Connection>> connection = Connection::open(file);
  if (!connection) return std::unexpected(connection.error());
  const Outcome<int> schema = migrate(**connection, migrations);
  if (!schema) return std::unexpected(schema.error());
  auto archive = std::make_unique<SqliteArchive>(std::move(*lock), std::move(*connection), *schema);
  if (const Outcome<void> finished = archive->finish_removing(); !finished) {
    return std::unexpected(finished.error());
  }
  return archive;
}

}  // namespace unknot::store
