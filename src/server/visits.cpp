#include "server/visits.hpp"

namespace unknot::server {

// With the lock held: out of the count and of the line, once.
void Visits::forget(const std::shared_ptr<Visit>& visit) {
  if (visit->is_gone) return;
  if (visit->is_waiting) waiting_.erase(visit->place);
  visit->is_waiting = false;
  visit->is_gone = true;
  --count_;
}

void Visits::add(const std::shared_ptr<Visit>& visit) {
  std::shared_ptr<Visit> dropped;
  {
    const std::lock_guard lock(mutex_);
    ++count_;
    visit->place = waiting_.insert(waiting_.end(), visit);
    visit->is_waiting = true;
    if (count_ > most_ || stopping_) {
      dropped = stopping_ ? visit : waiting_.front();
      forget(dropped);
    }
  }
  if (dropped) dropped->close();
}

bool Visits::begin_work(const std::shared_ptr<Visit>& visit) {
  const std::lock_guard lock(mutex_);
  if (visit->is_gone) return false;
  if (visit->is_waiting) waiting_.erase(visit->place);
  visit->is_waiting = false;
  return true;
}

bool Visits::begin_wait(const std::shared_ptr<Visit>& visit) {
  const std::lock_guard lock(mutex_);
  if (visit->is_gone || stopping_) return false;
  if (!visit->is_waiting) visit->place = waiting_.insert(waiting_.end(), visit);
  visit->is_waiting = true;
  return true;
}

void Visits::remove(const std::shared_ptr<Visit>& visit) {
  const std::lock_guard lock(mutex_);
  forget(visit);
}

void Visits::stop() {
  std::vector<std::shared_ptr<Visit>> dropped;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    dropped.assign(waiting_.begin(), waiting_.end());
    for (const std::shared_ptr<Visit>& visit : dropped) forget(visit);
  }
  for (const std::shared_ptr<Visit>& visit : dropped) visit->close();
}

std::size_t Visits::count() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

}  // namespace unknot::server
