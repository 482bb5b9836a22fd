// The small pieces of FHIR resources: codes, quantities, extensions, references.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/report/whole.hpp"
#include "wire/care/report_whole_codec.hpp"

namespace unknot::report::fhir {

using wire::Json;

inline constexpr const char* loinc = "http://loinc.org";
inline constexpr const char* snomed = "http://snomed.info/sct";
inline constexpr const char* pain_now = "72514-3";  ///< LOINC: pain severity, 0-10, reported

/// Our own systems and extensions are called "urn:unknot:...".
std::string build_url(std::string_view name);

/// A code of one of our systems, with its words. Empty words are left out.
Json build_coding(std::string_view system, const Named& named);
Json build_concept(std::string_view system, const Named& named);

/// Muscle, point and side as three codes of one concept.
Json build_point(const ReportPoint& point, const std::string& text);

/// A region and its side.
Json build_place(const Named& region, Side side, const std::string& text);

/// A number on a scale from 0 to 10, and one with another unit of UCUM.
Json build_score(double value);
Json build_quantity(double value, const char* unit, const char* code);

/// {"url": "urn:unknot:NAME", KEY: VALUE}
Json build_extension(std::string_view name, const char* key, Json value);

/// A version 8 UUID (RFC 9562) that is a fingerprint of the words.
std::string build_uuid(std::string_view words);
Json build_reference(const std::string& url);

std::string write_day(std::chrono::sys_days day);
std::string encode_base64(std::string_view bytes);

/// A narrative: a heading is not part of it; each line a list item.
Json build_narrative(const std::vector<std::string>& lines, const std::string& language);

}  // namespace unknot::report::fhir
