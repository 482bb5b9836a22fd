// The second screen over real sockets: words come as they are said, nobody else waits, and the server still ends at once.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <csignal>
#include <memory>
#include <thread>

#include "server/program.hpp"

namespace unknot::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* live =
    "/api/v1/people/00000000000000000000000000000001/pains/00000000000000000000000000000002/live";

int post(const Program& program, const std::string& path, const std::string& body) {
  const Socket socket(program.port());
  socket.write(
      fmt::format("POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\n"
                  "Content-Length: {}\r\n\r\n{}",
                  path, body.size(), body));
  return find_status(socket.read_all());
}

std::string build_word(const char* input) {
  return fmt::format(R"({{"session":"{:032x}","state":"hold.0","input":"{}","at_s":1.5,"level":4,"step":0}})", 5,
                     input);
}

void fill(const Program& program) {
  const std::string body =
      fmt::format(R"({{"events":[{{"id":"{:032x}","person":"{:032x}","pain":"{:032x}","kind":"pain_named",)"
                  R"("at":"2026-11-22T12:00:00.000Z","day":"2026-11-22","pain_named":{{"name":"Neck"}}}}]}})",
                  9, 1, 2);
  ASSERT_EQ(post(program, "/api/v1/events", body), 200);
}

void listen(const Socket& socket) { socket.write(fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", live)); }

TEST(Live, words_come_as_they_are_said_and_other_requests_do_not_wait_for_a_listener) {
  Program program;
  fill(program);
  ASSERT_EQ(post(program, live, build_word("more")), 204);
  std::vector<std::unique_ptr<Socket>> sockets;
  for (int i = 0; i < 4; ++i) {
    sockets.push_back(std::make_unique<Socket>(program.port()));
    listen(*sockets.back());
  }
  std::this_thread::sleep_for(500ms);
  EXPECT_LT(time_request(program.port()), 1000.0);
  ASSERT_EQ(post(program, live, build_word("stop")), 204);
  for (const auto& socket : sockets) {
    const std::string stream = socket->read_all(1s);
    EXPECT_EQ(find_status(stream), 200);
    EXPECT_NE(stream.find("Content-Type: text/event-stream"), std::string::npos);
    EXPECT_EQ(stream.find("Content-Length"), std::string::npos);
    EXPECT_LT(stream.find(R"("input":"more")"), stream.find(R"("input":"stop")")) << stream;
  }
}

TEST(Live, a_server_with_listeners_ends_at_once_and_a_fifth_sends_the_first_away) {
  Program program;
  fill(program);
  const Socket first(program.port());
  listen(first);
  std::this_thread::sleep_for(200ms);
  std::vector<std::unique_ptr<Socket>> sockets;
  for (int i = 0; i < 4; ++i) {
    sockets.push_back(std::make_unique<Socket>(program.port()));
    listen(*sockets.back());
  }
  EXPECT_EQ(find_status(first.read_all(5s)), 200) << "it was closed";
  program.send_signal(SIGTERM);
  EXPECT_EQ(program.wait(5s), 0);
}

}  // namespace
}  // namespace unknot::test
