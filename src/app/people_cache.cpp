#include "app/people_cache.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "app/care/collect_care.hpp"
#include "app/trials/collect_trials.hpp"

namespace unknot::app {
namespace {

// Said of care and trials: a person's state does not come of it.
template <class... Bodies>
bool is_one_of(const EventBody& body) {
  return (std::holds_alternative<Bodies>(body) || ...);
}

bool is_care(const EventBody& body) {
  return is_one_of<CareChosen, SessionBegun, PressDone, SessionEnded, ReactionTold, DiaryNoted, DiaryRemoved,
                   TrialBegun, TrialLooked, TrialEnded>(body);
}

}  // namespace

ReadPerson build_read(const PersonId& person, std::vector<Event> events) {
  ReadPerson read{person, {}, collect_care(events), collect_trials(events), {}};
  std::set<PainId> begun;
  std::copy_if(events.begin(), events.end(), std::back_inserter(read.events),
               [&begun](const Event& event) { return begun.insert(event.pain).second || !is_care(event.body); });
  read.all = std::move(events);
  return read;
}

std::shared_ptr<const ReadPerson> PeopleCache::find(const PersonId& person, std::uint64_t& ticket) {
  const std::lock_guard lock(mutex_);
  ticket = n_forgotten_;
  const auto found =
      std::find_if(held_.begin(), held_.end(), [&person](const auto& one) { return one->person == person; });
  if (found == held_.end()) return nullptr;
  held_.splice(held_.begin(), held_, found);
  return held_.front();
}

void PeopleCache::put(std::shared_ptr<const ReadPerson> read, std::uint64_t ticket) {
  const std::lock_guard lock(mutex_);
  if (ticket != n_forgotten_) return;
  std::erase_if(held_, [&read](const auto& one) { return one->person == read->person; });
  held_.push_front(std::move(read));
  if (held_.size() > most_) held_.pop_back();
}

void PeopleCache::extend(const PersonId& person, const std::vector<Event>& added) {
  const std::lock_guard lock(mutex_);
  ++n_forgotten_;
  const auto held =
      std::find_if(held_.begin(), held_.end(), [&person](const auto& one) { return one->person == person; });
  if (held == held_.end()) return;
  std::vector<Event> all = (*held)->all;
  std::copy_if(added.begin(), added.end(), std::back_inserter(all),
               [&person](const Event& event) { return event.person == person; });
  std::stable_sort(all.begin(), all.end(), holds_before);
  const auto same = [](const Event& a, const Event& b) { return a.id == b.id; };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
  *held = std::make_shared<const ReadPerson>(build_read(person, std::move(all)));
}

void PeopleCache::forget(const PersonId& person) {
  const std::lock_guard lock(mutex_);
  ++n_forgotten_;
  std::erase_if(held_, [&person](const auto& one) { return one->person == person; });
}

void PeopleCache::forget_all() {
  const std::lock_guard lock(mutex_);
  ++n_forgotten_;
  held_.clear();
}

}  // namespace unknot::app
