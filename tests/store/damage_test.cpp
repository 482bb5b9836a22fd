// Damaged files: told clearly, with a way out, and left as they are.
#include "store/store_test.hpp"

namespace unknot::test {
namespace {

using store::Removed;

class Damage : public ::testing::Test {
 protected:
  const TempFolder folder;
  const std::string file = folder.at("unknot.db");

  void fill() const {
    const auto archive = open_archive(file);
    std::vector<Event> events;
    for (std::size_t i = 1; i <= 500; ++i) events.push_back(build_named(i, std::string(80, 'n')));
    ASSERT_TRUE(archive->append(events, Removed::stays_removed));
  }

  void expect_refused_and_unchanged() const {
    const std::string before = read_bytes(file);
    const auto refused = store::open_sqlite_archive(file);
    ASSERT_EQ(find_refusal(refused), "damaged");
    EXPECT_FALSE(refused.error().next.empty());
    EXPECT_EQ(read_bytes(file), before);
  }
};

TEST_F(Damage, a_file_of_something_else_is_refused) {
  write_bytes(file, std::string(20'000, 'g'));
  expect_refused_and_unchanged();
  write_bytes(file, "short");
  expect_refused_and_unchanged();
}

TEST_F(Damage, a_file_cut_off_anywhere_is_refused) {
  fill();
  const std::string whole = read_bytes(file);
  for (const std::size_t size :
       {whole.size() - 1, whole.size() / 2, std::size_t{5000}, std::size_t{4096}, std::size_t{50}}) {
    write_bytes(file, whole.substr(0, size));
    expect_refused_and_unchanged();
  }
}

TEST_F(Damage, a_file_with_zeros_in_the_middle_is_refused) {
  fill();
  std::string bytes = read_bytes(file);
  bytes.replace(bytes.size() / 2, 8192, std::string(8192, '\0'));
  write_bytes(file, bytes);
  expect_refused_and_unchanged();
}

TEST_F(Damage, a_changed_letter_within_an_entry_is_seen_when_it_is_read) {
  fill();
  std::string bytes = read_bytes(file);
  bytes.replace(bytes.find("nnnnnnnnn"), 1, "m");
  write_bytes(file, bytes);
  const auto archive = open_archive(file);
  EXPECT_EQ(find_refusal(archive->list_all_events()), "damaged");
}

TEST_F(Damage, the_refusal_names_the_latest_copy_when_there_is_one) {
  write_bytes(file, std::string(5000, 'g'));
  write_bytes(file + ".before-0002", "a");
  write_bytes(file + ".before-0003", "b");
  const auto refused = store::open_sqlite_archive(file);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().next.find(file + ".before-0003"), std::string::npos);
}

TEST_F(Damage, the_database_of_another_program_is_refused) {
  const std::string command = "python3 -c \"import sqlite3; sqlite3.connect('" + file +
                              "').executescript('CREATE TABLE t(a); INSERT INTO t VALUES(1);')\"";
  if (std::system(command.c_str()) != 0) GTEST_SKIP() << "no python3 to make one";
  expect_refused_and_unchanged();
}

TEST_F(Damage, a_file_that_another_archive_holds_is_in_use_until_it_is_closed) {
  auto first = open_archive(file);
  const auto second = store::open_sqlite_archive(file);
  ASSERT_EQ(find_refusal(second), "in_use");
  EXPECT_NE(second.error().next.find("Stop the other"), std::string::npos);
  first.reset();
  EXPECT_TRUE(store::open_sqlite_archive(file));
}

TEST_F(Damage, a_folder_in_place_of_the_file_is_refused) {
  std::filesystem::create_directories(file);
  EXPECT_FALSE(store::open_sqlite_archive(file));
}

TEST_F(Damage, paths_with_spaces_and_signs_work) {
  for (const char* name : {"a b/un knot.db", "a=b/c.db", "quote\"s/x.db", "ä's/x.db"}) {
    const auto archive = store::open_sqlite_archive(folder.at(name));
    ASSERT_TRUE(archive) << build_sentence(archive.error());
    EXPECT_TRUE(std::filesystem::exists(folder.at(name)));
    EXPECT_GT(std::filesystem::file_size(folder.at(name)) + std::filesystem::file_size(folder.at(name) + "-wal"),
              4096U);
  }
}

}  // namespace
}  // namespace unknot::test
