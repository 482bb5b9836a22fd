#include "cli/render.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "cli/words.hpp"

namespace unknot::cli {
namespace {

constexpr std::size_t bar_cells = 16;
constexpr std::size_t most_reasons = 4;
constexpr std::size_t most_unlikely = 3;

std::string build_bar(double probability) {
  const auto full = static_cast<std::size_t>(std::lround(probability * static_cast<double>(bar_cells)));
  std::string bar;
  for (std::size_t i = 0; i < bar_cells; ++i) bar += i < full ? "█" : "░";
  return bar;
}

void print_heading(Console& console, const std::string& text) {
  fmt::print(console.out, "\n{}\n", text);
  if (console.shows) fmt::print(console.out, "{}\n", std::string(count_letters(text), '-'));
}

std::string build_factor(double log_odds) {
  return log_odds >= 0.0 ? fmt::format("odds x{:.1f}", std::exp(log_odds))
                         : fmt::format("odds /{:.1f}", std::exp(-log_odds));
}

void print_reasons(Console& console, const Atlas& atlas, const Case& one_case, const Ranking& ranking,
                   const std::vector<Move>& ledger) {
  std::size_t told = 0;
  for (const Move& move : ledger) {
    if (told++ == most_reasons) break;
    const std::string seen = name_observation(atlas, one_case, ranking, ranking.observations[move.observation]);
    print_wrapped(console, move.log_odds > 0.0 ? "      for      " : "      against  ", "               ",
                  fmt::format("{} ({})", seen, build_factor(move.log_odds)));
  }
}

// A drawing in the middle says nothing about sides: the mirror image is then exactly as probable.
bool is_either_side(const Ranking& ranking, std::size_t index) {
  constexpr double equal = 1e-9;
  const Hypothesis& own = ranking.hypotheses[index];
  return std::any_of(ranking.hypotheses.begin(), ranking.hypotheses.end(), [&own](const Hypothesis& other) {
    return other.point.muscle == own.point.muscle && other.point.point == own.point.point &&
           other.point.side != own.point.side && std::abs(other.belief.probability - own.belief.probability) < equal;
  });
}

void print_hypothesis(Console& console, const Atlas& atlas, const Case& one_case, const Located& located,
                      const Ranking& ranking, std::size_t index) {
  const Hypothesis& hypothesis = ranking.hypotheses[index];
  const PointLimits& limits = located.point_limits[index];
  const bool either = is_either_side(ranking, index);
  const std::string name =
      name_point(atlas, hypothesis.point) + (either ? " (or the other side: nothing tells them apart)" : "");
  fmt::print(console.out, "\n");
  print_wrapped(console, fmt::format("  {:>2}  ", index + 1), "      ", name);
  const std::string belief = name_belief(hypothesis.belief);
  fmt::print(console.out, "      {}\n",
             console.shows ? build_bar(hypothesis.belief.probability) + "  " + belief : belief);
  const std::vector<Site>& sites = find_point(atlas, hypothesis.point).sites;
  for (std::size_t s = 0; s < sites.size(); ++s) {
    const bool closed =
        std::find(limits.closed_sites.begin(), limits.closed_sites.end(), s) != limits.closed_sites.end();
    print_wrapped(console, "      where    ", "               ",
                  sites[s].landmark.in(language) + (closed ? " (do not press here yourself)" : ""));
  }
  print_reasons(console, atlas, one_case, ranking, hypothesis.ledger);
  if (!hypothesis.rivals.empty()) {
    std::vector<std::string> rivals;
    for (const PointOnSide& rival : hypothesis.rivals) rivals.push_back(name_point(atlas, rival));
    print_wrapped(console, "      rivals   ", "               ", fmt::format("{}", fmt::join(rivals, "; ")));
  }
  if (located.limits.no_treatment) return;
  if (limits.professional_only) {
    print_wrapped(console, "      tools    ", "               ",
                  "for a professional only" +
                      (limits.refused.empty() ? std::string() : ": " + limits.refused.front().reason.in(language)));
  } else {
    print_wrapped(console, "      tools    ", "               ", name_tools(atlas, limits.allowed));
  }
}

void print_tiers(Console& console, const Atlas& atlas, const Case& one_case, const Located& located,
                 const Ranking& ranking) {
  const std::vector<Hypothesis>& all = ranking.hypotheses;
  constexpr std::array<std::pair<Tier, const char*>, 3> tiers{
      {{Tier::likely, "Likely"}, {Tier::possible, "Possible"}, {Tier::unlikely, "Unlikely"}}};
  for (const auto& [tier, title] : tiers) {
    std::size_t told = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].tier != tier || (tier == Tier::unlikely && told == most_unlikely)) continue;
      if (told++ == 0) print_heading(console, title);
      print_hypothesis(console, atlas, one_case, located, ranking, i);
    }
  }
}

const char* find_verdict_sentence(Verdict verdict) {
  switch (verdict) {
    case Verdict::probably_trigger_point:
      return "A tender muscle spot may well reproduce this pain.";
    case Verdict::unclear:
      return "It is unclear whether a trigger point has a part in this pain.";
    case Verdict::probably_not:
      return "This is probably not a trigger point, or not mainly. Something else explains the drawing better: let a "
             "professional look at it.";
    case Verdict::nothing_painted:
      return "Nothing is painted, so nothing can be said. Say where it hurts.";
  }
  return "";
}

void print_others(Console& console, const Atlas& atlas, const Case& one_case, const Ranking& ranking) {
  print_heading(console, "Something other than a trigger point");
  print_wrapped(console, "  ", "  ",
                fmt::format("{} of this pain is left for other causes, known to the atlas or not.",
                            name_belief(ranking.something_else)));
  for (const OtherHypothesis& other : ranking.others) {
    if (other.belief.probability < 0.05) continue;
    const OtherCause& cause = *find(atlas.others, other.cause);
    const std::string side = other.side == Side::midline ? "" : ", " + name_side(other.side);
    print_wrapped(console, "  -   ", "      ",
                  fmt::format("{}{}: {}. {}", cause.name.in(language), side, name_belief(other.belief),
                              cause.advice.in(language)));
    print_reasons(console, atlas, one_case, ranking, other.ledger);
  }
}

// Signs that were told but cannot be judged by whoever told them: said aloud rather than dropped.
void print_uncounted(Console& console, const Atlas& atlas, const Case& one_case) {
  for (const Finding& finding : one_case.findings) {
    const FindingQuestion& question = *find(atlas.findings, finding.question);
    if (question.kind != FindingKind::palpation || question.ratio.contains(finding.examiner)) continue;
    fmt::print(console.out, "\n");
    print_wrapped(console, "", "",
                  "Not counted, because it takes trained hands: \"" + question.question.in(language) + "\"");
  }
}

void print_next(Console& console, const Atlas& atlas, const Ranking& ranking) {
  if (ranking.next.empty()) return;
  print_heading(console, "The next thing to find out");
  print_wrapped(console, "  ", "  ", build_question(atlas, ranking.next.front()));
  const std::string& how = find(atlas.findings, ranking.next.front().question)->how.in(language);
  if (!how.empty()) print_wrapped(console, "  ", "  ", how);
}

void print_ranking(Console& console, const Atlas& atlas, const Case& one_case, const Located& located,
                   const Ranking& ranking) {
  print_wrapped(console, "", "", find_verdict_sentence(ranking.verdict));
  if (ranking.verdict == Verdict::nothing_painted) return;
  if (located.widespread) {
    print_wrapped(
        console, "", "",
        "The pain is spread over many parts of the body. Chasing single points is then not the way; pain that "
        "is everywhere deserves a doctor's look at the whole.");
  }
  print_wrapped(
      console, "", "",
      fmt::format("Several points can be involved at once: about {:.1f} here. In brackets: the range when the "
                  "assumed likelihoods are varied. A model, not a diagnosis.",
                  ranking.expected_points));
  if (!ranking.exact) print_wrapped(console, "", "", "The drawing is very wide: weak links were left out of the sums.");
  print_tiers(console, atlas, one_case, located, ranking);
  print_others(console, atlas, one_case, ranking);
  print_uncounted(console, atlas, one_case);
  print_next(console, atlas, ranking);
}

// Treatment that is held back although no flag was raised: because of what the drawing and the answers look like.
void print_suspicions(Console& console, const Atlas& atlas, const Located& located) {
  for (const Limit& limit : located.limits.all) {
    const bool raised = std::any_of(located.screen.raised.begin(), located.screen.raised.end(),
                                    [&limit](const RaisedFlag& flag) { return flag.flag == limit.flag; });
    if (limit.kind != "no_treatment" || raised) continue;
    print_wrapped(console, "  C  ", "     ",
                  fmt::format("It looks like this, whatever was answered: {}. {}",
                              find(atlas.flags, limit.flag)->name.in(language), limit.reason.in(language)));
  }
}

void print_open_questions(Console& console, const Atlas& atlas, const ScreenResult& screen) {
  print_wrapped(console, "", "",
                "Before anything is ranked, these questions need an answer (no answer never counts as \"no\"):");
  for (const ScreenQuestion& question : screen.unanswered) {
    const Screen& asked = *std::find_if(atlas.screens.begin(), atlas.screens.end(),
                                        [&question](const Screen& s) { return s.id == question.screen; });
    print_heading(console, fmt::format("{} [{}]", asked.title.in(language), asked.id.value));
    print_wrapped(console, "  ", "  ", asked.intro.in(language));
    for (const FlagId& id : question.flags) {
      print_wrapped(console, "  -   ", "      ",
                    fmt::format("{} [{}]", find(atlas.flags, id)->question.in(language), id.value));
    }
  }
  fmt::print(console.out, "\n");
  print_wrapped(console, "", "", "Answer in the file under \"safety\" (see examples/neck.json), or run: unknot ask");
}

}  // namespace

void print_wrapped(Console& console, const std::string& first, const std::string& indent, const std::string& text) {
  const std::size_t width = std::max<std::size_t>(console.columns, indent.size() + 20) - indent.size();
  bool is_first = true;
  for (const std::string& line : wrap(text, width)) {
    fmt::print(console.out, "{}{}\n", is_first ? first : indent, line);
    is_first = false;
  }
}

std::string build_question(const Atlas& atlas, const NextQuestion& next) {
  const std::string& sentence = find(atlas.findings, next.question)->question.in(language);
  if (next.point) {
    std::string text = name_point(atlas, *next.point) + ": ";
    for (const Site& site : find_point(atlas, *next.point).sites) {
      if (site.in_places.empty()) text += site.landmark.in(language) + ". ";
    }
    return text + sentence;
  }
  return next.side == Side::midline ? sentence : fmt::format("Your {} side. {}", name_side(next.side), sentence);
}

void print_actions(Console& console, const Atlas& atlas, const ScreenResult& screen) {
  for (const RaisedFlag& raised : screen.raised) {
    const Flag& flag = *find(atlas.flags, raised.flag);
    const std::string unsure = raised.answer == Answer::not_sure ? " (not sure, so taken one step more seriously)" : "";
    print_wrapped(console, fmt::format("  {}  ", find_letter(raised.action)), "     ",
                  fmt::format("{}{}: {}", flag.name.in(language), unsure, flag.do_now.in(language)));
  }
}

void print_short(Console& console, const Atlas& atlas, const Ranking& ranking, std::size_t count) {
  for (std::size_t i = 0; i < std::min(count, ranking.hypotheses.size()); ++i) {
    const Hypothesis& hypothesis = ranking.hypotheses[i];
    const std::string bar = console.shows ? build_bar(hypothesis.belief.probability) + "  " : "";
    fmt::print(console.out, "  {}{:>9}  {}\n", bar, name_probability(hypothesis.belief.probability),
               name_point(atlas, hypothesis.point));
  }
  fmt::print(console.out, "  {}{:>9}  {}\n", console.shows ? build_bar(ranking.something_else.probability) + "  " : "",
             name_probability(ranking.something_else.probability), "something other than a trigger point");
}

void print_located(Console& console, const Atlas& atlas, const Case& one_case, const Located& located) {
  if (located.screen.action >= Action::same_day) {
    print_wrapped(console, "", "",
                  located.screen.action == Action::emergency
                      ? "STOP. Ring your local emergency number now (112 in Europe, 911 in North America). No massage."
                      : "STOP. See a doctor today. No massage before that.");
    print_actions(console, atlas, located.screen);
    return;
  }
  if (!located.screen.unanswered.empty()) {
    print_actions(console, atlas, located.screen);
    print_open_questions(console, atlas, located.screen);
    return;
  }
  if (located.limits.no_treatment) {
    print_wrapped(console, "", "", "See a professional first. Until then no treatment of this pain.");
    print_suspicions(console, atlas, located);
  }
  if (!located.screen.raised.empty()) {
    print_actions(console, atlas, located.screen);
    fmt::print(console.out, "\n");
  }
  if (located.ranking) print_ranking(console, atlas, one_case, located, *located.ranking);
}

}  // namespace unknot::cli
