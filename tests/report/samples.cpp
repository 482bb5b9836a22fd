#include "report/samples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "wire/care/book_codec.hpp"

namespace unknot::test {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr sys_days first_day{std::chrono::year(2026) / 9 / 28};

const std::vector<ReportSection> every_section{ReportSection::name,   ReportSection::place,    ReportSection::findings,
                                               ReportSection::safety, ReportSection::sessions, ReportSection::reactions,
                                               ReportSection::course, ReportSection::trial,    ReportSection::notes};

// One text in each language; the samples speak both.
std::string say(const std::string& language, const char* english, const char* german) {
  return language == "de" ? german : english;
}

std::string build_id(std::size_t number) { return fmt::format("{:032x}", number); }

ReportPoint build_neck_point(const std::string& language, Side side) {
  return {{"levator_scapulae", "Levator scapulae"}, {"neck_angle", say(language, "neck angle", "Halswinkel")}, side};
}

ReportPoint build_upper_point(Side side) { return {{"trapezius", "Trapezius"}, {"upper", ""}, side}; }

ReportSession build_session(const std::string& l, std::size_t number, sys_days day, std::size_t n_presses) {
  ReportSession session;
  session.id = SessionId(build_id(1000 + number));
  session.day = day;
  session.treater = number % 5 == 4 ? Treater::professional : number % 7 == 3 ? Treater::helper : Treater::self;
  session.policy = {"gentle", say(l, "Gentle", "Sanft")};
  for (std::size_t i = 0; i < n_presses; ++i) {
    const double level = 3.0 + static_cast<double>((number + i) % 4) * 0.5;
    session.presses.push_back(
        {static_cast<int>(i) + 1,
         i % 3 == 2 ? build_upper_point(Side::right) : build_neck_point(l, Side::right),
         {"neck_angle", say(l, "angle between neck and shoulder", "Winkel zwischen Hals und Schulter")},
         {"ball_wall", say(l, "ball against a wall", "Ball an der Wand")},
         {"tennis_ball", say(l, "tennis ball", "Tennisball")},
         level,
         31.5 + static_cast<double>((number * 7 + i * 5) % 20),
         level - 1.5,
         {"eased", say(l, "it eased", "es ließ nach")}});
  }
  session.ended = {"finished", say(l, "to the end", "bis zum Ende")};
  if (number % 6 == 5) {
    session.ended = {"stopped", say(l, "stopped", "abgebrochen")};
    session.reason = {"numb", say(l, "numbness", "Taubheit")};
  }
  return session;
}

ReportReaction build_reaction(const std::string& l, const ReportSession& session, std::size_t number) {
  ReportReaction reaction{session.id, session.day, {{"sore", say(l, "sore", "Muskelkater")}}, 1.5, 20.0};
  if (number % 3 == 0) reaction.kinds.insert(reaction.kinds.begin(), {"better", say(l, "better", "besser")});
  if (number % 9 == 8) {
    reaction.kinds.push_back({"flare", say(l, "the pain flared up", "der Schmerz flammte auf")});
    reaction.soreness = 3.0;
    reaction.hours = 40.0;
  }
  return reaction;
}

// Pain that falls slowly and goes up and down by itself: a sum of waves, no random number.
ReportDay build_day(const std::string& l, sys_days day, double number, double n_days) {
  const double pain = 5.6 - 2.4 * number / n_days + 0.9 * std::sin(number * 1.7) + 0.5 * std::cos(number * 0.61);
  ReportDay one;
  one.day = day;
  one.n = 1 + static_cast<std::size_t>(number) % 2;
  one.now = std::round(std::clamp(pain, 0.0, 10.0));
  one.average = std::round(std::clamp(pain, 0.0, 10.0) * 2.0) / 2.0;
  one.worst = std::min(10.0, std::round(pain + 2.0));
  one.activities = {
      {say(l, "Carry a bag", "Tasche tragen"), std::clamp(std::round(9.0 - pain), 0.0, 10.0)},
      {say(l, "Look over the shoulder", "Über die Schulter sehen"), std::clamp(std::round(8.0 - pain), 0.0, 10.0)}};
  if (static_cast<int>(number) % 14 == 13) one.change = static_cast<int>(number) / 28;
  return one;
}

void add_found(Report& report, const std::string& l) {
  ReportFound found;
  found.kind = "ranked";
  found.verdict = {"probably_trigger_point", say(l, "probably a trigger point", "wohl ein Triggerpunkt")};
  found.something_else = 0.21;
  found.low = 0.14;
  found.high = 0.31;
  found.points = {
      {build_neck_point(l, Side::right), 0.64, 0.49, 0.77, {"likely", say(l, "likely", "wahrscheinlich")}},
      {build_upper_point(Side::right), 0.38, 0.22, 0.55, {"possible", say(l, "possible", "möglich")}},
      {{{"splenius_cervicis", "Splenius cervicis"}, {"upper", say(l, "upper point", "oberer Punkt")}, Side::right},
       0.17,
       0.08,
       0.3,
       {"possible", say(l, "possible", "möglich")}}};
  found.others = {{{"cervical_joint", say(l, "a joint of the neck", "ein Gelenk der Halswirbelsäule")},
                   Side::right,
                   0.15,
                   0.09,
                   0.24,
                   say(l, "If it stays, let a physiotherapist look at the neck.",
                       "Wenn es bleibt, lass eine Physiotherapeutin den Hals ansehen.")}};
  report.found = found;
  report.facts.answers = {{{"neck_turn_toward", say(l, "Does it hurt to turn the head toward the painful side?",
                                                    "Tut es weh, den Kopf zur schmerzenden Seite zu drehen?")},
                           Side::right,
                           {},
                           Answer::yes,
                           Examiner::self,
                           first_day},
                          {{"press_gives_my_pain",
                            say(l, "Does pressing here bring on your pain?", "Ruft Druck hier deinen Schmerz hervor?")},
                           Side::right,
                           build_neck_point(l, Side::right),
                           Answer::yes,
                           Examiner::professional,
                           first_day + days(9)},
                          {{"worse_at_screen", say(l, "Is it worse after a day at a screen?",
                                                   "Ist es nach einem Tag am Bildschirm schlimmer?")},
                           Side::midline,
                           {},
                           Answer::not_sure,
                           Examiner::self,
                           first_day}};
}

void add_safety(Report& report, const std::string& l) {
  report.facts.flags = {{{"blood_thinners", say(l, "Blood thinners", "Blutverdünner")},
                         say(l, "Do you take blood thinners?", "Nimmst du Blutverdünner?"),
                         Answer::yes,
                         Action::lighter,
                         first_day},
                        {{"stroke", say(l, "Stroke", "Schlaganfall")},
                         say(l, "Is one side of the face hanging?", "Hängt eine Gesichtshälfte?"),
                         Answer::no,
                         Action::none,
                         first_day},
                        {{"fever", say(l, "Fever", "Fieber")},
                         say(l, "Do you have a fever?", "Hast du Fieber?"),
                         Answer::no,
                         Action::none,
                         first_day}};
  report.limits = {say(l, "Lighter pressure only, for a bruise bleeds on for longer.",
                       "Nur leichterer Druck, denn ein Bluterguss blutet länger nach.")};
}

void add_trial(Report& report, const std::string& l) {
  ReportTrial trial;
  trial.id = TrialId(build_id(7000));
  trial.size = "full";
  trial.outcome = "pain";
  trial.matters = 1.5;
  trial.begins = first_day;
  for (int block = 0; block < 6; ++block) {
    const sys_days from = first_day + days(10 + 7 * block);
    trial.blocks.push_back({from, from + days(6), block == 0 || block == 3 || block == 4});
  }
  trial.answer = {"helps", say(l, "it helps", "es hilft")};
  trial.n_days = 49;
  trial.effect = ReportEffect{1.62, 0.7, 2.5, 0.99, 0.96, 0.001};
  trial.sentence = say(l, "For this person it helps: about 1.6 points less pain, probably between 0.7 and 2.5.",
                       "Dieser Person hilft es: etwa 1,6 Punkte weniger Schmerz, wohl zwischen 0,7 und 2,5.");
  trial.more = {
      say(l, "Missing days were taken to be missing by chance.",
          "Fehlende Tage wurden als zufällig fehlend angenommen."),
      say(l, "It does not say that it would help somebody else.", "Es sagt nicht, dass es jemand anderem hülfe.")};
  report.facts.trial = trial;
}

void add_measures(Report& report, const std::string& l) {
  const Named turn{"neck_turn_toward", say(l, "Turn the head", "Den Kopf drehen")};
  report.facts.measures = {
      {first_day + days(1), "motion", turn, Side::right, {}, 52.0, {"phone", say(l, "with a phone", "mit dem Handy")}},
      {first_day + days(50), "motion", turn, Side::right, {}, 68.0, {"phone", say(l, "with a phone", "mit dem Handy")}},
      {first_day + days(2),
       "threshold",
       {},
       Side::right,
       build_neck_point(l, Side::right),
       2.4,
       {"algometer", say(l, "with an algometer", "mit einem Algometer")}}};
}

Report build_frame(const std::string& language, sys_days from, sys_days to) {
  Report report;
  report.provenance = {"0.1.0 (0123456789ab)", "0123456789abcdef"};
  report.created = to;
  report.language = language;
  report.range = {from, to};
  report.sections = every_section;
  report.facts.person = {PersonId(build_id(1)), "", 1985};
  report.facts.pain = {PainId(build_id(2)), say(language, "Neck and shoulder", "Nacken und Schulter"), from, {}};
  report.figure = "woman_medium";
  return report;
}

void add_spots(Report& report, const std::string& l) {
  const Named ache{"ache", say(l, "aching", "dumpf")};
  report.facts.spots = {
      {{"neck_angle", say(l, "angle between neck and shoulder", "Winkel zwischen Hals und Schulter")},
       Side::right,
       7.0,
       {ache, {"stabbing", say(l, "stabbing", "stechend")}}},
      {{"between_blade_and_spine", say(l, "between the shoulder blades", "zwischen den Schulterblättern")},
       Side::right,
       5.0,
       {ache}},
      {{"shoulder_slope", say(l, "top of the shoulder", "oben auf der Schulter")}, Side::right, 4.0, {ache}},
      {{"temple", say(l, "temple", "Schläfe")}, Side::right, 3.0, {}},
      {{"temple", say(l, "temple", "Schläfe")}, Side::left, 2.0, {}}};
}

}  // namespace

Report build_usual_report(const std::string& language) {
  const sys_days last = first_day + days(57);
  Report report = build_frame(language, first_day, last);
  ReportFacts& facts = report.facts;
  facts.person.name = "Jörg Müßig";
  add_spots(report, language);
  add_found(report, language);
  add_safety(report, language);
  add_trial(report, language);
  add_measures(report, language);
  ReportTotals totals;
  for (std::size_t i = 0; i < 14; ++i) {
    facts.sessions.push_back(build_session(language, i, first_day + days(10 + static_cast<int>(i) * 3), 6));
    if (i % 2 == 0) facts.reactions.push_back(build_reaction(language, facts.sessions.back(), i));
  }
  for (int i = 0; i < 58; ++i) {
    if (i % 11 != 6) facts.days.push_back(build_day(language, first_day + days(i), i, 58.0));
  }
  facts.notes = {{first_day + days(3), say(language, "Slept badly; long drive.", "Schlecht geschlafen; lange Fahrt.")},
                 {first_day + days(31), say(language, "First day without the bag: “much” better.",
                                            "Erster Tag ohne Tasche: „viel“ besser.")}};
  totals.n_sessions = 14;
  totals.n_presses = 84;
  totals.seconds = 84 * 40.0;
  totals.by_self = 10;
  totals.by_helper = 2;
  totals.by_professional = 2;
  totals.points = {{build_neck_point(language, Side::right),
                    14,
                    56,
                    2260.0,
                    3.75,
                    4.5,
                    {{"ball_wall", say(language, "ball against a wall", "Ball an der Wand")}}},
                   {build_upper_point(Side::right),
                    14,
                    28,
                    1100.0,
                    3.7,
                    4.5,
                    {{"ball_wall", say(language, "ball against a wall", "Ball an der Wand")}}}};
  report.totals = totals;
  return report;
}

Report build_long_report(const std::string& language) {
  const sys_days from = first_day - days(3600);
  Report report = build_frame(language, from, first_day);
  ReportFacts& facts = report.facts;
  facts.person.name = "Maximiliane Freifrau von und zu Obersteinhausen-Unterwiesenbacher";
  add_spots(report, language);
  for (int i = 0; i < 40; ++i) {
    facts.spots.push_back(
        {{fmt::format("region_{}", i), say(language, "a region with a rather long name, as some have",
                                           "eine Region mit einem recht langen Namen, wie es sie gibt")},
         i % 2 == 0 ? Side::left : Side::right,
         1.0 + i % 9,
         {}});
  }
  add_found(report, language);
  for (int i = 0; i < 5; ++i) report.found->points.push_back(report.found->points[1]);
  for (int i = 0; i < 30; ++i)
    facts.answers.push_back(
        {{fmt::format("q{}", i), say(language, "Is it worse in the morning?", "Ist es morgens schlimmer?")},
         Side::midline,
         {},
         Answer::no,
         Examiner::self,
         from});
  add_safety(report, language);
  for (int i = 0; i < 60; ++i) {
    facts.flags.push_back({{fmt::format("flag_{}", i), say(language, "A sign of something", "Ein Zeichen für etwas")},
                           "?",
                           i < 7 ? Answer::yes : Answer::no,
                           i < 7 ? Action::professional_first : Action::none,
                           from});
  }
  add_trial(report, language);
  add_measures(report, language);
  ReportTotals totals;
  for (std::size_t i = 0; i < 600; ++i) {
    facts.sessions.push_back(build_session(language, i, from + days(static_cast<int>(i) * 6), 10));
    if (i % 2 == 0) facts.reactions.push_back(build_reaction(language, facts.sessions.back(), i));
  }
  for (int i = 0; i < 3600; ++i) facts.days.push_back(build_day(language, from + days(i), i, 3600.0));
  for (int i = 0; i < 3600; i += 3) {
    facts.notes.push_back({from + days(i), std::string(static_cast<std::size_t>(i % 900), 'n') + " " +
                                               say(language, "a long note", "eine lange Notiz")});
  }
  totals.n_sessions = 600;
  totals.n_presses = 6000;
  totals.seconds = 6000 * 40.0;
  totals.by_self = 420;
  totals.by_helper = 70;
  totals.by_professional = 110;
  for (int i = 0; i < 45; ++i) {
    totals.points.push_back({build_neck_point(language, i % 2 == 0 ? Side::left : Side::right),
                             60,
                             130,
                             5200.0,
                             3.75,
                             7.0,
                             {{"ball_wall", say(language, "ball against a wall", "Ball an der Wand")},
                              {"thumb", say(language, "thumb", "Daumen")}}});
  }
  report.totals = totals;
  return report;
}

Report build_short_report(const std::string& language) {
  Report report = build_frame(language, first_day, first_day);
  report.sections = {ReportSection::place, ReportSection::findings};
  add_spots(report, language);
  report.facts.spots.resize(1);
  report.found = ReportFound{};
  report.found->kind = "open";
  return report;
}

Report build_empty_report(const std::string& language) {
  Report report = build_frame(language, first_day, first_day);
  report.facts.person.born_year.reset();
  report.facts.pain.name = "x";
  report.figure.clear();
  report.totals = ReportTotals{};
  report.found = ReportFound{};
  report.found->kind = "stopped";
  return report;
}

std::vector<ReportWord> list_report_words() {
  std::ifstream file(std::filesystem::path(UNKNOT_SOURCE) / "data/report/words.json", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  wire::Reading reading{"words.json", {}};
  std::vector<ReportWord> words;
  wire::read_value(wire::parse(bytes, "words.json")->at("words"), "words", reading, words);
  return words;
}

}  // namespace unknot::test
