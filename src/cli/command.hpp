// The command line program: what a person types, and what comes back.
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <ostream>

#include "base/instant.hpp"

namespace unknot::cli {

/// The streams of one run, and whether a person sits at them. Tests pass string streams.
struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool asks = false;          ///< a person types
  bool shows = false;         ///< a person reads: bars; otherwise plain text
  bool tells = false;         ///< a person reads what is told on `err` while something runs
  std::size_t columns = 80;
  std::function<Instant()> now;       ///< the moment now
  std::function<double()> seconds;    ///< a clock that is never set and goes on while the machine sleeps [s]
  std::function<bool(double)> waits;  ///< waits for input so many seconds at most; whether there is any
  std::function<bool()> ends;         ///< whether the person or the system asked to end (Ctrl-C)
};

/// Exit codes beside those of the table of failures (base/problem).
inline constexpr int exit_done = 0;
inline constexpr int exit_questions_open = 7;  ///< safety questions must be answered first
inline constexpr int exit_broken_off = 130;   ///< ended by Ctrl-C, as shells tell it
inline constexpr int exit_stopped = 8;         ///< a flag says: get help now, no ranking

/// Runs one command. Never throws; every failure is one sentence on `err`.
int run(int argc, const char* const* argv, Console& console);

}  // namespace unknot::cli
