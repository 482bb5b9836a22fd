#include "report/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "wire/care/report_codec.hpp"

namespace unknot::report {
namespace {

constexpr std::size_t n_end_days = 7;  // at each end of the course
constexpr const char* between = " · ";

std::string write_of_ten(const Phrases& phrases, double value) {
  return phrases.fill("of_ten", {{"n", phrases.write_number(value)}});
}

std::string write_mean(const Phrases& phrases, const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return phrases.write_number(sum / static_cast<double>(values.size()));
}

}  // namespace

std::string write_spot(const Phrases& phrases, const ReportSpot& spot) {
  std::string text =
      write_of_ten(phrases, spot.intensity) + ": " + spot.region.name + ", " + phrases.write_side(spot.side);
  if (!spot.qualities.empty()) text += "; " + join_names(spot.qualities);
  return text;
}

std::string write_hypothesis(const Phrases& phrases, const ReportHypothesis& one) {
  return phrases.write_point(one.point) + ": " + phrases.write_percent(one.probability) + " (" +
         phrases.write_percent_range(one.low, one.high) + "), " + one.tier.name;
}

std::string write_other(const Phrases& phrases, const ReportOther& other) {
  const std::string side = other.side == Side::midline ? "" : ", " + phrases.write_side(other.side);
  return other.cause.name + side + ": " + phrases.write_percent(other.probability) + " (" +
         phrases.write_percent_range(other.low, other.high) + ")";
}

std::string write_something_else(const Phrases& phrases, const ReportFound& found) {
  return phrases.find("found.something_else") + ": " + phrases.write_percent(found.something_else) + " (" +
         phrases.write_percent_range(found.low, found.high) + ")";
}

std::string write_answer(const Phrases& phrases, const ReportAnswer& answer) {
  std::string text = answer.finding.name;
  if (answer.point) {
    text += " " + phrases.write_point(*answer.point);
  } else if (answer.side != Side::midline) {
    text += " " + phrases.write_side(answer.side);
  }
  text += ": " + phrases.find("answer." + wire::find_word(answer.answer));
  if (answer.examiner != Examiner::self) text += ", " + phrases.find("by_whom." + wire::find_word(answer.examiner));
  return text;
}

std::string write_action(const Phrases& phrases, Action action) {
  return action == Action::none ? "" : phrases.find(std::string("action.") + find_letter(action));
}

std::string write_flag(const Phrases& phrases, const ReportFlag& flag) {
  std::string text = flag.flag.name + ": " + phrases.find("answer." + wire::find_word(flag.answer));
  if (flag.action != Action::none) text += ", " + write_action(phrases, flag.action);
  return text;
}

std::string write_press(const Phrases& phrases, const ReportPress& press) {
  std::string text = phrases.write_point(press.point);
  if (!press.tool.name.empty()) text += ", " + press.tool.name;
  text += ", " + phrases.find("totals.level") + " " + write_of_ten(phrases, press.level) + ", " +
          phrases.write_seconds(press.seconds);
  if (press.pain) text += ", " + phrases.find("pain_under") + " " + phrases.write_number(*press.pain);
  return text + ", " + press.ended.name;
}

std::string write_treater(const Phrases& phrases, Treater treater) {
  return phrases.find("by_whom." + wire::find_word(treater));
}

std::string write_ending(const ReportSession& session) {
  return session.reason.name.empty() ? session.ended.name : session.ended.name + ": " + session.reason.name;
}

std::string write_totals(const Phrases& phrases, const ReportTotals& totals) {
  std::string text = phrases.find("totals.sessions") + " " + phrases.write_count(totals.n_sessions) + between +
                     phrases.find("totals.presses") + " " + phrases.write_count(totals.n_presses) + between +
                     phrases.find("totals.time") + " " + phrases.write_seconds(totals.seconds);
  const std::array<std::pair<Treater, std::size_t>, 3> by{{{Treater::self, totals.by_self},
                                                           {Treater::helper, totals.by_helper},
                                                           {Treater::professional, totals.by_professional}}};
  for (const auto& [treater, n] : by) {
    if (n > 0) text += between + write_treater(phrases, treater) + " " + phrases.write_count(n);
  }
  return text;
}

std::string write_total(const Phrases& phrases, const ReportTotal& total) {
  return phrases.write_point(total.point) + ": " + phrases.find("totals.presses") + " " +
         phrases.write_count(total.n_presses) + ", " + phrases.write_seconds(total.seconds) + ", " +
         phrases.find("totals.level") + " " + phrases.write_number(total.mean_level) + " / " +
         phrases.write_number(total.highest_level);
}

std::string write_reactions(const Phrases& phrases, const std::vector<ReportReaction>& reactions) {
  if (reactions.empty()) return phrases.find("reactions.none");
  std::vector<std::pair<std::string, std::size_t>> counts;  // in the order in which they were first told
  double soreness = 0.0;
  double hours = 0.0;
  for (const ReportReaction& reaction : reactions) {
    if (reaction.soreness > soreness) hours = 0.0;
    if (reaction.soreness >= soreness) hours = std::max(hours, reaction.hours);
    soreness = std::max(soreness, reaction.soreness);
    for (const Named& kind : reaction.kinds) {
      const auto known =
          std::find_if(counts.begin(), counts.end(), [&kind](const auto& one) { return one.first == kind.name; });
      if (known == counts.end()) {
        counts.emplace_back(kind.name, 1);
      } else {
        ++known->second;
      }
    }
  }
  std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text = phrases.fill("reactions.sessions", {{"n", phrases.write_count(reactions.size())}});
  for (const auto& [name, n] : counts) {
    text += (name == counts.front().first ? " " : std::string(between)) + name + " " + phrases.write_count(n);
  }
  text += ".";
  if (soreness > 0.0) {
    text += " " + phrases.fill("reactions.most",
                               {{"n", phrases.write_number(soreness)}, {"hours", phrases.write_number(hours, 0)}});
  }
  return text;
}

std::string write_change(const Phrases& phrases, int change) {
  if (change == 0) return phrases.find("change.0");
  return phrases.find(fmt::format("change.{}{}", change < 0 ? 'm' : 'p', std::abs(change)));
}

std::string write_measure(const Phrases& phrases, const ReportMeasure& measure) {
  if (measure.kind == "motion") {
    return measure.finding.name + " " + phrases.write_side(measure.side) + ": " +
           phrases.write_number(measure.value, 0) + "°, " + measure.by.name;
  }
  const std::string where = measure.point ? phrases.write_point(*measure.point) : phrases.write_side(measure.side);
  return phrases.find("measure.threshold") + ", " + where + ": " + phrases.write_number(measure.value) + " kg, " +
         measure.by.name;
}

std::string write_course(const Phrases& phrases, const std::vector<ReportDay>& days) {
  std::vector<double> pains;
  for (const ReportDay& day : days) {
    if (const std::optional<double> pain = find_pain(day)) pains.push_back(*pain);
  }
  if (pains.empty()) return {};
  if (pains.size() < 2 * n_end_days) {
    return phrases.fill("course.few", {{"n", phrases.write_count(pains.size())}, {"mean", write_mean(phrases, pains)}});
  }
  return phrases.fill("course.ends", {{"first", write_mean(phrases, {pains.begin(), pains.begin() + n_end_days})},
                                      {"last", write_mean(phrases, {pains.end() - n_end_days, pains.end()})}});
}

std::string write_effect(const Phrases& phrases, const ReportTrial& trial) {
  if (!trial.effect) return phrases.find("trial.no_effect");
  const ReportEffect& effect = *trial.effect;
  const auto percent = [&phrases](double p) { return phrases.write_number(p * 100.0, 0); };
  return phrases.fill("trial.effect_line", {{"mean", phrases.write_number(effect.mean)},
                                            {"low", phrases.write_number(effect.low)},
                                            {"high", phrases.write_number(effect.high)},
                                            {"matters", phrases.write_number(trial.matters)}}) +
         " " +
         phrases.fill("trial.chances", {{"better", percent(effect.better)},
                                        {"matters", percent(effect.matters)},
                                        {"harms", percent(effect.harms)}}) +
         " " + phrases.fill("trial.days", {{"n", phrases.write_count(trial.n_days)}});
}

std::string write_left_out(const Phrases& phrases, const std::vector<ReportSection>& sections) {
  std::string names;
  for (const auto& word : wire::words_of<ReportSection>) {
    if (std::find(sections.begin(), sections.end(), word.value) != sections.end()) continue;
    names += (names.empty() ? "" : "; ") + phrases.find(std::string("section.") + word.text);
  }
  return names.empty() ? names : phrases.fill("left_out", {{"sections", names}});
}

}  // namespace unknot::report
