// The tables only grow, every step is taken once, and a copy is made before it.
#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <cstdlib>

#include "store/migrate.hpp"
#include "store/place.hpp"
#include "store/store_test.hpp"

namespace unknot::test {
namespace {

using store::list_migrations;
using store::Migration;
using store::Removed;

std::vector<Migration> list_first(std::size_t n) {
  return {list_migrations().begin(), list_migrations().begin() + static_cast<std::ptrdiff_t>(n)};
}

// Tables and indexes in the words of the database, and the fingerprints of the steps that made them.
std::string read_schema(const std::string& file) {
  soci::session session(soci::sqlite3, file);
  std::string text;
  for (const Migration& migration : list_migrations()) {
    text += fmt::format("-- {:04} {} {}\n", migration.number, migration.name, store::build_checksum(migration));
  }
  std::string sql;
  soci::statement rows =
      (session.prepare << "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name", soci::into(sql));
  rows.execute();
  while (rows.fetch()) text += sql + ";\n";
  return text;
}

TEST(Migrations, the_schema_equals_its_snapshot) {
  const TempFolder folder;
  open_archive(folder.at("unknot.db"));
  const std::string schema = read_schema(folder.at("unknot.db"));
  const std::string snapshot = std::string(UNKNOT_SOURCE) + "/tests/store/schema.sql";
  if (std::getenv("UNKNOT_UPDATE_SNAPSHOT") != nullptr) write_bytes(snapshot, schema);
  EXPECT_EQ(schema, read_bytes(snapshot))
      << "A migration that was released never changes; add a new one. When this is a new one, write the snapshot anew: "
         "UNKNOT_UPDATE_SNAPSHOT=1 build/dev/tests/archive --gtest_filter='Migrations.the_schema*'";
}

TEST(Migrations, are_numbered_without_a_gap_and_only_add) {
  for (std::size_t i = 0; i < list_migrations().size(); ++i) {
    const Migration& migration = list_migrations()[i];
    EXPECT_EQ(migration.number, static_cast<int>(i) + 1);
    for (const char* word : {"DROP ", "DELETE ", "RENAME ", "UPDATE ", "PRAGMA ", "AUTOINCREMENT"}) {
      EXPECT_EQ(migration.sql.find(word), std::string::npos) << migration.name << " says " << word;
    }
  }
}

TEST(Migrations, an_older_file_is_copied_before_each_step_and_keeps_what_it_holds) {
  const TempFolder folder;
  const std::string file = folder.at("unknot.db");
  {
    const auto older = store::open_sqlite_archive(file, list_first(1));
    ASSERT_TRUE(older) << build_sentence(older.error());
    EXPECT_EQ((*older)->find_schema(), 1);
    ASSERT_TRUE((*older)->append({build_named(1)}, Removed::stays_removed));
  }
  std::vector<Migration> steps = list_migrations();
  steps.push_back({static_cast<int>(steps.size()) + 1, "more", "CREATE TABLE more (id TEXT){{strict}};"});
  {
    const auto newer = store::open_sqlite_archive(file, steps);
    ASSERT_TRUE(newer) << build_sentence(newer.error());
    EXPECT_EQ((*newer)->find_schema(), steps.back().number);
    EXPECT_EQ(*(*newer)->list_all_events(), std::vector<Event>{build_named(1)});
  }
  EXPECT_EQ(store::list_copies(file).size(), steps.size() - 1);
  for (const std::string& copy : store::list_copies(file)) {
    const auto copied = store::open_sqlite_archive(copy, steps);
    ASSERT_TRUE(copied) << build_sentence(copied.error());
    EXPECT_EQ((*copied)->list_all_events()->size(), 1U) << copy << " can be put back";
  }
}

TEST(Migrations, a_fresh_file_needs_no_copy_and_a_current_one_no_step) {
  const TempFolder folder;
  const std::string file = folder.at("unknot.db");
  open_archive(file);
  const std::string before = read_bytes(file);
  open_archive(file);
  EXPECT_EQ(read_bytes(file), before);
  EXPECT_TRUE(store::list_copies(file).empty());
}

TEST(Migrations, a_file_of_a_newer_version_is_refused_and_left_as_it_is) {
  const TempFolder folder;
  const std::string file = folder.at("unknot.db");
  std::vector<Migration> steps = list_migrations();
  steps.push_back({static_cast<int>(steps.size()) + 1, "future", "CREATE TABLE future (id TEXT);"});
  ASSERT_TRUE(store::open_sqlite_archive(file, steps));
  const std::string before = read_bytes(file);
  const auto refused = store::open_sqlite_archive(file);
  ASSERT_EQ(find_refusal(refused), "newer_version");
  EXPECT_NE(build_sentence(refused.error()).find("Install the newest Unknot"), std::string::npos);
  EXPECT_EQ(read_bytes(file), before);
}

TEST(Migrations, a_step_that_was_taken_in_other_words_is_refused) {
  const TempFolder folder;
  std::vector<Migration> steps = list_migrations();
  steps[0].sql += "-- changed\n";
  ASSERT_TRUE(store::open_sqlite_archive(folder.at("unknot.db"), steps));
  EXPECT_EQ(find_refusal(store::open_sqlite_archive(folder.at("unknot.db"))), "newer_version");
}

TEST(Migrations, a_step_that_fails_changes_nothing_and_can_be_taken_later) {
  const TempFolder folder;
  const std::string file = folder.at("unknot.db");
  {
    const auto archive = open_archive(file);
    ASSERT_TRUE(archive->append({build_named(1)}, Removed::stays_removed));
  }
  std::vector<Migration> steps = list_migrations();
  steps.push_back(
      {static_cast<int>(steps.size()) + 1, "broken", "CREATE TABLE half (id TEXT); CREATE TABLE half (x);"});
  EXPECT_FALSE(store::open_sqlite_archive(file, steps));
  EXPECT_EQ(read_schema(file).find("half"), std::string::npos);
  EXPECT_EQ(open_archive(file)->list_all_events()->size(), 1U);
}

}  // namespace
}  // namespace unknot::test
