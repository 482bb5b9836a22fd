// What things are called in a report: the words of the atlas in one language.
#pragma once

#include <string>

#include "domain/atlas.hpp"
#include "domain/report/report.hpp"

namespace unknot::app {

/// Finds names in one language. What the atlas does not know, such as a tool of an older one, is called by its id.
class Names {
 public:
  Names(const Atlas& atlas, std::string language) : atlas_(atlas), language_(std::move(language)) {}

  const std::string& language() const { return language_; }

  Named find_region(const RegionId& id) const;
  Named find_tool(const ToolId& id) const;
  Named find_implement(const ImplementId& id) const;
  Named find_policy(const PolicyId& id) const;
  Named find_cause(const CauseId& id) const;
  Named find_flag(const FlagId& id) const;
  std::string find_question(const FlagId& id) const;
  Named find_question(const FindingId& id) const;  ///< its name is the question

  ReportPoint find_point(const PointOnSide& point) const;

  /// The region in which a site of a point lies; empty when the atlas knows no such site.
  Named find_site(const PointOnSide& point, std::size_t site) const;

  /// A word that events use, such as "numb" among the "reason"s. An empty word stays empty.
  Named find_word(const std::string& kind, const std::string& word) const;

 private:
  const Atlas& atlas_;
  std::string language_;
};

}  // namespace unknot::app
