#include "support/events.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "support/support.hpp"

namespace unknot::test {
namespace {

using rc::gen::element;
using rc::gen::inRange;

int draw(int low, int high) { return *inRange(low, high); }

std::string draw_word() { return fmt::format("{}_{}", *element("neck", "back", "knee_9", "x"), draw(0, 50)); }

std::string draw_name() {
  return fmt::format("{}{}", *element("Anna", "Jürgen", "\"quoted\" \\ name", "名前", "a  b", "😀"), draw(0, 99));
}

double draw_number(double high) { return high * static_cast<double>(draw(0, 1'000'001)) / 1e6; }

std::vector<std::string> draw_qualities() {
  std::vector<std::string> qualities;
  for (int i = draw(0, 3); i > 0; --i) qualities.push_back(*element("ache", "numb", "burning"));
  return qualities;
}

Stroke draw_stroke() {
  Stroke stroke;
  stroke.erase = draw(0, 2) == 1;
  stroke.intensity = draw_number(10.0);
  stroke.qualities = draw_qualities();
  stroke.radius_mm = 1.0 + draw_number(40.0);
  for (int i = draw(1, 5); i > 0; --i) stroke.surface.push_back({draw(0, 90'000), draw_number(0.5), draw_number(0.5)});
  return stroke;
}

template <class Value, class Draw>
std::vector<Value> draw_list(int low, int high, Draw draw_one) {
  std::vector<Value> list;
  for (int i = draw(low, high); i > 0; --i) list.push_back(draw_one());
  return list;
}

PaintedCell draw_cell() {
  return {
      {RegionId(draw_word()), *element(Side::left, Side::right, Side::midline)}, draw_number(10.0), draw_qualities()};
}

SafetyAnswer draw_safety() {
  if (draw(0, 3) == 0) return {FlagId(), ScreenId(draw_word()), "none"};
  return {FlagId(draw_word()), ScreenId(), *element("yes", "no", "not_sure")};
}

FindingKey draw_key() {
  FindingKey key{FindingId(draw_word()), *element(Side::left, Side::right, Side::midline), {}, {}};
  if (draw(0, 2) == 0) key.muscle = MuscleId(draw_word());
  if (draw(0, 2) == 0) key.point = PointId(draw_word());
  return key;
}

FindingAnswer draw_finding() {
  return {draw_key(), *element(Answer::no, Answer::yes, Answer::not_sure),
          *element(Examiner::self, Examiner::helper, Examiner::professional)};
}

PersonDescribed draw_person() {
  PersonDescribed person{draw_name(), {}, "woman_medium", {}};
  if (draw(0, 2) == 0) person.born_year = draw(1930, 2020);
  if (draw(0, 2) == 0) person.language = "de";
  return person;
}

template <class Id>
Id draw_made(int count) {
  return Id(build_made_id(static_cast<std::size_t>(draw(1, count + 1))));
}

template <class Value>
std::optional<Value> draw_maybe(Value value) {
  return draw(0, 2) == 0 ? std::optional<Value>(std::move(value)) : std::nullopt;
}

PointOnSide draw_point() { return {MuscleId(draw_word()), PointId(draw_word()), *element(Side::left, Side::right)}; }

CareChosen draw_choice() {
  const auto draw_things = [] { return draw_list<ImplementId>(0, 3, [] { return ImplementId(draw_word()); }); };
  const PolicyId policy(draw_word());
  std::vector<ImplementId> owned = draw_things();
  return {policy, std::move(owned), draw_things()};
}

SessionBegun draw_beginning() {
  return {draw_made<SessionId>(3), PolicyId(draw_word()),
          *element(Treater::self, Treater::helper, Treater::professional)};
}

PressDone draw_press() {
  return {
      draw_made<SessionId>(3),
      draw(1, 4),
      draw_point(),
      static_cast<std::size_t>(draw(0, 4)),
      ToolId(draw_word()),
      ImplementId(draw(0, 2) == 0 ? draw_word() : std::string()),
      draw_number(10.0),
      draw_number(120.0),
      draw_maybe(draw_number(10.0)),
      *element("held", "eased", "not_easing", "climbed", "too_much", "numb", "dizzy", "stopped", "away", "broken_off")};
}

SessionEnded draw_ending() {
  return {draw_made<SessionId>(3), *element("finished", "stopped", "broken_off"),
          *element("", "too_much", "numb", "dizzy", "breathless", "weak", "colour", "bruise", "other")};
}

ReactionTold draw_reaction() {
  return {draw_made<SessionId>(3),
          draw_list<std::string>(
              1, 4, [] { return std::string(*element("better", "same", "sore", "bruise", "flare", "wider")); }),
          draw_number(10.0), draw_number(72.0)};
}

// Of the day of the tests or shortly before, so that no event is older than what it speaks of.
DiaryNoted draw_noted() {
  DiaryNoted noted;
  noted.entry = draw_made<EntryId>(4);
  noted.about = draw_instant(static_cast<std::size_t>(draw(0, 700))) - std::chrono::days(draw(0, 3));
  noted.about_day = std::chrono::floor<std::chrono::days>(noted.about);
  noted.now = draw_maybe(draw_number(10.0));
  noted.worst = draw_maybe(draw_number(10.0));
  noted.average = draw_maybe(draw_number(10.0));
  noted.qualities = draw_qualities();
  noted.cells = draw_list<PaintedCell>(0, 3, draw_cell);
  noted.activities = draw_list<ActivityScore>(0, 3, [] { return ActivityScore{draw_name(), draw_number(10.0)}; });
  noted.change = draw_maybe(draw(-3, 4));
  noted.motions = draw_list<MotionMeasured>(0, 3, [] {
    return MotionMeasured{FindingId(draw_word()), *element(Side::left, Side::right, Side::midline), draw_number(180.0),
                          *element("phone", "hand")};
  });
  noted.thresholds = draw_list<ThresholdMeasured>(
      0, 3, [] { return ThresholdMeasured{draw_point(), draw_number(20.0), *element("scale", "algometer")}; });
  noted.note = draw(0, 2) == 0 ? draw_name() : std::string();
  return noted;
}

TrialArm draw_treating_arm() { return {true, PolicyId(draw_word()), draw_maybe(draw_point())}; }

TrialDesign draw_design() {
  TrialDesign design;
  design.size = *element(TrialSize::quick, TrialSize::full);
  if (draw(0, 2) == 0) {
    design.outcome = TrialOutcome::activity;
    design.activity = draw_name();
  }
  design.matters = 0.5 + draw_number(4.5);
  design.begins = today + std::chrono::days(draw(0, 3));
  design.baseline_days = draw(7, 15);
  design.block_days = draw(4, 15);
  design.n_pairs = draw(2, 7);
  design.after_days = draw(7, 29);
  design.arm = draw_treating_arm();
  if (design.size == TrialSize::full && draw(0, 2) == 0) design.other = draw_treating_arm();
  design.seed = fmt::format("{:016x}", draw(0, 1'000'000));
  return design;
}

EventBody draw_body(int kind) {
  switch (kind) {
    case 0:
      return draw_person();
    case 1:
      return PainNamed{draw_name()};
    case 2:
      return PainDrawn{draw_list<Stroke>(0, 4, draw_stroke), draw_list<PaintedCell>(0, 4, draw_cell),
                       draw_list<PaintedCell>(0, 4, draw_cell)};
    case 3:
      return SafetyAnswered{draw_list<SafetyAnswer>(1, 5, draw_safety)};
    case 4:
      return FindingsAnswered{draw_list<FindingAnswer>(1, 5, draw_finding)};
    case 5:
      return FindingTakenBack{draw_key()};
    case 6:
      return PainEnded{};
    case 7:
      return draw_choice();
    case 8:
      return draw_beginning();
    case 9:
      return draw_press();
    case 10:
      return draw_ending();
    case 11:
      return draw_reaction();
    case 12:
      return draw_noted();
    case 13:
      return DiaryRemoved{draw_made<EntryId>(4)};
    case 14:
      return TrialBegun{draw_made<TrialId>(2), draw_design()};
    case 15:
      return TrialLooked{draw_made<TrialId>(2)};
    default:
      return TrialEnded{draw_made<TrialId>(2)};
  }
}

template <class Entry>
const Entry& draw_entry(const std::vector<Entry>& entries) {
  return entries[static_cast<std::size_t>(draw(0, static_cast<int>(entries.size())))];
}

PaintedCell draw_known_cell() {
  static const std::vector<Spot> spots = list_spots(atlas());
  return {draw_entry(spots), draw_number(10.0), draw_qualities()};
}

// Names of few flags, screens and findings, so that later answers meet earlier ones.
SafetyAnswer draw_known_safety() {
  if (draw(0, 3) == 0) return {FlagId(), draw_entry(atlas().screens).id, "none"};
  return {atlas().flags[static_cast<std::size_t>(draw(0, 8))].id, ScreenId(), *element("yes", "no", "not_sure")};
}

FindingKey draw_known_key() {
  const FindingQuestion& question = atlas().findings[static_cast<std::size_t>(draw(0, 40))];
  FindingKey key{question.id, question.sided ? *element(Side::left, Side::right) : Side::midline, {}, {}};
  if (question.kind == FindingKind::palpation || question.kind == FindingKind::trial) {
    const Muscle& muscle = atlas().muscles[static_cast<std::size_t>(draw(0, 3))];
    key.muscle = muscle.id;
    if (muscle.points.size() > 1 || draw(0, 2) == 0) key.point = muscle.points.front().id;
  }
  return key;
}

std::vector<PaintedCell> draw_known_cells() {
  std::vector<PaintedCell> cells;
  for (PaintedCell& cell : draw_list<PaintedCell>(0, 4, draw_known_cell)) {
    const bool again = std::any_of(cells.begin(), cells.end(),
                                   [&cell](const PaintedCell& before) { return before.spot == cell.spot; });
    if (!again) cells.push_back(std::move(cell));
  }
  return cells;
}

PointOnSide draw_known_point() {
  const Muscle& muscle = atlas().muscles[static_cast<std::size_t>(draw(0, 3))];
  return {muscle.id, muscle.points.front().id, *element(Side::left, Side::right)};
}

PressDone draw_known_press() {
  PressDone press = draw_press();
  press.point = draw_known_point();
  press.site = 0;
  press.tool = draw_entry(atlas().tools).id;
  if (!press.implement.value.empty()) press.implement = draw_entry(atlas().care.implements).id;
  return press;
}

DiaryNoted draw_known_noted() {
  DiaryNoted noted = draw_noted();
  noted.cells = draw_known_cells();
  for (MotionMeasured& motion : noted.motions) {
    const auto is_movement = [](const FindingQuestion& one) { return one.kind == FindingKind::movement; };
    const auto found = std::find_if(atlas().findings.begin(), atlas().findings.end(), is_movement);
    motion.movement = found->id;
    motion.side = found->sided ? Side::left : Side::midline;
  }
  for (ThresholdMeasured& threshold : noted.thresholds) threshold.point = draw_known_point();
  return noted;
}

TrialBegun draw_known_trial() {
  TrialBegun begun{draw_made<TrialId>(2), draw_design()};
  begun.design.arm = {true, draw_entry(atlas().care.policies).id, {}};
  begun.design.other = {};
  return begun;
}

EventBody draw_known_body(int kind) {
  switch (kind) {
    case 2:
      return PainDrawn{{}, {}, draw_known_cells()};
    case 3:
      return SafetyAnswered{draw_list<SafetyAnswer>(1, 4, draw_known_safety)};
    case 4:
      return FindingsAnswered{{{draw_known_key(), *element(Answer::no, Answer::yes, Answer::not_sure)}}};
    case 5:
      return FindingTakenBack{draw_known_key()};
    case 7:
      return CareChosen{draw_entry(atlas().care.policies).id,
                        {draw_entry(atlas().care.implements).id},
                        {draw_entry(atlas().care.implements).id}};
    case 8:
      return SessionBegun{draw_made<SessionId>(3), draw_entry(atlas().care.policies).id, Treater::self};
    case 9:
      return draw_known_press();
    case 12:
      return draw_known_noted();
    case 14:
      return draw_known_trial();
    default:
      return draw_body(kind);
  }
}

}  // namespace

std::string build_made_id(std::size_t number) { return fmt::format("{:032x}", number); }

Instant draw_instant(std::size_t number) {
  return today + std::chrono::hours(12) + std::chrono::minutes(static_cast<int>(number));
}

Event build_event(std::size_t id, std::size_t person, std::size_t pain, std::size_t minute, EventBody body) {
  const Instant at = draw_instant(minute);
  return {EventId(build_made_id(id)),
          PersonId(build_made_id(person)),
          pain == 0 ? PainId() : PainId(build_made_id(pain)),
          at,
          std::chrono::floor<std::chrono::days>(at),
          std::move(body)};
}

rc::Gen<Event> draw_event() {
  return rc::gen::exec([] {
    const int kind = draw(0, static_cast<int>(std::variant_size_v<EventBody>));
    return build_event(static_cast<std::size_t>(draw(1, 1'000'000)), static_cast<std::size_t>(draw(1, 4)),
                       kind == 0 ? 0 : static_cast<std::size_t>(draw(1, 4)), static_cast<std::size_t>(draw(0, 100'000)),
                       draw_body(kind));
  });
}

rc::Gen<Event> draw_known_event() {
  return rc::gen::exec([] {
    const int kind = draw(0, static_cast<int>(std::variant_size_v<EventBody>));
    return build_event(static_cast<std::size_t>(draw(1, 1'000'000)), 1,
                       kind == 0 ? 0 : static_cast<std::size_t>(draw(1, 4)), static_cast<std::size_t>(draw(0, 6)),
                       draw_known_body(kind));
  });
}

}  // namespace unknot::test
