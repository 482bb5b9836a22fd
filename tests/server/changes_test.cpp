// A press beside the same press changed, over real sockets: what is offered, what is refused, what comes of it, and that it ends when nobody waits.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <csignal>
#include <thread>

#include "server/program.hpp"
#include "wire/json.hpp"

namespace unknot::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* changes = "/api/v1/press/changes";
constexpr const char* choices = "/api/v1/press/choices";

// Pulled aside in a heavy body: minutes of work.
constexpr const char* slow =
    R"({"site":"piriformis.belly.1","sex":"man","build":"heavy","tool":"gun_fork","force_n":20,"changes":{"friction":0.5,"slide_mm":10}})";

wire::Json read_body(const std::string& reply) { return wire::Json::parse(reply.substr(reply.find("\r\n\r\n") + 4)); }

std::string build_asked(const char* set, double force_n = 6.0, const char* tool = "thumb") {
  return fmt::format(R"({{"site":"rhomboids.inner_border.1","sex":"man","build":"slim","tool":"{}","force_n":{},{}}})",
                     tool, force_n, set);
}

std::string start(const Program& program, const std::string& body) {
  const std::string reply = send_json(program, "POST", changes, body);
  EXPECT_EQ(find_status(reply), 202) << reply;
  return read_body(reply).value("job", "");
}

void listen(const Socket& socket, const std::string& job) {
  socket.write(fmt::format("GET {}/{} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", changes, job));
}

// The last word of a job, once it is over.
wire::Json wait(const Program& program, const std::string& job) {
  const Socket socket(program.port());
  listen(socket, job);
  std::string stream = socket.read_all(300s);
  const std::size_t at = stream.rfind("data: {");
  if (at == std::string::npos) return {};
  return wire::Json::parse(stream.substr(at + 6, stream.find("\n\n", at) - at - 6));
}

// Both presses in soft, usual and stiff tissue.
wire::Json solve(const Program& program, const std::string& body) {
  const wire::Json last = wait(program, start(program, body));
  EXPECT_EQ(last.value("state", ""), "done") << last;
  return last.value("changes", wire::Json::object());
}

double read(const wire::Json& answer, const char* side, const char* measure) {
  return answer.at(side).at("row").at(measure).get<double>();
}

TEST(Changes, ribs_are_offered_over_ribs_and_a_round_bone_over_bone_and_a_long_roller_cannot_be_tilted) {
  const Program program;
  const auto list = [&](const char* site, const char* tool) {
    return read_body(send_json(program, "POST", choices,
                               fmt::format(R"({{"site":"{}","sex":"man","build":"medium","tool":"{}"}})", site, tool)))
        .at("choices");
  };
  const auto find = [](const wire::Json& all, const char* id) {
    for (const wire::Json& one : all) {
      if (one.at("id") == id) return one;
    }
    return wire::Json();
  };
  const wire::Json over_ribs = list("rhomboids.inner_border.1", "thumb");
  EXPECT_EQ(find(over_ribs, "between_ribs").at("changes").at("base_aside_mm"), 15.0);
  EXPECT_TRUE(find(over_ribs, "round_bone").is_null());
  for (const wire::Json& one : over_ribs) EXPECT_FALSE(one.contains("refused")) << one;
  const wire::Json over_bone = list("vastus_intermedius.deep.1", "thumb");
  EXPECT_EQ(find(over_bone, "round_bone").at("changes").at("base"), "curved");
  EXPECT_TRUE(find(over_bone, "rib").is_null());
  EXPECT_EQ(find(over_bone, "tense").at("plain").at("tension"), 0.0) << "a muscle that pulls stands beside one at rest";
  EXPECT_NE(find(list("rhomboids.inner_border.1", "foam_roller"), "tilted").value("refused", "").find("tilt_degrees"),
            std::string::npos);
}

TEST(Changes, what_cannot_be_is_refused_in_one_sentence_that_names_the_key) {
  const Program program;
  const auto refuse = [&](const std::string& body, int status = 422) {
    const std::string reply = send_json(program, "POST", changes, body);
    EXPECT_EQ(find_status(reply), status) << reply;
    const wire::Json error = read_body(reply).at("error");
    EXPECT_FALSE(error.at("sentence").get<std::string>().empty());
    return error.at("key").get<std::string>();
  };
  EXPECT_EQ(refuse(build_asked(R"("changes":{"tilt_degrees":15})", 6.0, "foam_roller")), "tilt_degrees");
  EXPECT_EQ(refuse(build_asked(R"("changes":{"tilt_degrees":75})")), "tilt_degrees");
  EXPECT_EQ(refuse(build_asked(R"("changes":{"friction":5})")), "friction");
  EXPECT_EQ(refuse(build_asked(R"("changes":{"base":"rib"})"), 400), "base_width_mm");
  EXPECT_EQ(refuse(build_asked(R"("changes":{"base_radius_mm":14})")), "base_radius_mm");
  EXPECT_EQ(refuse(build_asked(R"("changes":{"tilt":15})"), 400), "changes.tilt");
  EXPECT_EQ(refuse(build_asked(R"("changes":{})")), "changes") << "nothing is changed";
  EXPECT_EQ(refuse(build_asked(R"("changes":{"tension":0},"plain":{"tension":0})")), "changes");
  EXPECT_EQ(refuse(build_asked(R"("changes":{"tension":0.1},"plain":{"tension":4})")), "tension");
  EXPECT_EQ(refuse(build_asked(R"("changes":{"friction":0.5})", 6000.0)), "force_n");
  EXPECT_EQ(refuse(build_asked(R"("changes":{"friction":0.5})", 6.0, "thumbs")), "tool");
}

TEST(Changes, over_a_rib_the_point_is_sheared_more_at_the_same_force_and_the_cut_reaches_below_its_crest) {
  const Program program;
  const wire::Json found =
      solve(program, build_asked(R"("changes":{"base":"rib","base_width_mm":14,"base_height_mm":6},"with_cuts":true)"));
  ASSERT_EQ(found.at("answers").size(), 3U);
  for (const wire::Json& one : found.at("answers")) {
    EXPECT_NEAR(read(one, "plain", "force_n"), 6.0, 0.03);
    EXPECT_NEAR(read(one, "changed", "force_n"), 6.0, 0.03);
    EXPECT_FALSE(one.at("changed").contains("drag")) << "nothing is pulled";
  }
  const wire::Json& usual = found.at("answers").at(1);
  EXPECT_GT(read(usual, "changed", "point_shear_kpa"), 1.03 * read(usual, "plain", "point_shear_kpa"));
  const auto find_lowest = [&](const char* side) {
    double lowest = 0.0;
    for (const wire::Json& node : found.at("cuts").at(side).at("nodes_mm")) {
      lowest = std::min(lowest, node.at(1).get<double>());
    }
    return lowest;
  };
  EXPECT_EQ(find_lowest("plain"), 0.0);
  EXPECT_NEAR(find_lowest("changed"), -6.0, 0.01);
}

TEST(Changes, a_tool_that_lies_beside_the_point_brings_it_less_in_every_tissue) {
  const Program program;
  const wire::Json found = solve(program, build_asked(R"("changes":{"offset_mm":10})", 4.0));
  for (const wire::Json& one : found.at("answers")) {
    EXPECT_LT(read(one, "changed", "point_pressure_kpa"), read(one, "plain", "point_pressure_kpa")) << one;
  }
  EXPECT_FALSE(found.contains("cuts")) << "nobody asked for them";
}

TEST(Changes, skin_that_holds_to_the_tool_lets_it_in_no_deeper) {
  const Program program;
  const wire::Json found = solve(program, build_asked(R"("changes":{"friction":0.5})", 4.0));
  for (const wire::Json& one : found.at("answers")) {
    EXPECT_LE(read(one, "changed", "depth_mm"), 1.005 * read(one, "plain", "depth_mm")) << one;
    EXPECT_TRUE(one.at("changed").contains("drag"));
    EXPECT_FALSE(one.at("plain").contains("drag"));
  }
}

TEST(Changes, a_page_that_leaves_stops_its_job_and_who_asks_for_the_same_meanwhile_shares_it) {
  const Program program;
  const std::string job = start(program, slow);
  {
    const Socket socket(program.port());
    listen(socket, job);
    EXPECT_NE(socket.read_all(1500ms).find(R"(data: {"state":"running")"), std::string::npos);
  }
  EXPECT_EQ(start(program, slow), job) << "for a moment it goes on: a page may be loaded anew";
  std::this_thread::sleep_for(9s);
  EXPECT_EQ(wait(program, job).value("state", ""), "stopped");
}

TEST(Changes, can_be_stopped_and_a_server_with_them_ends_at_once) {
  Program program;
  const std::string job = start(program, slow);
  EXPECT_EQ(find_status(send_json(program, "DELETE", std::string(changes) + "/" + job)), 204);
  EXPECT_EQ(find_status(send_json(program, "DELETE", std::string(changes) + "/00ff")), 404);
  const std::string next = start(program, slow);
  EXPECT_NE(next, job);
  const Socket socket(program.port());
  listen(socket, next);
  std::this_thread::sleep_for(500ms);
  program.send_signal(SIGTERM);
  EXPECT_EQ(program.wait(5s), 0);
}

}  // namespace
}  // namespace unknot::test
