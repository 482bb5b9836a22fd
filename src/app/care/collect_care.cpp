#include "app/care/collect_care.hpp"

#include <algorithm>
#include <map>

namespace unknot::app {
namespace {

// One session while its events are gone through.
struct SessionFold {
  std::optional<SessionBegun> begun;
  Instant at;
  std::chrono::sys_days day;
  PolicyId policy;  // that held at its first event, for a session whose beginning is not known
  std::map<int, PressDone> presses;
  std::optional<SessionEnded> ended;
  std::optional<ReactionTold> reaction;
};

struct CareFold {
  std::optional<CareChosen> choice;
  std::optional<std::chrono::sys_days> course_began;
  std::map<SessionId, SessionFold> sessions;
  std::map<EntryId, const DiaryNoted*> entries;

  SessionFold& find_session(const Event& event, const SessionId& session) {
    const auto [found, is_new] = sessions.try_emplace(session);
    if (is_new) {
      found->second.at = event.at;
      found->second.day = event.day;
      if (choice) found->second.policy = choice->policy;
    }
    return found->second;
  }

  void apply(const Event& event, const CareChosen& chosen) {
    if (!choice || choice->policy != chosen.policy) course_began = event.day;
    choice = chosen;
  }

  // Said twice, by two pages, it began the first time.
  void apply(const Event& event, const SessionBegun& begun) {
    SessionFold& session = find_session(event, begun.session);
    if (!session.begun) {
      session.at = event.at;
      session.day = event.day;
    }
    session.begun = begun;
  }

  void apply(const Event& event, const PressDone& press) {
    find_session(event, press.session).presses.insert_or_assign(press.number, press);
  }
  void apply(const Event& event, const SessionEnded& ended) { find_session(event, ended.session).ended = ended; }
  void apply(const Event& event, const ReactionTold& told) { find_session(event, told.session).reaction = told; }
  void apply(const Event&, const DiaryNoted& noted) { entries.insert_or_assign(noted.entry, &noted); }
  void apply(const Event&, const DiaryRemoved& removed) { entries.erase(removed.entry); }

  PainCare build(const PainId& pain) const {
    PainCare care{pain, choice, course_began, {}, {}};
    for (const auto& [id, fold] : sessions) {
      if (!fold.begun && fold.presses.empty()) continue;
      Session session{id, pain,       fold.begun ? fold.begun->policy : fold.policy,
                      {}, fold.at,    fold.day,
                      {}, fold.ended, fold.reaction};
      if (fold.begun) session.treater = fold.begun->treater;
      for (const auto& [number, press] : fold.presses) session.presses.push_back(press);
      care.sessions.push_back(std::move(session));
    }
    std::stable_sort(care.sessions.begin(), care.sessions.end(),
                     [](const Session& a, const Session& b) { return a.begun < b.begun; });
    std::vector<const DiaryNoted*> sorted;
    for (const auto& [id, entry] : entries) sorted.push_back(entry);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const DiaryNoted* a, const DiaryNoted* b) { return a->about < b->about; });
    for (const DiaryNoted* entry : sorted) care.entries.push_back(*entry);
    return care;
  }
};

template <class Body>
concept CareEvent = requires(CareFold& fold, const Event& event, const Body& body) { fold.apply(event, body); };

}  // namespace

std::vector<PainCare> collect_care(const std::vector<Event>& events) {
  std::map<PainId, CareFold> pains;
  const Event* last = nullptr;
  for (const Event& event : events) {
    const bool again = last != nullptr && last->id == event.id;
    last = &event;
    if (again) continue;
    std::visit(
        [&](const auto& body) {
          if constexpr (CareEvent<std::decay_t<decltype(body)>>) pains[event.pain].apply(event, body);
        },
        event.body);
  }
  std::vector<PainCare> care;
  for (const auto& [pain, fold] : pains) care.push_back(fold.build(pain));
  return care;
}

}  // namespace unknot::app
