// kill -9 while events are being written: whatever was acknowledged is there, twenty times over.
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <random>
#include <set>

#include "store/store_test.hpp"

namespace unknot::test {
namespace {

constexpr std::size_t n_writes = 1000;
constexpr std::size_t n_rounds = 20;
constexpr std::chrono::milliseconds longest_round{1200};  // a slow disk is killed before it has written its share

// What the writer printed so far; waits for more until `until` lines are there or the time is over.
void read_lines(int end, std::size_t until, std::chrono::milliseconds longest, std::string& text) {
  const auto deadline = std::chrono::steady_clock::now() + longest;
  while (static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) < until) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    pollfd ready{end, POLLIN, 0};
    if (left <= 0 || poll(&ready, 1, static_cast<int>(left)) <= 0) return;
    char buffer[4096];
    const ssize_t n = read(end, buffer, sizeof buffer);
    if (n <= 0) return;
    text.append(buffer, static_cast<std::size_t>(n));
  }
}

// Starts the writer, kills it once it has acknowledged `after` writes or when time is over, and gives the numbers that it
// acknowledged.
std::vector<std::size_t> write_and_kill(const std::string& file, std::size_t start, std::size_t after) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    execl(UNKNOT_WRITER, UNKNOT_WRITER, file.c_str(), std::to_string(start).c_str(), std::to_string(n_writes).c_str(),
          nullptr);
    _exit(127);
  }
  close(ends[1]);
  std::string text;
  read_lines(ends[0], after, longest_round, text);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  read_lines(ends[0], n_writes, longest_round, text);  // what it had printed when it died
  close(ends[0]);
  std::vector<std::size_t> acknowledged;
  std::size_t from = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', from)) {
    acknowledged.push_back(std::stoul(text.substr(from, end - from)));
    from = end + 1;
  }
  return acknowledged;
}

TEST(Kill, no_acknowledged_write_is_missing_after_kill_9_twenty_times_over) {
  const TempFolder folder;
  const std::string file = folder.at("unknot.db");
  std::random_device seed;
  std::mt19937 random(seed());
  std::uniform_int_distribution<std::size_t> draw_moment(0, n_writes - 50);
  std::vector<Event> expected;
  std::size_t n_killed = 0;
  for (std::size_t round = 0; round < n_rounds; ++round) {
    const std::vector<std::size_t> acknowledged = write_and_kill(file, 1 + round * n_writes, draw_moment(random));
    if (acknowledged.size() < n_writes) ++n_killed;
    for (const std::size_t id : acknowledged) expected.push_back(build_named(id));
    const std::vector<Event> kept = *open_archive(file)->list_all_events();
    std::set<EventId> ids;
    for (const Event& event : kept) ids.insert(event.id);
    for (const Event& event : expected) ASSERT_TRUE(ids.contains(event.id)) << "round " << round << " lost one";
    // At most the one that was being written is there without having been acknowledged.
    ASSERT_LE(kept.size(), expected.size() + round + 1);
  }
  EXPECT_GT(n_killed, n_rounds / 2) << "or nothing was interrupted";
  EXPECT_GT(expected.size(), 100U) << "or nothing was written";
  std::printf("%zu writes acknowledged, %zu of %zu writers killed at work\n", expected.size(), n_killed, n_rounds);
}

}  // namespace
}  // namespace unknot::test
