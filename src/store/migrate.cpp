#include "store/migrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/provenance.hpp"
#include "store/place.hpp"

namespace unknot::store {
namespace {

struct Taken {
  int number = 0;
  std::string checksum;
};

// The words of the SQL that differ between databases. PostgreSQL needs no word here, for its tables are always strict.
std::string fill_words(std::string sql) {
  static const std::string word = "{{strict}}";
  for (std::size_t at = sql.find(word); at != std::string::npos; at = sql.find(word)) {
    sql.replace(at, word.size(), " STRICT");
  }
  return sql;
}

std::expected<std::vector<Taken>, Problem> list_taken(Connection& connection) {
  return connection.run([](soci::session& session) -> std::expected<std::vector<Taken>, Problem> {
    std::vector<Taken> all;
    int n_tables = 0;
    session << "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'schema_migration'", soci::into(n_tables);
    if (n_tables == 0) return all;
    Taken one;
    soci::statement rows = (session.prepare << "SELECT number, checksum FROM schema_migration ORDER BY number",
                            soci::into(one.number), soci::into(one.checksum));
    rows.execute();
    while (rows.fetch()) all.push_back(one);
    return all;
  });
}

std::expected<void, Problem> check_taken(const std::vector<Taken>& taken, const std::vector<Migration>& migrations,
                                         const std::string& file) {
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const bool is_known = i < migrations.size() && migrations[i].number == taken[i].number &&
                          build_checksum(migrations[i]) == taken[i].checksum;
    if (is_known) continue;
    const int known = migrations.empty() ? 0 : migrations.back().number;
    return std::unexpected(Problem{Code::newer_version, file, "",
                                   fmt::format("layout {} ({})", taken.back().number, taken[i].checksum),
                                   fmt::format("up to layout {}", known),
                                   "Install the newest Unknot and start it again; the file was left as it is."});
  }
  return {};
}

std::expected<void, Problem> copy_file(Connection& connection, int number) {
  const std::string copy = name_copy(connection.file(), number);
  const std::string fresh = copy + ".new";
  if (std::expected<void, Problem> made = make_empty_file(fresh); !made) return made;
  std::expected<void, Problem> copied = connection.run([&](soci::session& session) -> std::expected<void, Problem> {
    session << "VACUUM INTO :copy", soci::use(fresh);
    return finish_file(fresh, copy);
  });
  if (!copied) std::remove(fresh.c_str());
  return copied;
}

std::expected<void, Problem> take(Connection& connection, const Migration& migration) {
  return connection.transact([&](soci::session& session) -> std::expected<void, Problem> {
    connection.execute(
        fill_words("CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER NOT NULL PRIMARY KEY, "
                   "name TEXT NOT NULL, checksum TEXT NOT NULL){{strict}}"));
    connection.execute(fill_words(migration.sql));
    const std::string checksum = build_checksum(migration);
    session << "INSERT INTO schema_migration (number, name, checksum) VALUES (:number, :name, :checksum)",
        soci::use(migration.number), soci::use(migration.name), soci::use(checksum);
    return {};
  });
}

}  // namespace

const std::vector<Migration>& list_migrations() {
  static const std::vector<Migration> all{
#include "unknot_migrations.inc"
  };
  return all;
}

std::string build_checksum(const Migration& migration) { return build_hexadecimal(build_fingerprint(migration.sql)); }

std::expected<int, Problem> migrate(Connection& connection, const std::vector<Migration>& migrations) {
  const std::expected<std::vector<Taken>, Problem> taken = list_taken(connection);
  if (!taken) return std::unexpected(taken.error());
  if (const auto checked = check_taken(*taken, migrations, connection.file()); !checked) {
    return std::unexpected(checked.error());
  }
  int last = taken->empty() ? 0 : taken->back().number;
  for (std::size_t i = taken->size(); i < migrations.size(); ++i) {
    if (!taken->empty()) {  // a fresh file holds nothing to copy
      if (const auto copied = copy_file(connection, migrations[i].number); !copied) {
        return std::unexpected(copied.error());
      }
    }
    if (const auto took = take(connection, migrations[i]); !took) return std::unexpected(took.error());
    last = migrations[i].number;
  }
  return last;
}

}  // namespace unknot::store
