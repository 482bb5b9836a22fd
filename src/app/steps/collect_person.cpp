#include "app/steps/collect_person.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "app/care/check_care.hpp"
#include "atlas/read_case.hpp"
#include "plan/screen.hpp"
#include "wire/case_codec.hpp"

namespace unknot::app {
namespace {

using Answers = std::map<FlagId, FlagAnswer>;

Answer find_answer(const std::string& word) {
  if (word == "yes") return Answer::yes;
  return word == "not_sure" ? Answer::not_sure : Answer::no;
}

// One pain while its events are gone through.
struct PainFold {
  std::string name;
  std::optional<std::chrono::sys_days> named_on;
  std::chrono::sys_days first_on;
  std::optional<std::chrono::sys_days> ended;
  PainDrawn drawn;
  Answers changing;
  std::map<FindingKey, std::pair<FindingAnswer, std::chrono::sys_days>> findings;
};

class Fold {
 public:
  explicit Fold(const Atlas& atlas) : atlas_(atlas) {}

  void add(const Event& event) {
    if (const auto* person = std::get_if<PersonDescribed>(&event.body)) {
      described_ = *person;
      return;
    }
    const auto [pain, is_new] = pains_.try_emplace(event.pain);
    if (is_new) pain->second.first_on = event.day;
    std::visit([&](const auto& body) { apply(pain->second, event.day, body); }, event.body);
  }

  PersonState build(const PersonId& id, std::chrono::sys_days day) const {
    PersonState state{id, described_.name, described_.born_year, described_.figure, described_.language, {}};
    for (const auto& [pain, fold] : pains_) state.pains.push_back(build_pain(pain, fold, day));
    std::stable_sort(state.pains.begin(), state.pains.end(),
                     [](const PainState& a, const PainState& b) { return a.started < b.started; });
    return state;
  }

 private:
  void apply(PainFold&, std::chrono::sys_days, const PersonDescribed&) {}

  // What is done about a pain changes nothing in the pain itself: collect_care goes through it.
  template <class CareEvent>
  void apply(PainFold&, std::chrono::sys_days, const CareEvent&) {}

  void apply(PainFold& pain, std::chrono::sys_days day, const PainNamed& named) {
    pain.name = named.name;
    if (!pain.named_on) pain.named_on = day;
  }

  void apply(PainFold& pain, std::chrono::sys_days, const PainDrawn& drawn) {
    pain.drawn = drawn;
    pain.ended.reset();
  }

  void apply(PainFold& pain, std::chrono::sys_days day, const PainEnded&) { pain.ended = day; }

  void apply(PainFold& pain, std::chrono::sys_days day, const SafetyAnswered& answered) {
    std::set<FlagId> explicit_flags;
    for (const SafetyAnswer& answer : answered.answers) {
      if (!answer.flag.value.empty()) explicit_flags.insert(answer.flag);
    }
    for (const SafetyAnswer& answer : answered.answers) {
      if (!answer.screen.value.empty()) apply_none(pain, day, answer.screen, explicit_flags);
    }
    for (const SafetyAnswer& answer : answered.answers) {
      if (!answer.flag.value.empty()) put(pain, {answer.flag, find_answer(answer.answer), day});
    }
  }

  void apply(PainFold& pain, std::chrono::sys_days day, const FindingsAnswered& answered) {
    for (const FindingAnswer& answer : answered.answers) pain.findings[find_key(answer.key)] = {answer, day};
  }

  void apply(PainFold& pain, std::chrono::sys_days, const FindingTakenBack& taken_back) {
    pain.findings.erase(find_key(taken_back.key));
  }

  // "None of these" was said to the flags that were shown: those that the drawing called for on that day.
  void apply_none(PainFold& pain, std::chrono::sys_days day, const ScreenId& screen, const std::set<FlagId>& except) {
    std::vector<Problem> ignored;
    wire::CaseEntry entry = build_entry(pain, day);
    entry.findings.clear();
    const Case then = atlas::build_case(entry, atlas_, day, ignored);
    std::set<FlagId> open;
    for (const ScreenQuestion& question : plan::check_screen(atlas_, then).unanswered) {
      open.insert(question.flags.begin(), question.flags.end());
    }
    for (const Flag* flag : plan::list_called_flags(atlas_, then.drawing)) {
      if (flag->asked_in != screen || except.contains(flag->id)) continue;
      const Answers& kept = flag->lasting ? lasting_ : pain.changing;
      const auto standing = kept.find(flag->id);
      const bool unsaid = standing == kept.end() || standing->second.answer == Answer::no || open.contains(flag->id);
      if (unsaid) put(pain, {flag->id, Answer::no, day});
    }
  }

  void put(PainFold& pain, const FlagAnswer& answer) {
    const Flag* flag = find(atlas_.flags, answer.flag);
    Answers& kept = flag != nullptr && flag->lasting ? lasting_ : pain.changing;
    kept.insert_or_assign(answer.flag, answer);
  }

  // A muscle with a single point needs no name for it: both ways to ask are one question.
  FindingKey find_key(FindingKey key) const {
    const Muscle* muscle = find(atlas_.muscles, key.muscle);
    if (muscle != nullptr && key.point.value.empty() && muscle->points.size() == 1) {
      key.point = muscle->points.front().id;
    }
    return key;
  }

  // The case file of a pain as it stands.
  wire::CaseEntry build_entry(const PainFold& pain, std::chrono::sys_days day) const {
    wire::CaseEntry entry;
    entry.date = day;
    const int year = static_cast<int>(std::chrono::year_month_day(day).year());
    if (described_.born_year && *described_.born_year <= year) {
      entry.age_years = std::min(120.0, static_cast<double>(year - *described_.born_year));
    }
    for (const PaintedCell& cell : pain.drawn.cells) entry.pain.push_back(wire::build_entry(cell));
    for (const Answers* answers : {&lasting_, &pain.changing}) {
      for (const auto& [flag, answer] : *answers) {
        entry.safety.push_back({flag.value, "", wire::find_word(answer.answer), std::min(answer.date, day)});
      }
    }
    for (const auto& [key, finding] : pain.findings) {
      entry.findings.push_back(wire::build_entry(finding.first, std::min(finding.second, day)));
    }
    return entry;
  }

  PainState build_pain(const PainId& id, const PainFold& pain, std::chrono::sys_days day) const {
    PainState state{id,
                    pain.name,
                    pain.named_on.value_or(pain.first_on),
                    pain.ended,
                    pain.drawn.strokes,
                    pain.drawn.listed,
                    pain.drawn.cells,
                    {},
                    {}};
    state.one_case = atlas::build_case(build_entry(pain, day), atlas_, day, state.lost);
    return state;
  }

  const Atlas& atlas_;
  PersonDescribed described_;
  std::map<PainId, PainFold> pains_;
  Answers lasting_;
};

// The entries of an event in the form of a case file, and where they stand in the event.
struct Checked {
  wire::CaseEntry entry;
  std::string list;  // the list of the case file that holds them
  std::string key;   // the list of the event
};

std::vector<Checked> list_checked(const EventBody& body) {
  std::vector<Checked> all;
  const auto add_cells = [&all](const std::vector<PaintedCell>& cells, const char* key) {
    Checked checked{{}, "pain", key};
    for (const PaintedCell& cell : cells) checked.entry.pain.push_back(wire::build_entry(cell));
    all.push_back(std::move(checked));
  };
  if (const auto* drawn = std::get_if<PainDrawn>(&body)) {
    add_cells(drawn->listed, "pain_drawn.listed");
    add_cells(drawn->cells, "pain_drawn.cells");
  } else if (const auto* noted = std::get_if<DiaryNoted>(&body)) {
    add_cells(noted->cells, "diary_noted.cells");
  } else if (const auto* safety = std::get_if<SafetyAnswered>(&body)) {
    Checked checked{{}, "safety", "safety_answered.answers"};
    for (const SafetyAnswer& answer : safety->answers) {
      checked.entry.safety.push_back({answer.flag.value, answer.screen.value, answer.answer, {}});
    }
    all.push_back(std::move(checked));
  } else if (const auto* findings = std::get_if<FindingsAnswered>(&body)) {
    Checked checked{{}, "findings", "findings_answered.answers"};
    for (const FindingAnswer& answer : findings->answers) {
      checked.entry.findings.push_back(wire::build_entry(answer, std::nullopt));
    }
    all.push_back(std::move(checked));
  }
  return all;
}

}  // namespace

PersonState collect_person(const Atlas& atlas, const PersonId& person, std::vector<Event> events,
                           std::chrono::sys_days day) {
  std::sort(events.begin(), events.end(), holds_before);
  Fold fold(atlas);
  const Event* last = nullptr;
  for (const Event& event : events) {
    if (last == nullptr || last->id != event.id) fold.add(event);
    last = &event;
  }
  return fold.build(person, day);
}

std::expected<void, Problem> check_events(const Atlas& atlas, const std::vector<Event>& events) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (const Checked& checked : list_checked(events[i].body)) {
      std::vector<Problem> lost;
      atlas::build_case(checked.entry, atlas, events[i].day, lost);
      if (lost.empty()) continue;
      Problem problem = std::move(lost.front());
      if (problem.key.starts_with(checked.list)) problem.key.replace(0, checked.list.size(), checked.key);
      problem.key = "events[" + std::to_string(i) + "]." + problem.key;
      return std::unexpected(std::move(problem));
    }
    if (std::optional<Problem> problem = check_care_names(atlas, events[i].body)) {
      problem->key = "events[" + std::to_string(i) + "]." + problem->key;
      return std::unexpected(std::move(*problem));
    }
  }
  return {};
}

}  // namespace unknot::app
