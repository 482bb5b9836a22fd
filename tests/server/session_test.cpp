// `unknot session` as a real program at a terminal that somebody leaves in the middle of a press.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <thread>

#include "app/keeper.hpp"
#include "support/care.hpp"
#include "support/events.hpp"
#include "support/support.hpp"

namespace unknot::test {
namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

// A run of the program with its keyboard and its screen in the hands of the test.
class Terminal {
 public:
  explicit Terminal(const std::vector<std::string>& words) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    EXPECT_EQ(pipe2(in.data(), O_CLOEXEC), 0);
    EXPECT_EQ(pipe2(out.data(), O_CLOEXEC), 0);
    process_ = fork();
    if (process_ == 0) run(words, in[0], out[1]);
    close(in[0]);
    close(out[1]);
    keyboard_ = in[1];
    screen_ = out[0];
  }
  ~Terminal() {
    if (process_ > 0) {
      kill(process_, SIGKILL);
      waitpid(process_, nullptr, 0);
    }
    close(keyboard_);
    close(screen_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  // Answers whatever is asked, until a hold runs; the first word in the brackets is the way on.
  bool go_to_hold() {
    for (std::size_t read_to = 0; read_more();) {
      const std::size_t end = text_.find("]", read_to);
      if (end == std::string::npos) continue;
      const std::size_t open = text_.rfind('[', end);
      read_to = end + 1;
      const std::string options = text_.substr(open + 1, end - open - 1);
      if (options.starts_with("more")) return true;
      type(options.starts_with("next") ? "" : options.substr(0, options.find(',')));
    }
    return false;
  }
  void send_signal(int signal) const { kill(process_, signal); }
  // How it ended: the signal, or 0 for an end of its own.
  int wait_for_signal() {
    int status = 0;
    for (int i = 0; i < 1000; ++i) {
      if (waitpid(process_, &status, WNOHANG) == process_) {
        process_ = -1;
        return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
      }
      std::this_thread::sleep_for(10ms);
    }
    return -1;
  }
  std::string read_rest() {
    while (read_more()) continue;
    return text_;
  }

 private:
  [[noreturn]] static void run(const std::vector<std::string>& words, int in, int out) {
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execv(UNKNOT_PROGRAM, arguments.data());
    _exit(127);
  }

  void type(const std::string& line) const {
    const std::string keys = line + "\n";
    EXPECT_EQ(write(keyboard_, keys.data(), keys.size()), static_cast<ssize_t>(keys.size()));
  }

  bool read_more() {
    pollfd ready{screen_, POLLIN, 0};
    if (poll(&ready, 1, 20'000) <= 0) return false;
    std::array<char, 4096> buffer{};
    const ssize_t n = read(screen_, buffer.data(), buffer.size());
    if (n <= 0) return false;
    text_.append(buffer.data(), static_cast<std::size_t>(n));
    return true;
  }

  pid_t process_ = -1;
  int keyboard_ = -1;
  int screen_ = -1;
  std::string text_;
};

// What was said on the day of the tests, as if it were said today: the program looks at a real clock.
std::vector<Event> say_today(std::vector<Event> events) {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  for (Event& event : events) {
    event.at = now - 1min;
    event.day = std::chrono::floor<std::chrono::days>(now);
  }
  return events;
}

void leave_by(int signal) {
  const TempFolder folder;
  const std::string file = folder.at("unknot.db");
  {
    const auto keeper = app::Keeper::open(engine(), file);
    ASSERT_TRUE(keeper);
    ASSERT_TRUE(keeper->append(say_today(list_care_events("gentle", {"tennis_ball"}))));
  }
  Terminal terminal({"unknot", "--data-file", file, "session", carer.value, cared_pain.value, "--text"});
  ASSERT_TRUE(terminal.go_to_hold()) << terminal.read_rest();
  const steady_clock::time_point began = steady_clock::now();
  std::this_thread::sleep_for(2s);
  terminal.send_signal(signal);
  EXPECT_EQ(terminal.wait_for_signal(), signal) << "a shell must see that it was ended";
  const double waited_s = std::chrono::duration<double>(steady_clock::now() - began).count();
  EXPECT_NE(terminal.read_rest().find("1 press kept."), std::string::npos) << terminal.read_rest();
  const PainCare care = *app::Keeper::open(engine(), file)->find_care(carer, cared_pain, {});
  ASSERT_EQ(care.sessions.size(), 1U);
  const Session& session = care.sessions.front();
  ASSERT_EQ(session.presses.size(), 1U);
  EXPECT_EQ(session.presses.front().ended, "broken_off");
  EXPECT_GE(session.presses.front().seconds, 1.9) << "begun before the test read that it had";
  EXPECT_LE(session.presses.front().seconds, waited_s + 1.0) << "and at most a second of printing and reading earlier";
  ASSERT_TRUE(session.ended);
  EXPECT_EQ(session.ended->how, "broken_off");
}

TEST(Session_program, control_c_in_a_press_keeps_it_with_its_seconds_and_ends_the_session) { leave_by(SIGINT); }

TEST(Session_program, so_does_a_terminal_that_is_closed_and_a_system_that_ends_it) {
  leave_by(SIGHUP);
  leave_by(SIGTERM);
}

}  // namespace
}  // namespace unknot::test
