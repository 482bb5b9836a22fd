// unknot people, export and import, as a person types them.
#include <gtest/gtest.h>

#include "app/keeper.hpp"
#include "support/events.hpp"
#include "support/support.hpp"
#include "unit/cli/terminal.hpp"

namespace unknot::test {
namespace {

class Keep : public ::testing::Test {
 protected:
  const TempFolder folder;
  const std::string file = folder.at("unknot.db");

  void fill() const {
    const auto keeper = app::Keeper::open(engine(), file);
    ASSERT_TRUE(keeper->append({build_event(1, 1, 0, 1, PersonDescribed{"Anna", {}, "woman_slim", ""}),
                                build_event(2, 1, 5, 2, PainNamed{"Neck"})}));
  }
};

TEST_F(Keep, people_are_listed_with_their_ids) {
  fill();
  const Output output = type({"--data-file", file, "people"});
  EXPECT_EQ(output.code, 0) << output.err;
  EXPECT_EQ(output.out, build_made_id(1) + "\tAnna\t1 pain\n");
}

TEST_F(Keep, looking_where_nothing_is_kept_makes_no_file) {
  const Output output = type({"--data-file", file, "people"});
  EXPECT_EQ(output.code, 3);
  EXPECT_NE(output.err.find("Nothing was kept here yet"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(Keep, a_person_is_deleted_only_after_a_yes) {
  fill();
  const std::vector<std::string> words{"people", "--data-file", file, "--delete", build_made_id(1)};
  EXPECT_EQ(type(words).code, 2) << "nobody to ask";
  EXPECT_NE(type(words, "n\n", true).out.find("Nothing was deleted"), std::string::npos);
  const Output output = type(words, "y\n", true);
  EXPECT_NE(output.out.find("Delete Anna with 1 pain for good?"), std::string::npos);
  EXPECT_NE(output.out.find("Deleted."), std::string::npos);
  EXPECT_EQ(type(words).code, 4) << "gone";
}

TEST_F(Keep, an_export_goes_to_a_file_or_a_pipe_and_is_imported_again) {
  fill();
  const std::string out = folder.at("all.json");
  EXPECT_EQ(type({"--data-file", file, "export", "--out", out}).code, 0);
  const Output piped = type({"--data-file", file, "export"});
  EXPECT_EQ(piped.code, 0);
  EXPECT_EQ(piped.out.substr(piped.out.find("provenance")), read_bytes(out).substr(read_bytes(out).find("provenance")));
  const std::string other = folder.at("other.db");
  EXPECT_EQ(type({"--data-file", other, "import", out}).out, "2 added, 0 known already\n");
  EXPECT_EQ(type({"--data-file", other, "import", "-"}, piped.out).out, "0 added, 2 known already\n");
  EXPECT_EQ(type({"--data-file", other, "people"}).out, type({"--data-file", file, "people"}).out);
}

TEST_F(Keep, what_cannot_be_used_is_told_with_its_exit_code_and_left_as_it_is) {
  write_bytes(file, std::string(9000, 'g'));
  EXPECT_EQ(type({"--data-file", file, "export"}).code, 9);
  EXPECT_EQ(type({"--data-file", file, "import", folder.at("none.json")}).code, 3);
  EXPECT_EQ(read_bytes(file), std::string(9000, 'g'));
  const auto held = app::Keeper::open(engine(), folder.at("held.db"));
  const Output output = type({"--data-file", folder.at("held.db"), "people"});
  EXPECT_EQ(output.code, 9);
  EXPECT_NE(output.err.find("Another Unknot is using the file"), std::string::npos);
}

}  // namespace
}  // namespace unknot::test
