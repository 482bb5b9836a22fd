// Every input that the fuzzers ever kept, replayed in every test run.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "fuzz/doors.hpp"
#include "fuzz/request_door.hpp"

namespace unknot::fuzz {
namespace {

std::size_t replay(const std::string& door, void (*feed)(std::string_view)) {
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(UNKNOT_SOURCE) + "/tests/fuzz/corpus/" + door)) {
    std::stringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    SCOPED_TRACE(entry.path().string());
    feed(bytes.str());
    ++count;
  }
  return count;
}

TEST(Fuzz, every_kept_case_is_read_or_refused_with_one_clear_problem) { EXPECT_GE(replay("case", feed_case), 20U); }

TEST(Fuzz, every_kept_data_file_is_read_or_refused_with_one_clear_problem) {
  EXPECT_GE(replay("atlas", feed_atlas), 10U);
}

TEST(Fuzz, every_kept_answer_is_read_or_refused_with_one_clear_problem) {
  EXPECT_GE(replay("result", feed_result), 5U);
}

TEST(Fuzz, every_kept_delivery_and_export_is_read_or_refused_with_one_clear_problem) {
  EXPECT_GE(replay("events", feed_events), 8U);
}

TEST(Fuzz, every_kept_request_gets_one_reply_and_nobody_in_who_is_not_paired) {
  EXPECT_GE(replay("request", feed_request), 20U);
}

}  // namespace
}  // namespace unknot::fuzz
