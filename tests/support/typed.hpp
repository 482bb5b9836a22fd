// A command as somebody types it, within the test's own process.
#pragma once

#include <functional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"

namespace unknot::test {

/// What a command came to.
struct Ran {
  int code = 0;
  std::string out;
  std::string err;
};

/// Runs `unknot` with these words. @param ends asked whether somebody wants it to end; may be empty @param typed what stands on standard input
inline Ran run(std::vector<const char*> words, std::function<bool()> ends = {}, const std::string& typed = {}) {
  words.insert(words.begin(), "unknot");
  std::istringstream in(typed);
  std::ostringstream out;
  std::ostringstream err;
  cli::Console console{.in = in, .out = out, .err = err};
  console.ends = std::move(ends);
  const int code = cli::run(static_cast<int>(words.size()), words.data(), console);
  return {code, out.str(), err.str()};
}

}  // namespace unknot::test
