// The people who were asked for last, as their events add up: reading ten years of a diary anew for each look takes too long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <vector>

#include "domain/care/session.hpp"
#include "domain/event.hpp"

namespace unknot::app {

/// What is kept of one person, read once. Never changes.
struct ReadPerson {
  PersonId person;
  std::vector<Event> events;  ///< in their order; of those of care only the ones with which a pain began
  std::vector<PainCare> care;  ///< of every pain that has any, by its id
  std::vector<Trial> trials;
  std::vector<Event> all;  ///< every event, in their order: what is said next is added to them
};

/// What a person's events add up to. @param events of that person, in their order
ReadPerson build_read(const PersonId& person, std::vector<Event> events);

/// Every function may be called from any thread. Whoever changes what is kept forgets the person afterwards; what was read
/// before that is never put in after it; the same holds for whoever adds to a person.
class PeopleCache {
 public:
  /// @param most people that are held; the one not asked for the longest goes first
  explicit PeopleCache(std::size_t most) : most_(most) {}

  /// The person, or nothing; `ticket` is to be handed to `put` with what is read now.
  std::shared_ptr<const ReadPerson> find(const PersonId& person, std::uint64_t& ticket);

  /// Holds a person, unless anything was forgotten since the ticket was given.
  void put(std::shared_ptr<const ReadPerson> read, std::uint64_t ticket);

  /// Adds what was just kept to a person who is held, so that the next look need not read everything again.
  /// @param added events of that person; those that are held already are left out
  void extend(const PersonId& person, const std::vector<Event>& added);

  void forget(const PersonId& person);
  void forget_all();

 private:
  const std::size_t most_;
  std::uint64_t n_forgotten_ = 0;
  std::list<std::shared_ptr<const ReadPerson>> held_;  // the latest asked for stands first
  std::mutex mutex_;
};

}  // namespace unknot::app
