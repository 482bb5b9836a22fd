#include "app/report/names.hpp"

#include <algorithm>

namespace unknot::app {
namespace {

// Lists of care stand in an order of their own, so they are looked through.
template <class Entry, class Key>
const Entry* look_for(const std::vector<Entry>& entries, const Key& id) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&id](const Entry& entry) { return entry.id == id; });
  return found == entries.end() ? nullptr : &*found;
}

template <class Entry, class Key>
Named name_entry(const Entry* entry, const Key& id, Text Entry::* text, const std::string& language) {
  return {id.value, entry == nullptr ? id.value : (entry->*text).in(language)};
}

const TriggerPoint* look_for_point(const Atlas& atlas, const PointOnSide& point) {
  const Muscle* muscle = find(atlas.muscles, point.muscle);
  return muscle == nullptr ? nullptr : look_for(muscle->points, point.point);
}

}  // namespace

Named Names::find_region(const RegionId& id) const {
  return name_entry(find(atlas_.regions, id), id, &Region::name, language_);
}

Named Names::find_tool(const ToolId& id) const {
  return name_entry(find(atlas_.tools, id), id, &Tool::name, language_);
}

Named Names::find_implement(const ImplementId& id) const {
  return name_entry(look_for(atlas_.care.implements, id), id, &Implement::name, language_);
}

Named Names::find_policy(const PolicyId& id) const {
  return name_entry(look_for(atlas_.care.policies, id), id, &Policy::name, language_);
}

Named Names::find_cause(const CauseId& id) const {
  return name_entry(find(atlas_.others, id), id, &OtherCause::name, language_);
}

Named Names::find_flag(const FlagId& id) const {
  return name_entry(find(atlas_.flags, id), id, &Flag::name, language_);
}

std::string Names::find_question(const FlagId& id) const {
  return name_entry(find(atlas_.flags, id), id, &Flag::question, language_).name;
}

Named Names::find_question(const FindingId& id) const {
  return name_entry(find(atlas_.findings, id), id, &FindingQuestion::question, language_);
}

ReportPoint Names::find_point(const PointOnSide& point) const {
  const TriggerPoint* found = look_for_point(atlas_, point);
  return {name_entry(find(atlas_.muscles, point.muscle), point.muscle, &Muscle::name, language_),
          name_entry(found, point.point, &TriggerPoint::name, language_), point.side};
}

Named Names::find_site(const PointOnSide& point, std::size_t site) const {
  const TriggerPoint* found = look_for_point(atlas_, point);
  if (found == nullptr || site >= found->sites.size()) return {};
  return find_region(found->sites[site].region);
}

Named Names::find_word(const std::string& kind, const std::string& word) const {
  if (word.empty()) return {};
  const ReportWord* found = find(atlas_.report_words, kind + "." + word);
  return {word, found == nullptr ? word : found->text.in(language_)};
}

}  // namespace unknot::app
