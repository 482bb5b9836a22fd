// The words of reports, in every language: headings, labels, and what stands for the words that events use.
#pragma once

#include <string>

#include "domain/body.hpp"

namespace unknot {

/// A heading, label or sentence; names in braces are filled in.
struct ReportWord {
  std::string id;
  Text text;

  bool operator==(const ReportWord&) const = default;
};

}  // namespace unknot
