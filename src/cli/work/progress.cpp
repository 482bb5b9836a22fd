#include "cli/work/progress.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

namespace unknot::cli {
namespace {

constexpr int line_columns = 70;

std::string build_time(double seconds) {
  if (seconds < 90.0) return fmt::format("{:.0f} s", seconds);
  if (seconds < 5400.0) return fmt::format("{:.0f} min", seconds / 60.0);
  return fmt::format("{:.1f} h", seconds / 3600.0);
}

}  // namespace

void Progress::tell(double done, double all, double before) {
  if (!console_.tells || !console_.seconds) return;
  if (!began_) began_ = console_.seconds();
  const double spent = console_.seconds() - *began_;
  const std::string time = done > 0.05 ? ", about " + build_time(spent / done * (all - done)) + " left" : std::string();
  fmt::print(console_.err, "\r{:{}}",
             fmt::format("{}: {:.0f} of {:.0f} done{}", what_, done + before, all + before, time), line_columns);
  console_.err.flush();
  has_line_ = true;
}

void Progress::end() {
  if (has_line_) fmt::print(console_.err, "\r{:{}}\r", "", line_columns);
  has_line_ = false;
}

}  // namespace unknot::cli
