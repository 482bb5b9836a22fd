// How the program starts, refuses to start, and ends.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <csignal>
#include <thread>

#include "server/program.hpp"

namespace unknot::test {
namespace {

using namespace std::chrono_literals;

TEST(Run, a_signal_to_end_lets_the_running_request_finish_and_then_gives_zero) {
  for (const int signal : {SIGTERM, SIGINT}) {
    Program program;
    const Socket idle(program.port());
    const Socket busy(program.port());
    const std::string body = read_source("examples/neck.json");
    busy.write(
        fmt::format("POST /api/v1/locate HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                    "Content-Length: {}\r\n\r\n",
                    body.size()));
    std::this_thread::sleep_for(300ms);  // the head is read, the body not
    program.send_signal(signal);
    std::this_thread::sleep_for(100ms);
    busy.write(body);
    const std::string reply = busy.read_all(9s);
    EXPECT_EQ(find_status(reply), 200) << "signal " << signal;
    EXPECT_NE(reply.find("Connection: close"), std::string::npos);
    EXPECT_EQ(program.wait(15s), 0);
  }
}

TEST(Run, an_idle_server_ends_at_once) {
  Program program;
  const Socket idle(program.port());
  program.send_signal(SIGTERM);
  EXPECT_EQ(program.wait(5s), 0);
}

TEST(Run, a_signal_right_behind_the_first_words_gives_zero_too) {
  for (int i = 0; i < 10; ++i) {
    Program program;
    program.send_signal(SIGTERM);
    EXPECT_EQ(program.wait(5s), 0) << program.read_errors();
  }
}

TEST(Run, a_port_in_use_is_told_with_a_way_out) {
  const Program first;
  std::string errors;
  EXPECT_EQ(run_program({"unknot", "serve", "--port", std::to_string(first.port())}, errors), 10);
  const std::string advice = "a free port: unknot serve --port ";
  ASSERT_NE(errors.find(advice), std::string::npos) << errors;
  EXPECT_EQ(std::count(errors.begin(), errors.end(), '\n'), 1) << errors;
  const int named = std::atoi(errors.c_str() + errors.find(advice) + advice.size());
  if (named == 0) return;  // any free port, where all ports near are taken
  EXPECT_FALSE(Socket(named).is_open()) << errors;
  // With that one taken too, the next advice is another.
  const Program second({}, named);
  EXPECT_EQ(second.port(), named);
  EXPECT_EQ(run_program({"unknot", "serve", "--port", std::to_string(first.port())}, errors), 10);
  EXPECT_EQ(errors.find(advice + std::to_string(named)), std::string::npos) << errors;
}

TEST(Run, a_bad_address_a_bad_file_and_a_bad_flag_are_told_with_their_exit_codes) {
  std::string errors;
  EXPECT_EQ(run_program({"unknot", "serve", "--bind", "nowhere"}, errors), 10) << errors;
  EXPECT_EQ(run_program({"unknot", "serve", "--port", "0", "--bind", "192.0.2.77"}, errors), 10) << errors;
  EXPECT_EQ(run_program({"unknot", "serve", "--config", "/nowhere/server.conf"}, errors), 3) << errors;
  EXPECT_EQ(run_program({"unknot", "serve", "--port", "70000"}, errors), 2) << errors;
  EXPECT_NE(errors.find("0 to 65535"), std::string::npos) << errors;
  EXPECT_EQ(run_program({"unknot", "serve", "--data", "/nowhere"}, errors), 3) << errors;
}

TEST(Run, the_log_holds_the_route_and_nothing_that_was_asked) {
  Program program({"--log-requests"});
  const Socket socket(program.port());
  socket.write("GET /api/v1/muscles/soleus?language=de HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  EXPECT_EQ(find_status(socket.read_reply()), 200);
  program.send_signal(SIGTERM);
  EXPECT_EQ(program.wait(5s), 0);
  const std::string log = program.read_errors();
  EXPECT_NE(log.find("GET /api/v1/muscles/{muscle} 200"), std::string::npos) << log;
  EXPECT_EQ(log.find("soleus"), std::string::npos) << log;
}

}  // namespace
}  // namespace unknot::test
