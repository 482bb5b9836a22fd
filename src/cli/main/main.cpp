#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/files.hpp"
#include "server/serve.hpp"

namespace {

constexpr std::size_t usual_columns = 80;
constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 100;  // longer lines are hard to read

std::size_t find_columns() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual_columns;
  return std::clamp<std::size_t>(size.ws_col, narrowest, widest);
}

// "unknot serve ..." and "unknot --data DIR serve ..." are for the server; everything else is for the command line.
std::vector<const char*> find_serve(int argc, char** argv) {
  const bool has_data = argc > 3 && std::string_view(argv[1]) == "--data";
  const int word = has_data ? 3 : 1;
  if (argc <= word || std::string_view(argv[word]) != "serve") return {};
  std::vector<const char*> words(argv + word, argv + argc);
  if (has_data) words.insert(words.begin() + 1, {argv[1], argv[2]});
  return words;
}

unknot::Instant find_now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

double find_seconds() {
  timespec time{};
  clock_gettime(CLOCK_BOOTTIME, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

bool wait_for_input(double seconds) {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  return poll(&input, 1, static_cast<int>(1000.0 * seconds)) > 0;
}

volatile std::sig_atomic_t asked_to_end = 0;  // the signal, or 0

void note_signal(int signal) { asked_to_end = signal; }

// A session looks for input before it reads: what waits must not lie in a buffer where that look does not see it. It is
// ended by Ctrl-C like any program, but first keeps what was pressed; so do a sweep of presses and a cohort what is worked out. Without SA_RESTART the signal also ends a read.
void prepare_ending(int argc, char** argv) {
  const auto has_word = [&](std::string_view word) { return std::find(argv + 1, argv + argc, word) != argv + argc; };
  if (!has_word("session") && !has_word("press") && !has_word("cohort") && !has_word("validate")) return;
  if (has_word("session")) std::setvbuf(stdin, nullptr, _IONBF, 0);
  struct sigaction action{};
  action.sa_handler = note_signal;
  for (const int signal : std::array{SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
  if (const std::vector<const char*> words = find_serve(argc, argv); !words.empty()) {
    return unknot::server::serve(static_cast<int>(words.size()), words.data(),
                                 {std::cout, std::cerr, [](const char* name) { return std::getenv(name); },
                                  unknot::cli::load_engine, isatty(STDOUT_FILENO) != 0});
  }
  unknot::cli::Console console{.in = std::cin,
                               .out = std::cout,
                               .err = std::cerr,
                               .asks = isatty(STDIN_FILENO) != 0,
                               .shows = isatty(STDOUT_FILENO) != 0,
                               .tells = isatty(STDERR_FILENO) != 0,
                               .columns = find_columns(),
                               .now = find_now,
                               .seconds = find_seconds,
                               .waits = wait_for_input,
                               .ends = [] { return asked_to_end != 0; }};
  prepare_ending(argc, argv);
  const int code = unknot::cli::run(argc, argv, console);
  if (asked_to_end != 0) {
    // Ended by the signal after all, so that a shell knows it too. That writes out nothing by itself.
    std::cout.flush();
    std::signal(asked_to_end, SIG_DFL);
    std::raise(asked_to_end);
  }
  return code;
}
