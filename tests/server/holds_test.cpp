// Holds over real sockets: started, listened to, stopped, kept, and found again by a server that was started anew.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include "server/program.hpp"
#include "wire/json.hpp"

namespace unknot::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* holds = "/api/v1/press/holds";
constexpr const char* beats = "/api/v1/press/beats";

std::string build_hold(double force_n, double hold_s, const char* tool = "thumb") {
  return fmt::format(
      R"({{"site":"rhomboids.inner_border.1","sex":"man","build":"medium","tool":"{}","force_n":{},"hold_s":{}}})",
      tool, force_n, hold_s);
}

constexpr const char* beaten =
    R"({"site":"rhomboids.inner_border.1","sex":"man","build":"slim","tool":"gun_ball","force_n":10,"frequency_hz":50,"stroke_mm":6})";

// A fork in a heavy body takes long.
constexpr const char* slow =
    R"({"site":"piriformis.belly.1","sex":"man","build":"heavy","tool":"gun_fork","force_n":40,"hold_s":300})";

wire::Json read_json(const std::string& reply) {
  return wire::Json::parse(reply.substr(reply.find("\r\n\r\n") + 4), nullptr, false);
}

std::string start(const Program& program, const std::string& body, const char* path = holds) {
  const std::string reply = send_json(program, "POST", path, body);
  EXPECT_EQ(find_status(reply), 202) << reply;
  return find_status(reply) == 202 ? read_json(reply).at("job").get<std::string>() : "";
}

// What is said of a job until it is over: each word as JSON.
std::vector<wire::Json> hear(const Program& program, const std::string& job, const char* path = holds,
                             std::chrono::milliseconds longest = 240s) {
  const Socket socket(program.port());
  socket.write(fmt::format("GET {}/{} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", path, job));
  const std::string stream = socket.read_all(longest);
  std::vector<wire::Json> words;
  const std::string before = "data: ";
  for (std::size_t at = stream.find(before, stream.find("\r\n\r\n")); at != std::string::npos;
       at = stream.find(before, at + 1)) {
    const std::size_t begin = at + before.size();
    words.push_back(wire::Json::parse(stream.substr(begin, stream.find("\n\n", begin) - begin), nullptr, false));
  }
  return words;
}

// How a job ended; empty when nothing is said of it.
std::string hear_end(const Program& program, const std::string& job) {
  const std::vector<wire::Json> words = hear(program, job);
  return words.empty() ? "" : words.back().at("state").get<std::string>();
}

TEST(Holds, are_told_moment_by_moment_then_kept_and_found_by_the_next_server) {
  const TempFolder folder;
  const std::vector<std::string> flags{"--data-file", folder.at("unknot.db")};
  const std::string asked = build_hold(6.0, 10.0);
  wire::Json held;
  {
    Program program(flags);
    const std::vector<wire::Json> words = hear(program, start(program, asked));
    ASSERT_FALSE(words.empty());
    double share = 0.0;
    for (const wire::Json& word : words) {
      EXPECT_GE(word.at("share").get<double>(), share);
      share = word.at("share");
    }
    EXPECT_GE(words.size(), 4U) << "it tells how far it is";
    ASSERT_EQ(words.back().at("state"), "done") << words.back();
    held = words.back().at("holds");
    const std::string again = send_json(program, "POST", holds, asked);
    EXPECT_EQ(find_status(again), 200) << again;
    EXPECT_EQ(read_json(again), (wire::Json{{"holds", held}}));
    start(program, build_hold(6.0, 11.0));  // a second more is another hold
    program.send_signal(SIGTERM);
    EXPECT_EQ(program.wait(10s), 0);
  }
  const Program next(flags);
  const std::string found = send_json(next, "POST", holds, asked);
  ASSERT_EQ(find_status(found), 200) << found;
  EXPECT_EQ(read_json(found), (wire::Json{{"holds", held}}));

  ASSERT_EQ(held.at("answers").size(), 3U);
  for (const wire::Json& one : held.at("answers")) {
    ASSERT_EQ(one.at("ending"), "solved") << one;
    const wire::Json& moments = one.at("moments");
    EXPECT_EQ(moments.at("time_s").front(), 0.0);
    EXPECT_EQ(moments.at("time_s").back(), 10.0);
    for (const auto& [name, column] : moments.items()) EXPECT_EQ(column.size(), moments.at("time_s").size()) << name;
    const double sunk = moments.at("depth_mm").back().get<double>() - moments.at("depth_mm").front().get<double>();
    EXPECT_GT(sunk, 0.1);
    EXPECT_LT(sunk, 3.0);
    EXPECT_GT(moments.at("point_stretch").back(), moments.at("point_stretch").front());
  }
}

TEST(Holds, that_were_stopped_are_not_kept_and_a_server_with_one_ends_at_once) {
  Program program;
  const std::string job = start(program, slow);
  EXPECT_EQ(find_status(send_json(program, "DELETE", std::string(beats) + "/" + job)), 404) << "it is no job of beats";
  EXPECT_EQ(find_status(send_json(program, "DELETE", std::string(holds) + "/" + job)), 204);
  EXPECT_EQ(hear_end(program, job), "stopped");
  const std::string next = start(program, slow);
  EXPECT_NE(next, job);
  const Socket socket(program.port());
  socket.write(fmt::format("GET {}/{} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", holds, next));
  EXPECT_NE(socket.read_all(1500ms).find(R"("state":"running")"), std::string::npos);
  program.send_signal(SIGTERM);
  EXPECT_EQ(program.wait(5s), 0);
}

TEST(Holds, nobody_listens_to_are_stopped) {
  const Program program;
  const std::string job = start(program, slow);
  std::this_thread::sleep_for(9s);
  EXPECT_EQ(hear_end(program, job), "stopped");
}

TEST(Holds, that_cannot_be_are_refused_in_one_sentence_that_names_the_key) {
  const Program program;
  const auto refuse = [&](const std::string& body, int status = 422) {
    const std::string reply = send_json(program, "POST", holds, body);
    EXPECT_EQ(find_status(reply), status) << reply;
    return read_json(reply).at("error");
  };
  EXPECT_EQ(refuse(build_hold(6.0, 0.5)).at("sentence"),
            "The value is outside its range (at hold_s): found 0.5; allowed: 1 to 300. Use a number in this range.");
  EXPECT_EQ(refuse(build_hold(6.0, 301.0)).at("key"), "hold_s");
  EXPECT_EQ(refuse(build_hold(61.0, 60.0)).at("key"), "force_n");
  EXPECT_EQ(refuse(build_hold(61.0, 60.0)).at("allowed"), "0.1 to 60");
  EXPECT_EQ(refuse(build_hold(0.0, 60.0)).at("key"), "force_n");
  EXPECT_EQ(refuse(build_hold(6.0, 60.0, "thum")).at("code"), "unknown_name");
  EXPECT_EQ(refuse(R"({"site":"rhomboid.inner","sex":"man","build":"slim","tool":"thumb","force_n":6,"hold_s":9})")
                .at("code"),
            "unknown_name");
  EXPECT_EQ(refuse(R"({"site":"rhomboids.inner_border","sex":"man","build":"slim","tool":"thumb","force_n":6})", 400)
                .at("key"),
            "hold_s");
  EXPECT_EQ(find_status(send_json(program, "GET", std::string(holds) + "/00ff")), 404);
}

TEST(Beats, are_kept_too_and_found_by_the_next_server) {
  const TempFolder folder;
  const std::vector<std::string> flags{"--data-file", folder.at("unknot.db")};
  wire::Json told;
  {
    Program program(flags);
    const std::vector<wire::Json> words = hear(program, start(program, beaten, beats), beats);
    ASSERT_EQ(words.back().at("state"), "done") << words.back();
    told = words.back().at("beats");
    program.send_signal(SIGTERM);
    EXPECT_EQ(program.wait(10s), 0);
  }
  const Program next(flags);
  const std::string found = send_json(next, "POST", beats, beaten);
  ASSERT_EQ(find_status(found), 200) << found;
  EXPECT_EQ(read_json(found), (wire::Json{{"beats", told}}));
}

}  // namespace
}  // namespace unknot::test
