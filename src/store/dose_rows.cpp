#include "store/dose_rows.hpp"

#include "base/text.hpp"
#include "store/connection.hpp"
#include "wire/press/table_codec.hpp"

namespace unknot::store {
namespace {

using soci::into;
using soci::use;

// A key in the words of its row.
struct KeyWords {
  explicit KeyWords(const PressBody& body)
      : sex(wire::write_value(body.sex).get<std::string>()), build(wire::write_value(body.build).get<std::string>()) {}

  std::string sex;
  std::string build;
};

}  // namespace

void keep_dose_row(soci::session& session, const DoseKey& key, const DoseTable& table, int most) {
  const KeyWords words(key.body);
  const std::string body = wire::write_value(table).dump();
  long long number = 0;
  session << "SELECT COALESCE(MAX(number), 0) + 1 FROM dose_table", into(number);
  session << "DELETE FROM dose_table WHERE site = :site AND sex = :sex AND build = :build AND tool = :tool",
      use(key.site), use(words.sex), use(words.build), use(key.tool.value);
  session << "INSERT INTO dose_table (site, sex, build, tool, fingerprint, number, body) "
             "VALUES (:site, :sex, :build, :tool, :fingerprint, :number, :body)",
      use(key.site), use(words.sex), use(words.build), use(key.tool.value), use(key.fingerprint), use(number),
      use(body);
  session << "DELETE FROM dose_table WHERE number NOT IN "
             "(SELECT number FROM dose_table ORDER BY number DESC LIMIT :most)",
      use(most);
}

std::expected<std::optional<DoseTable>, Problem> read_dose_row(soci::session& session, const DoseKey& key,
                                                               const std::string& file) {
  const KeyWords words(key.body);
  std::string body;
  session << "SELECT body FROM dose_table WHERE site = :site AND sex = :sex AND build = :build AND tool = :tool "
             "AND fingerprint = :fingerprint",
      use(key.site), use(words.sex), use(words.build), use(key.tool.value), use(key.fingerprint), into(body);
  if (!session.got_data()) return std::nullopt;
  const std::expected<wire::Json, Problem> json = wire::parse(body, file);
  if (!json) return std::unexpected(build_damage(file, "a table of doses that is no JSON"));
  wire::Reading reading{file, {}};
  DoseTable table;
  wire::read_value(*json, "", reading, table);
  if (reading.problem) return std::unexpected(build_damage(file, "a table of doses that cannot be read"));
  return table;
}

std::vector<DoseKey> read_dose_keys(soci::session& session, const PressBody& body) {
  const KeyWords words(body);
  DoseKey key{{}, body, {}, {}};
  std::vector<DoseKey> keys;
  soci::statement rows =
      (session.prepare << "SELECT site, tool, fingerprint FROM dose_table "
                          "WHERE sex = :sex AND build = :build ORDER BY site, tool",
       use(words.sex), use(words.build), into(key.site), into(key.tool.value), into(key.fingerprint));
  rows.execute();
  while (rows.fetch()) keys.push_back(key);
  return keys;
}

}  // namespace unknot::store
