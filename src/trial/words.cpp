#include "trial/words.hpp"

#include <fmt/chrono.h>

#include <algorithm>
#include <cmath>

#include "trial/judge.hpp"
#include "trial/others.hpp"
#include "trial/sentences.hpp"

namespace unknot::trial {
namespace {

const char* find_word(TrialAnswer answer) {
  switch (answer) {
    case TrialAnswer::helps:
      return "helps";
    case TrialAnswer::no_difference:
      return "no_difference";
    case TrialAnswer::worse:
      return "worse";
    case TrialAnswer::cannot_tell:
      break;
  }
  return "cannot_tell";
}

// Scale, direction and comparison, as the design has them.
std::vector<Blank> list_blanks(const TrialDesign& design) {
  const bool pain = design.outcome == TrialOutcome::pain;
  const bool quick = design.size == TrialSize::quick;
  const char* compare = quick ? "compare_quick" : design.other.treats ? "compare_other" : "compare_none";
  const Text activity{{{"de", design.activity}, {"en", design.activity}}};
  return {{"scale", build_sentence(pain ? "scale_pain" : "scale_activity", {{"activity", activity}})},
          {"better", build_sentence(pain ? "better_pain" : "better_activity")},
          {"worse", build_sentence(pain ? "worse_pain" : "worse_activity")},
          {"compare", build_sentence(compare)},
          {"matters", write_number(design.matters)}};
}

void add_effect(std::vector<Blank>& blanks, const Effect& effect) {
  blanks.push_back({"mean", write_number(effect.mean())});
  blanks.push_back({"low", write_number(effect.low())});
  blanks.push_back({"high", write_number(effect.high())});
  blanks.push_back({"loss", write_number(-effect.mean())});
  blanks.push_back({"loss_low", write_number(-effect.high())});
  blanks.push_back({"loss_high", write_number(-effect.low())});
  blanks.push_back({"chance", write_chance(effect.better())});
  blanks.push_back({"chance_matters", write_chance(effect.matters())});
}

// Borders assumed.
const char* find_how(double chance) {
  if (chance >= 0.99) return "how_very_sure";
  if (chance >= 0.95) return "how_sure";
  if (chance >= 0.8) return "how_likely";
  if (chance > 0.2) return "how_open";
  return chance > 0.05 ? "how_unlikely" : "how_very_unlikely";
}

Text join(const Text& first, const Text& second) {
  Text both;
  for (const char* language : {"de", "en"}) {
    both.by_language[language] = first.in(language) + " " + second.in(language);
  }
  return both;
}

Text write_day(std::chrono::sys_days day) {
  const std::string iso = fmt::format("{:%Y-%m-%d}", day);
  return {{{"de", fmt::format("{:%d.%m.%Y}", day)}, {"en", iso}}};
}

}  // namespace

Text build_answer_words(const TrialDesign& design, const Judgement& judgement) {
  if (!judgement.verdict) return build_sentence("no_verdict");
  std::vector<Blank> blanks = list_blanks(design);
  add_effect(blanks, judgement.verdict->effect());
  const bool another = design.size == TrialSize::quick && judgement.answer == TrialAnswer::helps;
  return build_sentence(another ? "helps_quick" : find_word(judgement.answer), blanks);
}

Text build_surety_words(const TrialDesign& design, const Judgement& judgement) {
  if (!judgement.verdict) return {};
  std::vector<Blank> blanks = list_blanks(design);
  add_effect(blanks, judgement.verdict->effect());
  blanks.push_back({"how", build_sentence(find_how(judgement.verdict->effect().better()))});
  Text sure = build_sentence("sure", blanks);
  const double unseen = find_surety({false, 1.0, judgement.memory_square, judgement.n_days});
  if (judgement.surety <= unseen + 1e-9) return sure;
  // Rounded up to a tenth of a per cent: never less than what is asked for.
  const double surety = std::ceil(1000.0 * judgement.surety - 1e-6) / 10.0;
  const Text needed = surety >= 100.0 ? Text{{{"de", "über 99,9"}, {"en", "above 99.9"}}} : write_number(surety);
  return join(sure, build_sentence("sure_looked", {{"surety", needed},
                                                   {"usual", write_number(std::ceil(1000.0 * unseen - 1e-6) / 10.0)}}));
}

std::vector<Text> list_reason_words(const Judgement& judgement) {
  std::vector<Text> words;
  for (const std::string& reason : judgement.reasons) {
    const std::string key = "reason_" + reason;
    words.push_back(has_sentence(key) ? build_sentence(key) : build_sentence(reason));
  }
  return words;
}

Text build_slope_words(const TrialDesign&, const Judgement& judgement) {
  if (!judgement.verdict) return {};
  const double change = judgement.slope_alone;
  if (std::abs(change) < 0.05) return build_sentence("slope_none");
  return build_sentence(change > 0.0 ? "slope_better" : "slope_worse", {{"change", write_number(std::abs(change))}});
}

Text build_other_words(const TrialDesign&, const OtherVerdict& other) {
  std::vector<Blank> under;
  if (other.day) under.push_back({"day", write_day(*other.day)});
  std::vector<Blank> blanks{{"under", build_sentence("under_" + other.under, under)},
                            {"answer", build_sentence(fmt::format("short_{}", find_word(other.verdict.answer())))}};
  add_effect(blanks, other.verdict.effect());
  return build_sentence("other", blanks);
}

std::vector<Text> list_limit_words(const TrialDesign& design, const Judgement& judgement) {
  std::vector<Text> words{build_sentence("limit_open")};
  if (design.size == TrialSize::quick) words.push_back(build_sentence("limit_quick"));
  if (judgement.verdict && judgement.n_days < judgement.fit.size()) words.push_back(build_sentence("limit_missing"));
  words.push_back(build_sentence("limit_person"));
  words.push_back(build_sentence("limit_cause"));
  return words;
}

std::vector<Text> list_next_words(const TrialDesign& design, const Judgement& judgement) {
  std::vector<const char*> keys;
  const bool quick = design.size == TrialSize::quick;
  switch (judgement.answer) {
    case TrialAnswer::helps:
      keys.push_back(quick ? "next_another" : "next_go_on");
      break;
    case TrialAnswer::no_difference:
      keys.push_back("next_change");
      break;
    case TrialAnswer::worse:
      keys.push_back("next_stop");
      break;
    case TrialAnswer::cannot_tell:
      if (judgement.verdict) {
        keys.push_back(judgement.early ? "next_wait" : "next_longer");
      } else {
        const std::vector<std::string>& reasons = judgement.reasons;
        const bool may_come =
            judgement.early && std::all_of(reasons.begin(), reasons.end(), [](const std::string& one) {
              return one == "stopped_early" || one == "too_few_days" || one == "all_equal";
            });
        keys.push_back(may_come ? "next_wait" : "next_again");
      }
      break;
  }
  keys.push_back("next_see");
  std::vector<Text> words;
  for (const char* key : keys) words.push_back(build_sentence(key));
  return words;
}

std::vector<Text> list_begin_words(const TrialDesign& design) {
  std::vector<Text> words{build_sentence("begin_no_treatment")};
  if (design.size == TrialSize::full) words.push_back(build_sentence("begin_lot"));
  words.push_back(build_sentence("begin_look"));
  return words;
}

}  // namespace unknot::trial
