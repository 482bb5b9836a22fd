// A line that tells how far long work is, and how long it may still take.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "cli/command.hpp"

namespace unknot::cli {

/// Tells on `console.err` when a person reads there, otherwise not.
class Progress {
 public:
  /// @param what is worked on, such as "Pressing"
  Progress(Console& console, std::string what) : console_(console), what_(std::move(what)) {}

  /// @param done how many of `all`; may be a part of one @param before how many more were there already, and took no time
  void tell(double done, double all, double before = 0.0);

  /// Clears the line.
  void end();

 private:
  Console& console_;
  std::string what_;
  std::optional<double> began_;
  bool has_line_ = false;
};

}  // namespace unknot::cli
