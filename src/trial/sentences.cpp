#include "trial/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace unknot::trial {
namespace {

struct Sentence {
  std::string_view key;
  std::string_view english;
  std::string_view german;
};

constexpr auto table = std::to_array<Sentence>({
    // What is compared, as parts of sentences.
    {"scale_pain", "your pain", "dein Schmerz"},
    {"scale_activity", "“{activity}”", "„{activity}“"},
    {"better_pain", "lower", "geringer"},
    {"better_activity", "better", "besser"},
    {"worse_pain", "stronger", "stärker"},
    {"worse_activity", "worse", "schlechter"},
    {"compare_none", "with treatment than without", "mit Behandlung als ohne"},
    {"compare_other", "with the first treatment than with the other one",
     "mit der ersten Behandlung als mit der anderen"},
    {"compare_quick", "after the session than before it", "nach der Anwendung als davor"},

    // The answer.
    {"helps",
     "It helps you: {scale} was {better} by {mean} points of 10 {compare} (90 % interval: {low} to {high} points).",
     "Es hilft dir: {scale} war um {mean} von 10 Punkten {better} {compare} (90-%-Bereich: {low} bis {high} Punkte)."},
    {"helps_quick",
     "It is worth another try: {scale} was {better} by {mean} points of 10 {compare}, beyond your own trend (90 % "
     "interval: "
     "{low} to {high} points).",
     "Es lohnt einen weiteren Versuch: {scale} war um {mean} von 10 Punkten {better} {compare}, über deinen eigenen "
     "Verlauf "
     "hinaus (90-%-Bereich: {low} bis {high} Punkte)."},
    {"no_difference",
     "It makes no difference that matters to you: the benefit was {mean} points of 10 (90 % interval: {low} to {high} "
     "points); "
     "{matters} points would have mattered.",
     "Es macht keinen Unterschied, der dir wichtig ist: Der Nutzen betrug {mean} von 10 Punkten (90-%-Bereich: {low} "
     "bis {high} "
     "Punkte); wichtig wären {matters} Punkte gewesen."},
    {"worse",
     "It went worse: {scale} was {worse} by {loss} points of 10 {compare} (90 % interval: {loss_low} to {loss_high} "
     "points).",
     "Es wurde schlechter: {scale} war um {loss} von 10 Punkten {worse} {compare} (90-%-Bereich: {loss_low} bis "
     "{loss_high} "
     "Punkte)."},
    {"cannot_tell",
     "One cannot tell: the benefit lies anywhere from {low} to {high} points of 10 (90 % interval), most likely near "
     "{mean}.",
     "Das lässt sich nicht sagen: Der Nutzen liegt irgendwo zwischen {low} und {high} von 10 Punkten (90-%-Bereich), "
     "am "
     "ehesten bei {mean}."},
    {"no_verdict", "This trial allows no verdict.", "Dieser Versuch erlaubt kein Urteil."},

    // How sure.
    {"sure",
     "Chance that {scale} is really {better} {compare}: {chance} %. That is {how}. Chance that the benefit reaches the "
     "{matters} points that matter to you: {chance_matters} %.",
     "Wahrscheinlichkeit, dass {scale} wirklich {better} ist {compare}: {chance} %. Das ist {how}. Wahrscheinlichkeit, "
     "dass der "
     "Nutzen die {matters} Punkte erreicht, die dir wichtig sind: {chance_matters} %."},
    {"how_very_sure", "very sure", "sehr sicher"},
    {"how_sure", "sure", "sicher"},
    {"how_likely", "likely, but not sure", "wahrscheinlich, aber nicht sicher"},
    {"how_open", "open", "offen"},
    {"how_unlikely", "unlikely", "unwahrscheinlich"},
    {"how_very_unlikely", "very unlikely", "sehr unwahrscheinlich"},
    {"sure_looked", "Because somebody looked before the end, an answer has to be {surety} % sure instead of {usual} %.",
     "Weil vor dem Ende nachgesehen wurde, muss eine Antwort zu {surety} % sicher sein statt zu {usual} %."},

    // Why there is no verdict, or no answer.
    {"reason_design_changed", "The design was changed after the trial had begun.",
     "Der Plan wurde geändert, nachdem der Versuch begonnen hatte."},
    {"reason_overlaps", "Another trial was under way at the same time; the two cannot be told apart.",
     "Gleichzeitig lief ein anderer Versuch; die beiden lassen sich nicht auseinanderhalten."},
    {"reason_clock_jumped", "The times of some entries contradict each other; a clock was wrong.",
     "Die Zeiten einiger Einträge widersprechen sich; eine Uhr ging falsch."},
    {"reason_no_session", "The session did not take place on its day.", "Die Anwendung fand nicht an ihrem Tag statt."},
    {"reason_block_not_kept", "A block with treatment passed without any session.",
     "Ein Abschnitt mit Behandlung verging ohne eine einzige Anwendung."},
    {"reason_wrong_session", "There was a session on a day that was meant for the other way.",
     "Es gab eine Anwendung an einem Tag, der anders geplant war."},
    {"reason_stopped_early", "Only one of the two sides has scores so far, so there is nothing to compare.",
     "Bisher hat nur eine der beiden Seiten Werte, es gibt also nichts zu vergleichen."},
    {"reason_too_few_days", "There are fewer than 5 days with a score on one of the two sides.",
     "Auf einer der beiden Seiten gibt es weniger als 5 Tage mit einem Wert."},
    {"reason_late_days",
     "Some scores were entered too late to count: what one remembers days afterwards is coloured by how it went on.",
     "Einige Werte wurden zu spät eingetragen und zählen nicht: Woran man sich Tage später erinnert, ist gefärbt "
     "davon, wie es "
     "weiterging."},
    {"reason_many_missing",
     "More than a third of the days have no score that counts; the answer would hang on the days that nobody knows.",
     "Mehr als ein Drittel der Tage hat keinen Wert, der zählt; die Antwort hinge an den Tagen, die niemand kennt."},
    {"reason_all_equal", "Every score is the same number, so nothing can be learnt from them.",
     "Alle Werte sind dieselbe Zahl, daraus lässt sich nichts lernen."},
    {"reason_too_unsure", "Your ups and downs are too large for so few days.",
     "Dein Auf und Ab ist zu groß für so wenige Tage."},
    {"reason_early", "The trial is not over.", "Der Versuch ist noch nicht zu Ende."},

    // The slope alone.
    {"slope_better",
     "Your own trend alone would have made it better by {change} points between the days without and the days with "
     "treatment; "
     "that is already taken off.",
     "Dein eigener Verlauf allein hätte es zwischen den Tagen ohne und denen mit Behandlung um {change} Punkte "
     "gebessert; das ist "
     "schon abgezogen."},
    {"slope_worse",
     "Your own trend alone would have made it worse by {change} points between the days without and the days with "
     "treatment; "
     "that is already made up for.",
     "Dein eigener Verlauf allein hätte es zwischen den Tagen ohne und denen mit Behandlung um {change} Punkte "
     "verschlechtert; "
     "das ist schon ausgeglichen."},
    {"slope_none", "Your own trend made no difference between the days without and the days with treatment.",
     "Dein eigener Verlauf machte keinen Unterschied zwischen den Tagen ohne und denen mit Behandlung."},

    // Other verdicts.
    {"other", "{under}: {answer} ({mean} points, {low} to {high}; chance of a benefit {chance} %).",
     "{under}: {answer} ({mean} Punkte, {low} bis {high}; Wahrscheinlichkeit eines Nutzens {chance} %)."},
    {"under_doubtful", "For somebody who doubts large benefits", "Für jemanden, der an großem Nutzen zweifelt"},
    {"under_open", "For somebody who holds anything possible", "Für jemanden, der alles für möglich hält"},
    {"under_steady_slope", "Without a trend of your own", "Ohne einen eigenen Verlauf"},
    {"under_missing_bad", "If the days without a score were worse than the others",
     "Wenn die Tage ohne Wert schlechter waren als die anderen"},
    {"under_missing_good", "If the days without a score were better than the others",
     "Wenn die Tage ohne Wert besser waren als die anderen"},
    {"under_without_a_day", "Without {day}, the day that changes most",
     "Ohne den {day}, den Tag, der am meisten ändert"},
    {"short_helps", "helps", "hilft"},
    {"short_no_difference", "no difference that matters", "kein wichtiger Unterschied"},
    {"short_worse", "worse", "schlechter"},
    {"short_cannot_tell", "cannot tell", "nicht zu sagen"},

    // What it does not say.
    {"limit_open", "You knew which days were which. What hope, attention and rest did is part of this number.",
     "Du wusstest, welche Tage welche waren. Was Hoffnung, Zuwendung und Ruhe bewirkt haben, steckt in dieser Zahl."},
    {"limit_person", "It holds for you, this treatment and these weeks; not for others and not for ever.",
     "Es gilt für dich, diese Behandlung und diese Wochen; nicht für andere und nicht für immer."},
    {"limit_cause", "It does not say what causes the pain, nor that nothing else is behind it.",
     "Es sagt nicht, woher der Schmerz kommt, und nicht, dass nichts anderes dahintersteckt."},
    {"limit_missing", "Days without a score are taken to have been like the others.",
     "Von Tagen ohne Wert wird angenommen, dass sie wie die anderen waren."},
    {"limit_quick",
     "Before and after differ in more than the session: whatever else began that week counts with it. Only a full "
     "trial with its order "
     "drawn by lot can tell them apart.",
     "Vorher und nachher unterscheiden sich in mehr als der Anwendung: Was in der Woche sonst begann, zählt mit. Nur "
     "ein voller "
     "Versuch mit ausgeloster Reihenfolge kann das trennen."},

    // What to do next.
    {"next_go_on", "Go on as you did, and leave it out for a week now and then to see whether you still need it.",
     "Mach so weiter und lass es ab und zu eine Woche weg, um zu sehen, ob du es noch brauchst."},
    {"next_another", "Do another session, or a full trial to be sure.",
     "Mach eine weitere Anwendung oder einen vollen Versuch, um sicher zu sein."},
    {"next_change",
     "Change something: another point, another policy. Or leave it; you lose nothing that matters to you.",
     "Ändere etwas: einen anderen Punkt, ein anderes Vorgehen. Oder lass es; du verlierst nichts, was dir wichtig "
     "ist."},
    {"next_stop", "Stop this treatment. If it does not settle within a week, see somebody who can examine you.",
     "Hör mit dieser Behandlung auf. Wenn es sich nicht binnen einer Woche beruhigt, lass dich untersuchen."},
    {"next_longer", "A longer trial may tell. See before it begins whether it can.",
     "Ein längerer Versuch kann es vielleicht zeigen. Sieh vor dem Beginn nach, ob er es kann."},
    {"next_wait", "Let the trial run to its end. Every look before makes it harder to be sure.",
     "Lass den Versuch bis zum Ende laufen. Jeder Blick vorher macht es schwerer, sicher zu sein."},
    {"next_again", "Begin a new trial when you can keep to its days, and note a score every evening.",
     "Beginne einen neuen Versuch, wenn du seine Tage einhalten kannst, und trag jeden Abend einen Wert ein."},
    {"next_see",
     "Whatever it says: if the pain gets stronger for weeks, wakes you at night, or numbness or weakness come with it, "
     "see a doctor.",
     "Was immer er sagt: Wenn der Schmerz über Wochen zunimmt, dich nachts weckt oder Taubheit oder Schwäche "
     "dazukommen, geh zum "
     "Arzt."},

    // Before it begins.
    {"begin_no_treatment",
     "A trial finds out, it does not treat: in the one study of it (215 people with lasting pain, Kravitz 2018) those "
     "who ran one "
     "had no less pain half a year later than those who did not.",
     "Ein Versuch findet etwas heraus, er behandelt nicht: In der einen Studie dazu (215 Menschen mit anhaltenden "
     "Schmerzen, Kravitz "
     "2018) hatten die, die einen machten, nach einem halben Jahr nicht weniger Schmerzen als die anderen."},
    {"begin_lot", "The order of the blocks is drawn by lot, so that neither you nor the weather chooses it.",
     "Die Reihenfolge der Abschnitte wird ausgelost, damit weder du noch das Wetter sie bestimmt."},
    {"begin_look", "You may look before the end; then an answer has to be surer.",
     "Du darfst vor dem Ende nachsehen; dann muss eine Antwort sicherer sein."},

    // Whether it can answer.
    {"power_source_diary",
     "Worked out from the ups and downs of {days} days of your diary, with {trials} trials in the computer.",
     "Berechnet aus dem Auf und Ab von {days} Tagen deines Tagebuchs, mit {trials} Versuchen im Rechner."},
    {"power_source_assumed",
     "Your diary is too short to know your ups and downs; usual ones are assumed. Worked out with {trials} trials in "
     "the computer.",
     "Dein Tagebuch ist zu kurz, um dein Auf und Ab zu kennen; übliches ist angenommen. Berechnet mit {trials} "
     "Versuchen im "
     "Rechner."},
    {"power_row", "In {days} days it would show a benefit of {benefit} points {times} in 10.",
     "In {days} Tagen würde er einen Nutzen von {benefit} Punkten {times} von 10 Mal zeigen."},
    {"times_many", "{n} times", "{n}"},
    {"times_one", "1 time", "1"},
    {"times_none", "less than 1 time", "weniger als 1"},
    {"power_shortest", "The shortest one that shows {benefit} points at least 8 times in 10 takes {days} days.",
     "Der kürzeste, der {benefit} Punkte mindestens 8 von 10 Mal zeigt, dauert {days} Tage."},
    {"power_longer", "This one is too short for what matters to you. One of {days} days would show it {times} in 10.",
     "Dieser ist zu kurz für das, was dir wichtig ist. Einer von {days} Tagen würde es {times} von 10 Mal zeigen."},
    {"power_hopeless",
     "Do not run it: even the longest, {days} days, would show {benefit} points only {times} in 10. It cannot answer "
     "your question.",
     "Mach ihn nicht: Auch der längste mit {days} Tagen würde {benefit} Punkte nur {times} von 10 Mal zeigen. Er kann "
     "deine Frage "
     "nicht beantworten."},
    {"power_weak", "It is more likely to end with “cannot tell” than with an answer.",
     "Er endet eher mit „nicht zu sagen“ als mit einer Antwort."},
});

// Blanks are filled in one go, so that what a person wrote is never read as a blank itself.
std::string fill(std::string_view sentence, const std::vector<Blank>& blanks, const char* language) {
  std::string text;
  while (!sentence.empty()) {
    const std::size_t open = std::min(sentence.find('{'), sentence.size());
    text += sentence.substr(0, open);
    sentence.remove_prefix(open);
    if (sentence.empty()) break;
    const std::size_t close = sentence.find('}');
    const std::string_view name = sentence.substr(1, close - 1);
    const auto blank = std::find_if(blanks.begin(), blanks.end(), [&](const Blank& one) { return one.name == name; });
    text += blank == blanks.end() ? std::string(sentence.substr(0, close + 1)) : blank->text.in(language);
    sentence.remove_prefix(close + 1);
  }
  return text;
}

}  // namespace

bool has_sentence(std::string_view key) {
  return std::any_of(table.begin(), table.end(), [key](const Sentence& one) { return one.key == key; });
}

Text build_sentence(std::string_view key, const std::vector<Blank>& blanks) {
  const auto* const found =
      std::find_if(table.begin(), table.end(), [key](const Sentence& one) { return one.key == key; });
  if (found == table.end()) return {{{"de", std::string(key)}, {"en", std::string(key)}}};
  return {{{"de", fill(found->german, blanks, "de")}, {"en", fill(found->english, blanks, "en")}}};
}

Text write_number(double value) {
  const double shown = std::abs(value) < 0.05 ? 0.0 : value;  // no "-0.0"
  const std::string english = fmt::format("{:.1f}", shown);
  std::string german = english;
  std::replace(german.begin(), german.end(), '.', ',');
  return {{{"de", german}, {"en", english}}};
}

Text write_count(std::size_t value) {
  const std::string digits = fmt::format("{}", value);
  return {{{"de", digits}, {"en", digits}}};
}

Text write_chance(double chance) {
  if (chance < 0.01) return {{{"de", "unter 1"}, {"en", "below 1"}}};
  if (chance > 0.99) return {{{"de", "über 99"}, {"en", "above 99"}}};
  return write_count(static_cast<std::size_t>(std::lround(100.0 * chance)));
}

std::vector<std::string> list_sentences() {
  std::vector<std::string> keys;
  for (const Sentence& one : table) keys.emplace_back(one.key);
  return keys;
}

}  // namespace unknot::trial
