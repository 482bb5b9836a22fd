// Reports to test with: one of an ordinary course, one of ten years, and any report at all.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "domain/report/whole.hpp"
#include "domain/report/words.hpp"

namespace unknot::test {

/// Eight weeks of a neck: every section with something in it. Depends on nothing but this file.
Report build_usual_report(const std::string& language);

/// Ten years with 600 sessions, 3,600 days and long notes.
Report build_long_report(const std::string& language);

/// A person who only painted; and one of whom nothing at all is known.
Report build_short_report(const std::string& language);
Report build_empty_report(const std::string& language);

/// Any report that the codec can write: words, numbers and letters of all kinds.
rc::Gen<Report> draw_report();

/// The words of data/report/words.json.
std::vector<ReportWord> list_report_words();

}  // namespace unknot::test
