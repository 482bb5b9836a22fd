// One run of the command line program inside the test, with string streams for keyboard and screen.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace unknot::test {

/// What came of a run.
struct Output {
  int code = 0;
  std::string out;
  std::string err;
};

/// Runs `unknot` with these words; `typed` is what the person types.
inline Output type(const std::vector<std::string>& words, const std::string& typed = "", bool shows = false) {
  std::istringstream in(typed);
  std::ostringstream out;
  std::ostringstream err;
  cli::Console console{.in = in, .out = out, .err = err, .asks = shows, .shows = shows};
  std::vector<const char*> argv{"unknot"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  const int code = cli::run(static_cast<int>(argv.size()), argv.data(), console);
  return {code, out.str(), err.str()};
}

}  // namespace unknot::test
