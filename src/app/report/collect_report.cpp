#include "app/report/collect_report.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "app/care/diary.hpp"
#include "app/report/collect_course.hpp"
#include "app/report/names.hpp"
#include "wire/trial/verdict_codec.hpp"

namespace unknot::app {
namespace {

constexpr std::size_t fewest_points = 3;  // shown even when they are unlikely
constexpr std::size_t most_points = 8;
constexpr std::size_t most_others = 4;
constexpr double least_other = 0.1;  // probability from which another cause is worth a line (assumed)

bool is_chosen(const Report& report, ReportSection section) {
  return std::find(report.sections.begin(), report.sections.end(), section) != report.sections.end();
}

DayRange close_range(const ReportMatter& matter, const DayRange& chosen, std::chrono::sys_days day) {
  const Diary diary = build_diary(matter.care, {});
  DayRange range = chosen;
  if (!range.to) range.to = std::max(day, diary.last_day.value_or(day));
  if (!range.from)
    range.from = std::min({*range.to, diary.first_day.value_or(matter.pain.started), matter.pain.started});
  range.to = std::max(*range.from, *range.to);
  return range;
}

std::vector<ReportSpot> list_spots(const Names& names, const PainState& pain) {
  std::vector<ReportSpot> spots;
  for (const PaintedCell& cell : pain.cells) {
    if (cell.intensity <= 0.0) continue;
    ReportSpot spot{names.find_region(cell.spot.region), cell.spot.side, cell.intensity, {}};
    for (const std::string& quality : cell.qualities) spot.qualities.push_back(names.find_word("quality", quality));
    spots.push_back(std::move(spot));
  }
  std::stable_sort(spots.begin(), spots.end(),
                   [](const ReportSpot& a, const ReportSpot& b) { return a.intensity > b.intensity; });
  return spots;
}

// What a trial came to was asked of nobody; the trial has a section of its own.
std::vector<ReportAnswer> list_answers(const Atlas& atlas, const Names& names, const Case& one_case) {
  std::vector<ReportAnswer> answers;
  for (const Finding& finding : one_case.findings) {
    if (find(atlas.findings, finding.question)->kind == FindingKind::trial) continue;
    ReportAnswer answer{
        names.find_question(finding.question), finding.side, {}, finding.answer, finding.examiner, finding.date};
    if (finding.point) answer.point = names.find_point(*finding.point);
    answers.push_back(std::move(answer));
  }
  return answers;
}

std::vector<ReportFlag> list_flags(const Names& names, const Case& one_case, const ScreenResult& screen) {
  std::vector<ReportFlag> flags;
  for (const FlagAnswer& answer : one_case.safety) {
    ReportFlag flag{names.find_flag(answer.flag), names.find_question(answer.flag), answer.answer, Action::none,
                    answer.date};
    for (const RaisedFlag& raised : screen.raised) {
      if (raised.flag == answer.flag) flag.action = raised.action;
    }
    flags.push_back(std::move(flag));
  }
  std::stable_sort(flags.begin(), flags.end(), [](const ReportFlag& a, const ReportFlag& b) {
    return std::tuple(b.action, b.answer != Answer::no, a.flag.id) <
           std::tuple(a.action, a.answer != Answer::no, b.flag.id);
  });
  return flags;
}

std::vector<std::string> list_limits(const std::string& language, const Limits& limits) {
  std::vector<std::string> reasons;
  std::set<std::string> told;
  for (const Limit& limit : limits.all) {
    const std::string& reason = limit.reason.in(language);
    if (!reason.empty() && told.insert(reason).second) reasons.push_back(reason);
  }
  return reasons;
}

ReportFound build_found(const Names& names, const Atlas& atlas, const Located& located) {
  ReportFound found;
  found.widespread = located.widespread;
  if (!located.ranking) {
    found.kind = located.screen.action >= Action::same_day ? "stopped" : "open";
    return found;
  }
  const Ranking& ranking = *located.ranking;
  found.kind = "ranked";
  found.verdict = names.find_word("verdict", wire::find_word(ranking.verdict));
  found.something_else = ranking.something_else.probability;
  found.low = ranking.something_else.low;
  found.high = ranking.something_else.high;
  for (const Hypothesis& one : ranking.hypotheses) {
    const bool likely = one.tier != Tier::unlikely || found.points.size() < fewest_points;
    if (!likely || found.points.size() == most_points) break;
    found.points.push_back({names.find_point(one.point), one.belief.probability, one.belief.low, one.belief.high,
                            names.find_word("tier", wire::find_word(one.tier))});
  }
  for (const OtherHypothesis& other : ranking.others) {
    if (other.belief.probability < least_other || found.others.size() == most_others) break;
    const OtherCause* cause = find(atlas.others, other.cause);
    found.others.push_back({names.find_cause(other.cause), other.side, other.belief.probability, other.belief.low,
                            other.belief.high, cause == nullptr ? "" : cause->advice.in(names.language())});
  }
  return found;
}

// Days of a trial that follow each other and are treated alike, as stretches.
std::vector<ReportBlock> list_blocks(const std::vector<TrialDay>& days) {
  std::vector<ReportBlock> blocks;
  for (const TrialDay& day : days) {
    if (blocks.empty() || blocks.back().treated != day.first || blocks.back().to + std::chrono::days(1) != day.day) {
      blocks.push_back({day.day, day.day, day.first});
    }
    blocks.back().to = day.day;
  }
  return blocks;
}

ReportTrial build_trial(const Names& names, const TrialTold& told) {
  const TrialDesign& design = told.trial.design;
  const Judgement& judgement = told.judgement;
  ReportTrial trial;
  trial.id = told.trial.trial;
  trial.size = wire::find_word(design.size);
  trial.outcome = wire::find_word(design.outcome);
  trial.activity = design.activity;
  trial.matters = design.matters;
  trial.begins = design.begins;
  trial.blocks = list_blocks(told.days);
  trial.answer = names.find_word("trial", wire::find_word(judgement.answer));
  trial.early = judgement.early;
  trial.n_days = judgement.n_days;
  if (judgement.verdict) {
    const Effect& effect = judgement.verdict->effect();
    trial.effect =
        ReportEffect{effect.mean(), effect.low(), effect.high(), effect.better(), effect.matters(), effect.harms()};
  }
  trial.sentence = told.sentence.in(names.language());
  for (const Text& more : told.more) trial.more.push_back(more.in(names.language()));
  return trial;
}

}  // namespace

Report collect_report(const Atlas& atlas, const ReportMatter& matter, const ReportChoice& choice,
                      std::chrono::sys_days day) {
  const Names names(atlas, choice.language);
  const PainState& pain = matter.pain;
  Report report;
  report.provenance = matter.located.provenance;
  report.created = day;
  report.language = choice.language;
  report.sections = choice.sections;
  report.range = close_range(matter, choice.range, day);
  const PainCare care = limit_care(matter.care, report.range);
  const auto chosen = [&report](ReportSection section) { return is_chosen(report, section); };
  ReportFacts& facts = report.facts;
  facts.person = {matter.person.person, chosen(ReportSection::name) ? matter.person.name : "", matter.person.born_year};
  facts.pain = {pain.pain, pain.name, pain.started, pain.ended};
  if (chosen(ReportSection::place)) {
    report.figure = matter.person.figure;
    facts.spots = list_spots(names, pain);
  }
  if (chosen(ReportSection::findings)) {
    report.found = build_found(names, atlas, matter.located);
    facts.answers = list_answers(atlas, names, pain.one_case);
  }
  if (chosen(ReportSection::safety)) {
    facts.flags = list_flags(names, pain.one_case, matter.located.screen);
    report.limits = list_limits(choice.language, matter.located.limits);
  }
  if (chosen(ReportSection::sessions)) {
    facts.sessions = list_report_sessions(names, care);
    report.totals = build_totals(facts.sessions);
  }
  if (chosen(ReportSection::reactions)) facts.reactions = list_report_reactions(names, care);
  if (chosen(ReportSection::course)) {
    facts.days = list_report_days(care);
    facts.measures = list_report_measures(names, care);
  }
  if (chosen(ReportSection::notes)) facts.notes = list_report_notes(care);
  if (chosen(ReportSection::trial) && matter.trial) facts.trial = build_trial(names, *matter.trial);
  return report;
}

}  // namespace unknot::app
