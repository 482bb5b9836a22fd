#include "care/people.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "math/random.hpp"
#include "plan/limits.hpp"
#include "plan/screen.hpp"
#include "support/support.hpp"

namespace unknot::test {
namespace {

constexpr std::uint64_t seed = 20'261'124;

PointOnSide draw_point(const Atlas& atlas, Dice& dice) {
  const Muscle& muscle = atlas.muscles[dice.below(atlas.muscles.size())];
  return {muscle.id, muscle.points[dice.below(muscle.points.size())].id, dice.chance(0.5) ? Side::left : Side::right};
}

template <class IdType>
IdType make_id(Dice& dice) {
  std::string text;
  for (int i = 0; i < 32; ++i) text += "0123456789abcdef"[dice.below(16)];
  return IdType(std::move(text));
}

ReactionTold draw_reaction(const SessionId& session, Dice& dice) {
  static const std::vector<std::string> kinds{"better", "same", "sore", "bruise", "flare", "wider", "sleep_worse"};
  return {session, {kinds[dice.below(kinds.size())]}, dice.chance(0.5) ? 0.0 : dice.share() * 4.0, dice.share() * 60.0};
}

Session draw_session(const Atlas& atlas, const std::vector<PointOnSide>& points, const plan::PlanRequest& request,
                     Dice& dice) {
  Session session;
  session.session = make_id<SessionId>(dice);
  session.pain = request.pain;
  session.treater = static_cast<Treater>(dice.below(3));
  session.day =
      request.day - std::chrono::days(static_cast<int>(dice.below(60)) - 1);  // also a day ahead: a clock set back
  session.begun = session.day + std::chrono::hours(dice.below(24));
  for (std::size_t i = dice.below(8); i > 0; --i) {
    PressDone press;
    press.session = session.session;
    press.number = static_cast<int>(session.presses.size()) + 1;
    press.point = dice.chance(0.7) && !points.empty() ? points[dice.below(points.size())] : draw_point(atlas, dice);
    press.tool = atlas.tools[dice.below(atlas.tools.size())].id;
    press.level = std::floor(dice.share() * 10.0);
    press.seconds = dice.share() * 120.0;
    press.ended = "held";
    session.presses.push_back(press);
  }
  if (dice.chance(0.6)) session.reaction = draw_reaction(session.session, dice);
  return session;
}

void add_ranking(const Atlas& atlas, plan::PlanRequest& request, Dice& dice) {
  Ranking ranking;
  ranking.verdict = static_cast<Verdict>(dice.below(4));
  std::set<PointOnSide> points;
  for (std::size_t i = dice.below(12); i > 0; --i) points.insert(draw_point(atlas, dice));
  for (const PointOnSide& point : points) {
    Hypothesis hypothesis;
    hypothesis.point = point;
    hypothesis.belief.probability = dice.share();
    hypothesis.tier = static_cast<Tier>(dice.below(3));
    ranking.hypotheses.push_back(std::move(hypothesis));
  }
  request.located.ranking = std::move(ranking);
}

// What app::locate works out of case and ranking.
void screen(const Atlas& atlas, plan::PlanRequest& request) {
  Located& located = request.located;
  located.screen = plan::check_screen(atlas, request.one_case);
  located.limits = plan::check_limits(atlas, request.one_case.drawing, located.screen);
  located.point_limits.clear();
  for (const Hypothesis& hypothesis : located.ranking->hypotheses) {
    located.point_limits.push_back(plan::check_point(atlas, find_point(atlas, hypothesis.point), located.limits));
  }
}

void add_past(const Atlas& atlas, plan::PlanRequest& request, Dice& dice) {
  std::vector<PointOnSide> points;
  for (const Hypothesis& hypothesis : request.located.ranking->hypotheses) points.push_back(hypothesis.point);
  for (std::size_t i = 1 + dice.below(2); i > 0; --i) {
    PainCare care;
    care.pain = i == 1 ? request.pain : make_id<PainId>(dice);
    CareChosen chosen;
    chosen.policy = atlas.care.policies[dice.below(atlas.care.policies.size())].id;
    for (const Implement& implement : atlas.care.implements) {
      if (dice.chance(0.5)) chosen.implements.push_back(implement.id);
    }
    for (std::size_t n = dice.below(3); n > 0; --n) {
      chosen.prefers.push_back(atlas.care.implements[dice.below(atlas.care.implements.size())].id);
    }
    care.choice = std::move(chosen);
    care.course_began = request.day - std::chrono::days(dice.below(90));
    if (dice.chance(0.6)) {
      for (std::size_t n = dice.below(5); n > 0; --n)
        care.sessions.push_back(draw_session(atlas, points, request, dice));
    }
    std::sort(care.sessions.begin(), care.sessions.end(),
              [](const Session& a, const Session& b) { return a.begun < b.begun; });
    request.care.push_back(std::move(care));
  }
}

}  // namespace

double Dice::share() { return math::draw_uniform(seed, stream_, counter_++); }

std::size_t Dice::below(std::size_t n) {
  return n == 0 ? 0 : static_cast<std::size_t>(share() * static_cast<double>(n));
}

plan::PlanRequest draw_request(const Atlas& atlas, std::uint64_t person) {
  Dice dice(person);
  plan::PlanRequest request;
  request.pain = make_id<PainId>(dice);
  request.day = today;
  static const std::vector<Spot> spots = list_spots(atlas);
  std::vector<PaintedCell> cells;
  for (std::size_t i = 1 + dice.below(3); i > 0; --i) {
    const Spot& spot = spots[dice.below(spots.size())];
    const bool painted =
        std::any_of(cells.begin(), cells.end(), [&](const PaintedCell& cell) { return cell.spot == spot; });
    if (!painted) cells.push_back({spot, 1.0 + dice.share() * 9.0, {}});
  }
  request.one_case = build_calm_case(std::move(cells));
  if (dice.chance(0.7)) request.one_case.age_years = std::floor(10.0 + dice.share() * 85.0);
  if (dice.chance(0.5)) {
    FlagAnswer& answer = request.one_case.safety[dice.below(request.one_case.safety.size())];
    answer.answer = dice.chance(0.7) ? Answer::yes : Answer::not_sure;
  }
  add_ranking(atlas, request, dice);
  screen(atlas, request);
  add_past(atlas, request, dice);
  if (dice.chance(0.3)) {
    for (const Hypothesis& hypothesis : request.located.ranking->hypotheses) {
      request.models.push_back({hypothesis.point, 1.0 + dice.share() * 9.0});
    }
  }
  return request;
}

plan::PlanRequest answer_yes(const Atlas& atlas, plan::PlanRequest request, const FlagId& flag) {
  std::erase_if(request.one_case.safety, [&flag](const FlagAnswer& answer) { return answer.flag == flag; });
  request.one_case.safety.push_back({flag, Answer::yes, request.one_case.date});
  screen(atlas, request);
  return request;
}

std::set<std::pair<std::string, std::string>> read_forbidden(const Atlas& atlas) {
  std::set<std::pair<std::string, std::string>> forbidden;
  std::istringstream lines(read_source("tests/care/forbidden.csv"));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#' || line == "tool,region") continue;
    const std::string tool = line.substr(0, line.find(','));
    const std::string region = line.substr(line.find(',') + 1);
    for (const Tool& one : atlas.tools) {
      if (tool == "*" || tool == one.id.value) forbidden.emplace(one.id.value, region);
    }
  }
  return forbidden;
}

}  // namespace unknot::test
