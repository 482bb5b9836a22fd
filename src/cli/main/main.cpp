#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "cli/command.hpp"

namespace {

constexpr std::size_t usual_columns = 80;
constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 100;  // longer lines are hard to read

std::size_t find_columns() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual_columns;
  return std::clamp<std::size_t>(size.ws_col, narrowest, widest);
}

}  // namespace

int main(int argc, char** argv) {
  unknot::cli::Console console{.in = std::cin,
                               .out = std::cout,
                               .err = std::cerr,
                               .asks = isatty(STDIN_FILENO) != 0,
                               .shows = isatty(STDOUT_FILENO) != 0,
                               .columns = find_columns()};
  return unknot::cli::run(argc, argv, console);
}
