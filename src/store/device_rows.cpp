#include "store/device_rows.hpp"

#include "base/text.hpp"
#include "wire/values.hpp"

namespace unknot::store {
namespace {

using soci::into;
using soci::use;

std::string write_text(Instant at) { return wire::write_value(at).get<std::string>(); }

std::string write_day(std::optional<std::chrono::sys_days> day) {
  return day ? wire::write_value(*day).get<std::string>() : std::string();
}

Device build_device(const std::string& id, const std::string& name, const std::string& paired_at,
                    const std::string& seen) {
  Device device{DeviceId(id), name, {}, {}};
  wire::Reading reading;  // written by this program: a text that cannot be read leaves the day open
  wire::read_value(wire::Json(paired_at), "", reading, device.paired_at);
  if (!seen.empty()) wire::read_value(wire::Json(seen), "", reading, device.last_seen_day.emplace());
  return device;
}

}  // namespace

void add_pairing_row(soci::session& session, const std::string& token_hash, Instant now, Instant expires_at) {
  const std::string now_text = write_text(now);
  const std::string expires_text = write_text(expires_at);
  session << "DELETE FROM pairing WHERE used = 1 OR expires_at <= :now", use(now_text);
  session << "INSERT INTO pairing (token_hash, expires_at, used) VALUES (:hash, :expires, 0)", use(token_hash),
      use(expires_text);
}

std::expected<void, Problem> pair_row(soci::session& session, const std::string& pairing_hash, const Device& device,
                                      const std::string& token_hash) {
  const std::string now = write_text(device.paired_at);
  int count = 0;
  session << "SELECT COUNT(*) FROM pairing WHERE token_hash = :hash AND used = 0 AND expires_at > :now",
      use(pairing_hash), use(now), into(count);
  if (count == 0) {
    return std::unexpected(
        Problem{Code::pairing_over, "", "token", "", "", "Show a new code on the computer and scan that one."});
  }
  session << "UPDATE pairing SET used = 1 WHERE token_hash = :hash", use(pairing_hash);
  const std::string seen = write_day(device.last_seen_day);
  session << "INSERT INTO device (id, name, token_hash, paired_at, last_seen_day, revoked) "
             "VALUES (:id, :name, :hash, :paired, :seen, 0)",
      use(device.device.value), use(device.name), use(token_hash), use(now), use(seen);
  return {};
}

std::optional<Device> read_device(soci::session& session, const std::string& token_hash) {
  std::string id;
  std::string name;
  std::string paired_at;
  std::string seen;
  session << "SELECT id, name, paired_at, last_seen_day FROM device WHERE token_hash = :hash AND revoked = 0",
      use(token_hash), into(id), into(name), into(paired_at), into(seen);
  if (!session.got_data()) return std::nullopt;
  return build_device(id, name, paired_at, seen);
}

void note_seen(soci::session& session, const DeviceId& device, std::chrono::sys_days day) {
  const std::string seen = write_day(day);
  session << "UPDATE device SET last_seen_day = :day WHERE id = :id", use(seen), use(device.value);
}

std::vector<Device> read_devices(soci::session& session) {
  std::string id;
  std::string name;
  std::string paired_at;
  std::string seen;
  std::vector<Device> devices;
  soci::statement rows = (session.prepare << "SELECT id, name, paired_at, last_seen_day FROM device "
                                             "WHERE revoked = 0 ORDER BY paired_at DESC, id",
                          into(id), into(name), into(paired_at), into(seen));
  rows.execute();
  while (rows.fetch()) devices.push_back(build_device(id, name, paired_at, seen));
  return devices;
}

std::expected<void, Problem> revoke_row(soci::session& session, const DeviceId& device) {
  int count = 0;
  session << "SELECT COUNT(*) FROM device WHERE id = :id AND revoked = 0", use(device.value), into(count);
  if (count == 0) {
    return std::unexpected(Problem{Code::not_kept, "", "device", quote(device.value), "", "List the devices again."});
  }
  session << "UPDATE device SET revoked = 1 WHERE id = :id", use(device.value);
  return {};
}

}  // namespace unknot::store
