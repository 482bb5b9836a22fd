#include "store/run_rows.hpp"

#include "store/connection.hpp"
#include "wire/json.hpp"

namespace unknot::store {

using soci::into;
using soci::use;

void keep_run_row(soci::session& session, const RunKey& key, const std::string& json, int most) {
  long long number = 0;
  session << "SELECT COALESCE(MAX(number), 0) + 1 FROM press_run", into(number);
  session << "DELETE FROM press_run WHERE asked = :asked", use(key.asked);
  session << "INSERT INTO press_run (asked, fingerprint, number, body) VALUES (:asked, :fingerprint, :number, :body)",
      use(key.asked), use(key.fingerprint), use(number), use(json);
  session << "DELETE FROM press_run WHERE number NOT IN "
             "(SELECT number FROM press_run ORDER BY number DESC LIMIT :most)",
      use(most);
}

std::expected<std::optional<std::string>, Problem> read_run_row(soci::session& session, const RunKey& key,
                                                                const std::string& file) {
  std::string body;
  session << "SELECT body FROM press_run WHERE asked = :asked AND fingerprint = :fingerprint", use(key.asked),
      use(key.fingerprint), into(body);
  if (!session.got_data()) return std::nullopt;
  if (!wire::parse(body, file)) return std::unexpected(build_damage(file, "a run of the press that is no JSON"));
  return body;
}

}  // namespace unknot::store
