// What was done so far: sessions and, for each point, pressure x time x visits. Everybody who pressed counts.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <vector>

#include "domain/care/book.hpp"
#include "domain/care/session.hpp"
#include "domain/muscle.hpp"

namespace unknot::plan {

inline constexpr int week_days = 7;
inline constexpr int month_days = 30;

/// One press as the ledger keeps it.
struct Pressed {
  std::chrono::sys_days day;
  double level = 0.0;    ///< 0 to 10
  double seconds = 0.0;

  bool operator==(const Pressed&) const = default;
};

/// All sessions of a person, seen from one day. A session dated later (a clock that was set back) counts as of that day, so
/// that no clock makes room.
struct Ledger {
  std::vector<Session> sessions;  ///< in which something was pressed, by their beginning
  std::map<PointOnSide, std::vector<Pressed>> points;

  bool operator==(const Ledger&) const = default;
};

Ledger collect_ledger(const std::vector<PainCare>& care);

/// Sessions on the `days` days that end with `day`, and later ones.
std::size_t count_sessions(const Ledger& ledger, std::chrono::sys_days day, int days);

/// Pressure x time on a point over the same days [points of 10 x s].
double sum_dose(const Ledger& ledger, const PointOnSide& point, std::chrono::sys_days day, int days);

/// The day of the last session.
std::optional<std::chrono::sys_days> find_last_day(const Ledger& ledger);

/// The first day on which a point may be pressed again. Only a press that was deep, or is going to be, asks for rest.
std::optional<std::chrono::sys_days> find_rest_end(const CareBook& book, const Ledger& ledger, const PointOnSide& point,
                                                   double next_level);

}  // namespace unknot::plan
