// When: what forbids a session on a day, and the days on which one may be.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "domain/care/plan.hpp"
#include "domain/care/session.hpp"
#include "plan/care/ledger.hpp"
#include "plan/care/reaction.hpp"

namespace unknot::plan {

/// Where a course stands on a day. Courses without an end of their own are always running.
struct Course {
  std::chrono::sys_days began;
  std::optional<std::chrono::sys_days> ends;   ///< the first day that is no longer in it
  std::optional<std::chrono::sys_days> again;  ///< the first day of the next one, after the pause
  bool running = true;

  bool operator==(const Course&) const = default;
};

/// A course is followed by two weeks without (assumed), to judge; then another one may begin.
Course find_course(const Policy& policy, std::chrono::sys_days chosen_on, std::chrono::sys_days day);

/// What a schedule hangs on.
struct Schedule {
  const CareBook* book = nullptr;
  const Policy* policy = nullptr;
  std::chrono::sys_days chosen_on;
  Recovery recovery;

  bool operator==(const Schedule&) const = default;
};

/// What forbids a session on `day`: rest, a full week or month, the end of the course, a bad reaction.
std::vector<Wait> list_waits(const Schedule& schedule, const Ledger& ledger, std::chrono::sys_days day);

/// The days from `day` on, within two weeks or at most seven of them, on which sessions may be when each is taken.
std::vector<std::chrono::sys_days> list_days(const Schedule& schedule, Ledger ledger, std::chrono::sys_days day);

/// Sessions since the course began.
std::size_t count_course(const Ledger& ledger, const Course& course);

}  // namespace unknot::plan
