#include "support/care.hpp"

#include "support/events.hpp"
#include "support/support.hpp"

namespace unknot::test {

std::vector<Event> list_care_events(const std::string& policy, const std::vector<std::string>& implements) {
  const Case neck = *engine().read_case(read_source("examples/neck.json"), "neck.json", today);
  PainDrawn drawn;
  drawn.cells = neck.drawing.cells;
  SafetyAnswered safety;
  for (const FlagAnswer& answer : build_calm_case(drawn.cells).safety)
    safety.answers.push_back({answer.flag, {}, "no"});
  FindingsAnswered findings;
  for (const Finding& finding : neck.findings) {
    FindingKey key{finding.question, finding.side, {}, {}};
    if (finding.point) key = {finding.question, finding.point->side, finding.point->muscle, finding.point->point};
    findings.answers.push_back({key, finding.answer, finding.examiner});
  }
  CareChosen chosen{PolicyId(policy), {}};
  for (const std::string& implement : implements) chosen.implements.emplace_back(implement);
  std::vector<Event> events{build_event(10, 1, 0, 0, PersonDescribed{"Anna", 1986, "woman_medium", ""}),
                            build_event(11, 1, 2, 0, PainNamed{"Neck"}), build_event(12, 1, 2, 0, drawn),
                            build_event(13, 1, 2, 0, safety), build_event(15, 1, 2, 0, chosen)};
  if (!findings.answers.empty()) events.push_back(build_event(14, 1, 2, 0, findings));
  return events;
}

std::vector<Event> list_session_events(std::size_t minute) {
  std::vector<Event> events{
      build_event(100, 1, 2, minute, SessionBegun{cared_session, PolicyId("gentle"), Treater::self})};
  for (int number = 1; number <= 3; ++number) {
    PressDone press{cared_session,
                    number,
                    {MuscleId("soleus"), PointId("one"), Side::left},
                    0,
                    ToolId("ball_floor"),
                    ImplementId("tennis_ball"),
                    4.0,
                    20.0 + number,
                    3.0,
                    "held"};
    const auto n = static_cast<std::size_t>(number);
    events.push_back(build_event(100 + n, 1, 2, minute + n, press));
  }
  events.push_back(build_event(110, 1, 2, minute + 5, SessionEnded{cared_session, "finished", ""}));
  return events;
}

Event build_entry_event(std::size_t minute, double now) {
  DiaryNoted noted;
  noted.entry = EntryId(build_made_id(200 + minute));
  noted.about = draw_instant(minute);
  noted.about_day = std::chrono::floor<std::chrono::days>(noted.about);
  noted.now = now;
  noted.cells.push_back({{RegionId("temple"), Side::left}, now, {}});
  noted.note = "A word.";
  return build_event(200 + minute, 1, 2, minute, noted);
}

}  // namespace unknot::test
