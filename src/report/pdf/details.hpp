// The pages behind the first: what it is made of.
#pragma once

#include "report/pdf/sheet.hpp"
#include "report/phrases.hpp"

namespace unknot::report::pdf {

/// Writes the details of what was found, answered and painted. Nothing is written for a section without any.
void write_state_details(Sheet& sheet, const Report& report, const Phrases& phrases);

/// Writes what was done, noted, measured and tried. Ten years stay a few pages: months or years are summed up, and of single
/// sessions, reactions and notes the latest are listed, with how many there are.
void write_course_details(Sheet& sheet, const Report& report, const Phrases& phrases);

}  // namespace unknot::report::pdf
