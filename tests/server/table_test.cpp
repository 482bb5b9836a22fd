// Tables and beats over real sockets: a page that leaves stops its job, and a server with jobs ends at once.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sched.h>

#include <csignal>
#include <optional>
#include <thread>

#include "server/program.hpp"

namespace unknot::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* tables = "/api/v1/press/tables";
constexpr const char* beats = "/api/v1/press/beats";

// A fork in a heavy body takes long.
constexpr const char* asked = R"({"site":"piriformis.belly.1","sex":"man","build":"heavy","tool":"gun_fork"})";

// So do beats that are as slow as they may be.
constexpr const char* beaten =
    R"({"site":"piriformis.belly.1","sex":"man","build":"heavy","tool":"gun_ball","force_n":10,"frequency_hz":1,"stroke_mm":8})";

std::string start(const Program& program, const char* path = tables, const char* body = asked) {
  const std::string reply = send_json(program, "POST", path, body);
  EXPECT_EQ(find_status(reply), 202) << reply;
  const std::string before = "\"job\":\"";
  return reply.substr(reply.find(before) + before.size(), 16);
}

void listen(const Socket& socket, const std::string& job, const char* path = tables) {
  socket.write(fmt::format("GET {}/{} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", path, job));
}

// For as long as it lives, whatever this thread starts has one core: a table must not be done before a page has left.
class OneCore {
 public:
  OneCore() {
    sched_getaffinity(0, sizeof before_, &before_);
    cpu_set_t one;
    CPU_ZERO(&one);
    for (int core = 0; CPU_COUNT(&one) == 0 && core < CPU_SETSIZE; ++core) {
      if (CPU_ISSET(core, &before_)) CPU_SET(core, &one);
    }
    sched_setaffinity(0, sizeof one, &one);
  }
  ~OneCore() { sched_setaffinity(0, sizeof before_, &before_); }
  OneCore(const OneCore&) = delete;
  OneCore& operator=(const OneCore&) = delete;

 private:
  cpu_set_t before_{};
};

TEST(Tables, a_page_that_leaves_stops_its_job) {
  std::optional<OneCore> narrow(std::in_place);
  const Program program;
  narrow.reset();
  const Socket other(program.port());  // beats beside it take half of the core
  listen(other, start(program, beats, beaten), beats);
  const std::string job = start(program);
  {
    const Socket socket(program.port());
    listen(socket, job);
    const std::string stream = socket.read_all(1500ms);
    EXPECT_NE(stream.find("Content-Type: text/event-stream"), std::string::npos);
    EXPECT_NE(stream.find(R"(data: {"state":"running")"), std::string::npos) << stream;
  }
  EXPECT_EQ(start(program), job) << "for a moment it goes on: a page may be loaded anew";
  std::this_thread::sleep_for(9s);
  const Socket socket(program.port());
  listen(socket, job);
  EXPECT_NE(socket.read_all(2s).find(R"("state":"stopped")"), std::string::npos);
}

TEST(Tables, a_job_can_be_stopped_and_a_server_with_one_ends_at_once) {
  Program program;
  const std::string job = start(program);
  EXPECT_EQ(find_status(send_json(program, "DELETE", "/api/v1/press/tables/" + job)), 204);
  const std::string next = start(program);
  EXPECT_NE(next, job);
  const Socket socket(program.port());
  listen(socket, next);
  std::this_thread::sleep_for(500ms);
  program.send_signal(SIGTERM);
  EXPECT_EQ(program.wait(5s), 0);
}

TEST(Beats, a_page_that_leaves_stops_its_job) {
  const Program program;
  const std::string job = start(program, beats, beaten);
  {
    const Socket socket(program.port());
    listen(socket, job, beats);
    EXPECT_NE(socket.read_all(1500ms).find(R"(data: {"state":"running")"), std::string::npos);
  }
  EXPECT_EQ(start(program, beats, beaten), job) << "for a moment it goes on: a page may be loaded anew";
  std::this_thread::sleep_for(9s);
  const Socket socket(program.port());
  listen(socket, job, beats);
  EXPECT_NE(socket.read_all(2s).find(R"("state":"stopped")"), std::string::npos);
}

TEST(Beats, can_be_stopped_and_a_server_with_them_ends_at_once) {
  Program program;
  const std::string job = start(program, beats, beaten);
  EXPECT_EQ(find_status(send_json(program, "DELETE", std::string(beats) + "/" + job)), 204);
  const std::string next = start(program, beats, beaten);
  EXPECT_NE(next, job);
  const Socket socket(program.port());
  listen(socket, next, beats);
  std::this_thread::sleep_for(500ms);
  program.send_signal(SIGTERM);
  EXPECT_EQ(program.wait(5s), 0);
}

}  // namespace
}  // namespace unknot::test
