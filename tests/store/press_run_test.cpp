// Runs of the press are read back as they were kept, never stale ones, and the file holds no more of them than it may.
#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "app/press/press_run.hpp"
#include "store/store_test.hpp"

namespace unknot::test {
namespace {

constexpr const char* answer = R"({"answers":[{"stiffness":"low"},{"where":"'; DROP TABLE press_run; -- ä"}]})";

RunKey build_key(const std::string& asked = R"({"force_n":10.0,"hold_s":60.0})",
                 const std::string& fingerprint = "0123456789abcdef") {
  return {asked, fingerprint};
}

class Runs : public ::testing::Test {
 protected:
  const TempFolder folder;
  const std::string file = folder.at("unknot.db");
};

TEST_F(Runs, what_is_kept_is_read_back_to_the_letter_also_after_closing) {
  {
    const auto archive = open_archive(file);
    EXPECT_FALSE(archive->find_run(build_key())->has_value());
    ASSERT_TRUE(archive->keep_run(build_key(), answer));
    EXPECT_EQ(**archive->find_run(build_key()), answer);
  }
  const auto archive = open_archive(file);
  EXPECT_EQ(**archive->find_run(build_key()), answer);
  EXPECT_FALSE(archive->find_run(build_key(R"({"force_n":11.0,"hold_s":60.0})"))->has_value());
}

TEST_F(Runs, a_stale_run_is_not_served_and_goes_when_a_new_one_comes) {
  const auto archive = open_archive(file);
  ASSERT_TRUE(archive->keep_run(build_key("a", "old"), "{}"));
  EXPECT_FALSE(archive->find_run(build_key("a", "new"))->has_value());
  ASSERT_TRUE(archive->keep_run(build_key("a", "new"), answer));
  EXPECT_EQ(**archive->find_run(build_key("a", "new")), answer);
  EXPECT_FALSE(archive->find_run(build_key("a", "old"))->has_value());
}

TEST_F(Runs, the_run_that_was_kept_longest_goes_when_there_are_too_many) {
  const auto archive = open_archive(file);
  for (int n = 0; n < store::Archive::most_runs; ++n) {
    ASSERT_TRUE(archive->keep_run(build_key(fmt::format("run {}", n)), "{}"));
  }
  EXPECT_TRUE(archive->find_run(build_key("run 0"))->has_value());
  ASSERT_TRUE(archive->keep_run(build_key("run 0"), answer)) << "kept anew it is the newest";
  ASSERT_TRUE(archive->keep_run(build_key("one more"), "{}"));
  EXPECT_TRUE(archive->find_run(build_key("run 0"))->has_value());
  EXPECT_FALSE(archive->find_run(build_key("run 1"))->has_value());
  EXPECT_TRUE(archive->find_run(build_key("run 2"))->has_value());
  soci::session session(soci::sqlite3, file);
  int n_rows = 0;
  session << "SELECT COUNT(*) FROM press_run", soci::into(n_rows);
  EXPECT_EQ(n_rows, store::Archive::most_runs);
}

TEST_F(Runs, a_row_that_cannot_be_read_is_refused_and_not_guessed_at) {
  const auto archive = open_archive(file);
  ASSERT_TRUE(archive->keep_run(build_key(), answer));
  {
    soci::session session(soci::sqlite3, file);
    session << "UPDATE press_run SET body = '{\"answers\": ['";
  }
  EXPECT_EQ(find_refusal(archive->find_run(build_key())), "damaged");
}

TEST_F(Runs, deleting_a_person_leaves_the_runs_of_all_people) {
  const auto archive = open_archive(file);
  ASSERT_TRUE(archive->append({build_named(1)}, store::Removed::stays_removed));
  ASSERT_TRUE(archive->keep_run(build_key(), answer));
  ASSERT_TRUE(archive->remove_person(build_named(1).person));
  EXPECT_EQ(**archive->find_run(build_key()), answer);
}

PressCase build_hold() { return {"rhomboids.inner_border", {}, PressToolId("thumb"), {}, 10.0, {}, {}, 60.0}; }

TEST(RunKeys, another_name_of_a_site_is_the_same_run_and_every_number_asked_for_makes_another) {
  const auto find = [](const PressCase& one) { return app::build_run_key(engine().atlas(), one).value(); };
  const RunKey usual = find(build_hold());
  PressCase one = build_hold();
  one.site = "rhomboids.inner_border.1";
  EXPECT_EQ(find(one), usual);
  const auto expect_other = [&](const auto& change) {
    PressCase other = build_hold();
    change(other);
    const RunKey key = find(other);
    EXPECT_NE(key.asked, usual.asked);
    EXPECT_NE(key.fingerprint, usual.fingerprint);
  };
  expect_other([](PressCase& other) { other.force_n = 10.0 + 1e-9; });
  expect_other([](PressCase& other) { other.hold_s = 61.0; });
  expect_other([](PressCase& other) { other.tool = PressToolId("elbow"); });
  expect_other([](PressCase& other) { other.body.sex = Sex::woman; });
  expect_other([](PressCase& other) { other.site = "infraspinatus.belly.2"; });
  expect_other([](PressCase& other) {
    other.hold_s.reset();
    other.beat = PressBeat{40.0, 10.0};
  });
}

TEST(RunKeys, anything_that_a_run_depends_on_changes_its_fingerprint_but_not_what_was_asked) {
  const RunKey usual = app::build_run_key(engine().atlas(), build_hold()).value();
  const auto change = [&](const auto& change_book) {
    Atlas atlas = engine().atlas();
    change_book(atlas.press);
    return app::build_run_key(atlas, build_hold()).value();
  };
  const auto expect_stale = [&](const RunKey& key) {
    EXPECT_EQ(key.asked, usual.asked);
    EXPECT_NE(key.fingerprint, usual.fingerprint);
  };
  expect_stale(change([](PressBook& book) {
    for (TissueKind& tissue : book.tissues) tissue.relaxation.seconds *= 1.0 + 1e-12;
  }));
  expect_stale(change([](PressBook& book) { book.tissues.back().usual_kpa *= 1.0 + 1e-12; }));
  expect_stale(change([](PressBook& book) {
    for (PressTool& tool : book.tools) {
      if (tool.id == PressToolId("thumb")) tool.most_force_n += 1.0;
    }
  }));
}

}  // namespace
}  // namespace unknot::test
