#include "support/trial.hpp"

#include "support/care.hpp"
#include "support/events.hpp"
#include "support/support.hpp"
#include "trial/calendar.hpp"

namespace unknot::test {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::sys_days;

std::size_t number_of(sys_days day) { return static_cast<std::size_t>((day - today).count() + 1000); }

Event build_at(std::size_t id, Instant at, sys_days day, EventBody body) {
  return {EventId(build_made_id(id)), carer, cared_pain, at, day, std::move(body)};
}

}  // namespace

TrialDesign build_design() {
  TrialDesign design;
  design.size = TrialSize::full;
  design.outcome = TrialOutcome::pain;
  design.matters = 1.5;
  design.begins = today;
  design.arm = {true, PolicyId("gentle"), {}};
  design.seed = "0123456789abcdef";
  return design;
}

Event build_trial_event(const TrialDesign& design) { return build_event(900, 1, 2, 5, TrialBegun{tried, design}); }

Event build_day_event(sys_days day, double average, int written_later) {
  DiaryNoted noted;
  noted.entry = EntryId(build_made_id(30'000 + number_of(day)));
  noted.about = day + hours(20);
  noted.about_day = day;
  noted.average = average;
  const sys_days written = day + days(written_later);
  const auto edit = static_cast<std::size_t>(written_later);
  return build_at(40'000 + 10 * number_of(day) + edit, written + hours(21), written, noted);
}

std::vector<Event> list_day_session(sys_days day, const std::string& policy) {
  const SessionId session(build_made_id(50'000 + number_of(day)));
  const std::size_t id = 60'000 + 10 * number_of(day);
  const PressDone press{session,
                        1,
                        {MuscleId("levator_scapulae"), PointId("neck_angle"), Side::right},
                        0,
                        ToolId("ball_wall"),
                        ImplementId("tennis_ball"),
                        4.0,
                        60.0,
                        2.0,
                        "held"};
  return {build_at(id, day + hours(12), day, SessionBegun{session, PolicyId(policy), Treater::self}),
          build_at(id + 1, day + hours(12) + std::chrono::minutes(2), day, press),
          build_at(id + 2, day + hours(12) + std::chrono::minutes(3), day, SessionEnded{session, "finished", ""})};
}

std::vector<Event> list_trial_days(const TrialDesign& design,
                                   const std::function<double(const TrialDay&)>& find_score) {
  std::vector<Event> events;
  for (const TrialDay& day : trial::build_calendar(design)) {
    events.push_back(build_day_event(day.day, find_score(day)));
    const bool treats = day.phase == TrialPhase::block && (day.first ? design.arm : design.other).treats;
    if (!treats || (day.day - design.begins).count() % 3 != 0) continue;
    const std::vector<Event> session = list_day_session(day.day);
    events.insert(events.end(), session.begin(), session.end());
  }
  return events;
}

}  // namespace unknot::test
