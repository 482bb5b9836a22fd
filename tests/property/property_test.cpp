// What must hold for every case, tried on random ones over the real atlas. RC_PARAMS=seed=... tries others.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <stdlib.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "atlas/check.hpp"
#include "plan/screen.hpp"
#include "property/cases.hpp"
#include "rank/rank.hpp"
#include "support/support.hpp"

namespace unknot::test {
namespace {

// The same cases every time, so that a red build stays red until it is mended.
const int seed_is_set = setenv("RC_PARAMS", "seed=20261122 max_success=500", 0);

constexpr double rounding = 1e-9;    // sums in another order
constexpr double told_from = 0.02;   // hypotheses below may be left out of the answer

const rank::Model& model() {
  static const rank::Model built = rank::build_model(atlas());
  return built;
}

Ranking rank_case(const Case& one_case) {
  rank::Options options;
  options.n_questions = 0;
  return rank::rank(atlas(), model(), one_case, options);
}

// What is told of every cause, by name.
using Cause = std::tuple<bool, std::string, std::string, Side>;
using Beliefs = std::map<Cause, Belief>;

Beliefs collect(const Ranking& ranking) {
  Beliefs beliefs;
  for (const Hypothesis& h : ranking.hypotheses) {
    beliefs[{true, h.point.muscle.value, h.point.point.value, h.point.side}] = h.belief;
  }
  for (const OtherHypothesis& o : ranking.others) beliefs[{false, o.cause.value, "", o.side}] = o.belief;
  return beliefs;
}

Beliefs mirror_beliefs(const Beliefs& beliefs) {
  Beliefs mirrored;
  for (const auto& [cause, belief] : beliefs) {
    Cause opposite = cause;
    std::get<Side>(opposite) = mirror(std::get<Side>(cause));
    mirrored[opposite] = belief;
  }
  return mirrored;
}

double find_gap(const Belief& a, const Belief& b) {
  return std::max({std::abs(a.probability - b.probability), std::abs(a.low - b.low), std::abs(a.high - b.high)});
}

// The largest difference; a cause that only one of the two tells may just have fallen below what is told.
double find_gap(const Beliefs& a, const Beliefs& b) {
  double gap = 0.0;
  for (const auto& [cause, belief] : a) {
    const auto other = b.find(cause);
    gap = std::max(gap,
                   other != b.end() ? find_gap(belief, other->second) : std::max(0.0, belief.probability - told_from));
  }
  for (const auto& [cause, belief] : b) {
    if (!a.contains(cause)) gap = std::max(gap, belief.probability - told_from);
  }
  return gap;
}

bool agree(const Ranking& a, const Ranking& b, const Beliefs& of_a, const Beliefs& of_b) {
  return find_gap(of_a, of_b) <= rounding && find_gap(a.something_else, b.something_else) <= rounding &&
         std::abs(a.expected_points - b.expected_points) <= rounding && a.verdict == b.verdict && a.exact == b.exact;
}

TEST(Property, the_mirror_image_of_a_case_has_the_mirror_image_of_its_ranking) {
  EXPECT_TRUE(rc::check("mirror", [] {
    const Case one_case = draw_case(atlas());
    const Ranking straight = rank_case(one_case);
    const Ranking mirrored = rank_case(mirror_case(one_case));
    return agree(straight, mirrored, collect(straight), mirror_beliefs(collect(mirrored)));
  }));
}

TEST(Property, the_order_of_painted_cells_and_of_findings_never_matters) {
  EXPECT_TRUE(rc::check("order", [] {
    const Case one_case = draw_case(atlas());
    Case shuffled = one_case;
    std::reverse(shuffled.drawing.cells.begin(), shuffled.drawing.cells.end());
    const auto cut = draw_below(shuffled.drawing.cells.size());
    std::rotate(shuffled.drawing.cells.begin(), shuffled.drawing.cells.begin() + static_cast<std::ptrdiff_t>(cut),
                shuffled.drawing.cells.end());
    std::reverse(shuffled.findings.begin(), shuffled.findings.end());
    const Ranking a = rank_case(one_case);
    const Ranking b = rank_case(shuffled);
    return agree(a, b, collect(a), collect(b));
  }));
}

TEST(Property, every_probability_lies_in_0_to_1_and_within_its_own_range) {
  const auto good = [](const Belief& b) {
    return b.low >= 0.0 && b.low <= b.probability && b.probability <= b.high && b.high <= 1.0;
  };
  EXPECT_TRUE(rc::check("bounds", [good] {
    const Ranking ranking = rank_case(draw_case(atlas()));
    for (const auto& [cause, belief] : collect(ranking)) RC_ASSERT(good(belief));
    RC_ASSERT(good(ranking.something_else));
    for (const PaintedArea& area : ranking.areas) {
      RC_ASSERT(area.other_probability >= 0.0 && area.other_probability <= 1.0);
      RC_ASSERT(area.share_of_place > 0.0 && area.share_of_place <= 1.0 + rounding);
    }
    for (std::size_t i = 1; i < ranking.hypotheses.size(); ++i) {
      RC_ASSERT(ranking.hypotheses[i - 1].belief.probability >= ranking.hypotheses[i].belief.probability);
    }
    return std::isfinite(ranking.expected_points);
  }));
}

std::optional<double> find_probability(const Ranking& ranking, const PointOnSide& point) {
  for (const Hypothesis& hypothesis : ranking.hypotheses) {
    if (hypothesis.point == point) return hypothesis.belief.probability;
  }
  return std::nullopt;
}

// A point that is not told lies below `told_from`, so it is read as anything from 0 up to there, in favour of the claim.
TEST(Property, pressing_that_gives_the_known_pain_never_lowers_its_point_and_pressing_that_does_not_never_raises_it) {
  EXPECT_TRUE(rc::check("press", [] {
    Case one_case = draw_case(atlas());
    const Ranking unasked = rank_case(one_case);
    RC_PRE(!unasked.hypotheses.empty());
    const auto chosen = draw_below(unasked.hypotheses.size());
    const PointOnSide point = unasked.hypotheses[chosen].point;
    const Examiner examiner = *rc::gen::element(Examiner::self, Examiner::helper, Examiner::professional);
    const FindingId press("press_gives_my_pain");
    std::erase_if(one_case.findings, [&](const Finding& f) { return f.question == press && f.point == point; });
    const auto answer = [&](Answer given) {
      Case answered = one_case;
      answered.findings.push_back({press, point.side, point, given, examiner, today});
      return find_probability(rank_case(answered), point);
    };
    // A point that explains nothing painted is ranked only because it was pressed: there is nothing to compare with.
    const std::optional<double> before = find_probability(rank_case(one_case), point);
    RC_PRE(before.has_value());
    const std::optional<double> yes = answer(Answer::yes);
    const std::optional<double> no = answer(Answer::no);
    const std::optional<double> not_sure = answer(Answer::not_sure);
    RC_ASSERT(yes.value_or(told_from) >= *before - rounding);
    RC_ASSERT(no.value_or(0.0) <= *before + rounding);
    return not_sure.has_value() && std::abs(*not_sure - *before) <= rounding;
  }));
}

// ---- safety ---------------------------------------------------------------------------------------------------------------

// Some flags answered at random, also ones that the drawing does not call for.
void draw_safety(Case& one_case) {
  for (const Flag& flag : atlas().flags) {
    if (draw_below(3) == 0) continue;
    // "No" is what most people answer most of the time.
    const Answer answer =
        *rc::gen::weightedElement<Answer>({{10, Answer::no}, {1, Answer::yes}, {1, Answer::not_sure}});
    one_case.safety.push_back({flag.id, answer, today - std::chrono::days(draw_below(200))});
  }
}

TEST(Property, a_stronger_answer_to_a_flag_never_gives_a_weaker_action) {
  EXPECT_TRUE(rc::check("stronger answer", [] {
    Case one_case = draw_case(atlas());
    draw_safety(one_case);
    RC_PRE(!one_case.safety.empty());
    FlagAnswer& changed = one_case.safety[draw_below(one_case.safety.size())];
    Action before = Action::none;
    for (const Answer answer : {Answer::no, Answer::yes, Answer::not_sure}) {
      changed.answer = answer;
      const Action now = plan::check_screen(atlas(), one_case).action;
      RC_ASSERT(now >= before);
      before = now;
    }
    return true;
  }));
}

TEST(Property, one_more_answered_flag_never_gives_a_weaker_action) {
  EXPECT_TRUE(rc::check("one more flag", [] {
    Case one_case = draw_case(atlas());
    draw_safety(one_case);
    const Flag& flag = atlas().flags[draw_below(atlas().flags.size())];
    std::erase_if(one_case.safety, [&flag](const FlagAnswer& answer) { return answer.flag == flag.id; });
    const Action before = plan::check_screen(atlas(), one_case).action;
    one_case.safety.push_back({flag.id, *rc::gen::element(Answer::no, Answer::yes, Answer::not_sure), today});
    return plan::check_screen(atlas(), one_case).action >= before;
  }));
}

// More pain calls for more questions, never for fewer.
TEST(Property, painting_one_more_region_never_drops_a_safety_question) {
  EXPECT_TRUE(rc::check("one more region", [] {
    const Case one_case = draw_case(atlas());
    PainDrawing fewer = one_case.drawing;
    fewer.cells.pop_back();
    const std::vector<const Flag*> all = plan::list_called_flags(atlas(), one_case.drawing);
    for (const Flag* flag : plan::list_called_flags(atlas(), fewer)) {
      RC_ASSERT(std::find(all.begin(), all.end(), flag) != all.end());
    }
    return true;
  }));
}

// ---- the fineness of the atlas ----------------------------------------------------------------------------------------------

// How finely a place is divided is the atlas maker's choice; it must not decide who leads. 0.05 is less than a person can
// read off a bar.
TEST(Property, cutting_a_region_in_two_moves_no_probability_by_more_than_5_percent) {
  rank::Options options;
  options.n_questions = 0;
  const rank::Model plain = rank::build_model(atlas(), 0);
  double largest = 0.0;
  std::size_t n_tried = 0;
  EXPECT_TRUE(rc::check("cut", [&] {
    const Case one_case = draw_case(atlas());
    // A painted region, or any region at all.
    const auto painted = draw_below(one_case.drawing.cells.size());
    const auto any = draw_below(atlas().regions.size());
    const RegionId region = draw_below(4) > 0 ? one_case.drawing.cells[painted].spot.region : atlas().regions[any].id;
    const Atlas cut = cut_region(atlas(), region);
    const std::optional<Problem> problem = atlas::check(cut);
    if (problem) RC_FAIL("the cut atlas is not whole: " + build_sentence(*problem));
    const Ranking whole = rank::rank(atlas(), plain, one_case, options);
    const Ranking halves = rank::rank(cut, rank::build_model(cut, 0), cut_cells(one_case, region), options);
    const double move = std::max(find_gap(collect(whole), collect(halves)),
                                 std::abs(whole.something_else.probability - halves.something_else.probability));
    largest = std::max(largest, move);
    ++n_tried;
    return move <= 0.05;
  }));
  fmt::print("cut in two: {} cases, largest move of a probability {:.1e}\n", n_tried, largest);
}

// Every region once, painted alone and with its neighbours: the random cases above meet small regions too rarely.
TEST(Property, cutting_each_region_of_the_atlas_once_moves_no_probability_by_more_than_5_percent) {
  rank::Options options;
  options.n_questions = 0;
  const rank::Model plain = rank::build_model(atlas(), 0);
  double largest = 0.0;
  for (const Region& region : atlas().regions) {
    const Atlas cut = cut_region(atlas(), region.id);
    const rank::Model cut_model = rank::build_model(cut, 0);
    std::vector<PaintedCell> cells{{{region.id, region.paired ? Side::left : Side::midline}, 5.0, {}}};
    for (int n_beside = 0; n_beside < 2; ++n_beside) {
      const Case one_case = build_calm_case(cells);
      const Ranking whole = rank::rank(atlas(), plain, one_case, options);
      const Ranking halves = rank::rank(cut, cut_model, cut_cells(one_case, region.id), options);
      const double move = find_gap(collect(whole), collect(halves));
      EXPECT_LE(move, 0.05) << region.id.value << " with " << n_beside << " neighbours";
      largest = std::max(largest, move);
      const Region& beside = *find(atlas().regions, region.adjacent.front());
      cells.push_back({{beside.id, beside.paired ? Side::left : Side::midline}, 3.0, {}});
    }
  }
  fmt::print("cut in two: every region, largest move of a probability {:.1e}\n", largest);
}

}  // namespace
}  // namespace unknot::test
