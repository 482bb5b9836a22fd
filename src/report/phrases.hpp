// Words, numbers and days as one language writes them.
#pragma once

#include <chrono>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/report/whole.hpp"
#include "domain/report/words.hpp"

namespace unknot::report {

/// The words of data/report/words.json in one language. The list must outlive it.
class Phrases {
 public:
  Phrases(const std::vector<ReportWord>& words, std::string language) : words_(words), language_(std::move(language)) {}

  const std::string& language() const { return language_; }

  /// The words of this id. An id that the data does not hold stands for itself.
  std::string find(const std::string& id) const;

  /// The same with what stands in braces filled in.
  std::string fill(const std::string& id, std::initializer_list<std::pair<std::string, std::string>> values) const;

  /// Up to `digits` places behind the point, without zeros at their end; German with a comma.
  std::string write_number(double value, int digits = 1) const;
  std::string write_count(std::size_t value) const;  ///< digits in threes from 10,000 on

  /// "24 Nov 2026", German "24.11.2026".
  std::string write_day(std::chrono::sys_days day) const;
  /// "Nov 2026".
  std::string write_month(std::chrono::sys_days day) const;

  /// A probability in whole per cent, with its sign.
  std::string write_percent(double probability) const;
  std::string write_percent_range(double low, double high) const;

  /// "41 s", "12 min" from two minutes on, "7 h" from two hours on.
  std::string write_seconds(double seconds) const;

  /// Muscle, point where there are several, side.
  std::string write_point(const ReportPoint& point) const;
  std::string write_side(Side side) const;

 private:
  const std::vector<ReportWord>& words_;
  std::string language_;
};

/// The names with commas between them.
std::string join_names(const std::vector<Named>& names);

/// The pain that stands for a day: its average, or else as it was when noted.
std::optional<double> find_pain(const ReportDay& day);

}  // namespace unknot::report
