// The JSON doors as fuzz targets and as a replay test: whatever the bytes, the answer is a result or one clear problem.
#pragma once

#include <string_view>

namespace unknot::fuzz {

/// A case file from outside: read, ranked, written, read again to the same case.
void feed_case(std::string_view bytes);

/// A data file from outside. The first line names the built-in file that the rest replaces; the folder is loaded whole.
void feed_atlas(std::string_view bytes);

/// An answer from outside, as a page or a script would send it back: read, written, read again to the same answer.
void feed_result(std::string_view bytes);

/// Events from a device, or an export to import: read, written in the same bytes again, folded into people, located.
void feed_events(std::string_view bytes);

}  // namespace unknot::fuzz
