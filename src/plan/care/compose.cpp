#include "plan/care/compose.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "plan/care/choose.hpp"
#include "plan/care/dose.hpp"
#include "plan/care/order.hpp"
#include "plan/care/progress.hpp"
#include "plan/care/schedule.hpp"
#include "plan/care/uses.hpp"
#include "plan/care/words.hpp"

namespace unknot::plan {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int try_judge_days = 14;    // how long a single session is watched (assumed)
constexpr double overhead_s = 60.0;   // to find a point and get into place (assumed)

class Composer {
 public:
  Composer(const Atlas& atlas, const PlanRequest& request)
      : atlas_(atlas), book_(atlas.care), request_(request), ledger_(collect_ledger(request.care)) {}

  Plan compose() {
    plan_.day = request_.day;
    plan_.provenance = request_.located.provenance;
    if (!find_choice()) return std::move(plan_);
    ground_.recovery = judge_recovery(book_, ledger_.sessions);
    ground_.lighter = is_lighter(atlas_, request_.one_case, request_.located.limits);
    ground_.models = request_.models;
    plan_.lowered = ground_.recovery.factor;
    if (check_safety()) {
      choose_points();
      add_besides();
    }
    add_schedule();
    add_advice();
    return std::move(plan_);
  }

 private:
  Text say(const char* id) const { return find_words(book_, id); }
  void wait(const char* kind, const char* words) { plan_.waits.push_back({kind, say(words), std::nullopt, {}}); }

  bool find_choice() {
    for (const PainCare& care : request_.care) {
      if (care.pain == request_.pain) care_ = &care;
    }
    if (care_ == nullptr || !care_->choice || !care_->course_began) {
      wait("no_choice", "wait_no_choice");
      return false;
    }
    for (const Policy& policy : book_.policies) {
      if (policy.id == care_->choice->policy) ground_.policy = &policy;
    }
    if (ground_.policy == nullptr) {
      wait("no_choice", "wait_no_choice");
      return false;
    }
    plan_.policy = ground_.policy->id;
    return true;
  }

  // Nothing is planned before danger is ruled out.
  bool check_safety() {
    const Located& located = request_.located;
    if (!located.screen.unanswered.empty()) {
      wait("safety", "wait_safety_open");
      return false;
    }
    if (located.screen.action >= Action::same_day) {
      wait("safety", "wait_safety_stop");
      return false;
    }
    if (located.limits.no_treatment) {
      wait("no_treatment", "wait_no_treatment");
      for (const Limit& limit : located.limits.all) {
        if (limit.kind == "no_treatment") plan_.see_professional.push_back(limit.reason);
      }
      return false;
    }
    if (located.widespread) {
      wait("no_treatment", "wait_widespread");
      return false;
    }
    return true;
  }

  void leave_out(const PointOnSide& point, const char* kind, Text reason) {
    plan_.left_out.push_back({point, kind, std::move(reason)});
  }

  struct Chosen {
    Candidate candidate;
    std::vector<Way> ways;
    Dose dose;
    Dose whole;  // lowered by no model and no reaction: it decides which points come, so that neither brings one in
    std::optional<sys_days> rest;  // until when it rests, the whole dose planned
  };

  void choose_points() {
    const std::optional<Ranking>& ranking = request_.located.ranking;
    const bool worth =
        ranking && ranking->verdict != Verdict::nothing_painted && ranking->verdict != Verdict::probably_not;
    std::vector<Candidate> candidates;
    std::vector<Chosen> chosen;
    bool any_suspected = false;
    if (worth) {
      for (std::size_t h = 0; h < ranking->hypotheses.size(); ++h) {
        const Hypothesis& hypothesis = ranking->hypotheses[h];
        if (hypothesis.tier == Tier::unlikely) continue;
        any_suspected = true;
        consider(hypothesis, request_.located.point_limits[h], candidates, chosen);
      }
    }
    if (!any_suspected) {
      wait("no_points", "wait_no_points");
      return;
    }
    if (candidates.empty()) wait_for_ways();
    take(order_points(atlas_, candidates), candidates, chosen);
    if (!candidates.empty() && plan_.steps.empty()) {
      Wait& resting = plan_.waits.emplace_back(Wait{"rest", say("wait_points_rest"), rest_end_, {}});
      resting.sources = find_bound(book_, "rest_per_point_h").sources;
    }
  }

  // No point can be pressed: other things help only where one was missing.
  void wait_for_ways() {
    if (plan_.left_out.empty()) {
      wait("no_points", "wait_no_points");
      return;
    }
    const bool beyond = std::all_of(plan_.left_out.begin(), plan_.left_out.end(),
                                    [](const LeftOut& one) { return one.kind == "professional_only"; });
    if (beyond) {
      wait("professional_only", "wait_professional_only");
    } else {
      wait("no_tool", "wait_no_tool");
    }
  }

  void consider(const Hypothesis& hypothesis, const PointLimits& limits, std::vector<Candidate>& candidates,
                std::vector<Chosen>& chosen) {
    if (limits.professional_only) {
      leave_out(hypothesis.point, "professional_only",
                limits.refused.empty() ? say("left_professional") : limits.refused.front().reason);
      return;
    }
    const bool soft_only = ground_.lighter || ground_.recovery.factor < 1.0;
    std::vector<Way> ways =
        list_ways(atlas_, hypothesis.point, request_.located.limits, *ground_.policy, *care_->choice, soft_only);
    if (ways.empty()) {
      leave_out(hypothesis.point, "no_tool", say("left_no_tool"));
      return;
    }
    Chosen one{{hypothesis.point, 0, hypothesis.belief.probability}, std::move(ways), {}, {}, {}};
    prefer_rested(one);
    one.candidate.site = one.ways.front().site;
    one.dose = check_dose(atlas_, hypothesis.point, one.ways.front(), ground_);
    candidates.push_back(one.candidate);
    chosen.push_back(std::move(one));
  }

  // Puts the first way that the point need not rest from to the front. So no way that is closed to somebody opens a day: without it
  // the next one would have been taken as well.
  void prefer_rested(Chosen& one) const {
    DoseGround without = ground_;
    without.models.clear();
    without.recovery.factor = 1.0;
    for (auto way = one.ways.begin(); way != one.ways.end(); ++way) {
      const Dose whole = check_dose(atlas_, one.candidate.point, *way, without);
      const std::optional<sys_days> rest = find_rest(one.candidate.point, *way, whole, without);
      if (way != one.ways.begin() && rest > request_.day) continue;
      one.whole = whole;
      one.rest = rest;
      std::rotate(one.ways.begin(), way, way + 1);
      if (!(rest > request_.day)) return;
    }
  }

  // Takes points in their order while the session has room; what needs rest or does not fit is told.
  void take(const std::vector<Candidate>& ordered, const std::vector<Candidate>& all,
            const std::vector<Chosen>& chosen) {
    const int most = count_points(book_, ground_);
    int n_taken = 0;
    double room_s = 60.0 * find_bound(book_, "session_minutes").value;
    double gun_s = find_bound(book_, "gun_total_s").value;
    std::map<std::pair<ToolId, MuscleId>, double> muscle_s;  // points of one muscle share what a tool may do to it
    for (const Candidate& candidate : ordered) {
      const Chosen& one = *std::find_if(chosen.begin(), chosen.end(),
                                        [&](const Chosen& other) { return other.candidate.point == candidate.point; });
      const double pressed_s = one.whole.presses * one.whole.hold_s;
      const double takes_s = overhead_s + pressed_s + one.whole.presses * find_bound(book_, "rest_between_s").value;
      const bool is_gun = one.ways.front().tool->id == ToolId("massage_gun");
      double& on_muscle_s = muscle_s[{one.ways.front().tool->id, candidate.point.muscle}];
      const bool fits_muscle = on_muscle_s + pressed_s <= find_muscle_room(one.ways.front().tool->id);
      if (left_to_rest(one)) continue;
      if (n_taken >= most || takes_s > room_s || !fits_muscle || (is_gun && pressed_s > gun_s)) {
        leave_out(candidate.point, "too_many", say("left_too_many"));
      } else {
        ++n_taken;
        room_s -= takes_s;
        on_muscle_s += pressed_s;
        if (is_gun) gun_s -= pressed_s;
        add_step(one, all);
      }
    }
  }

  // Seconds that a tool may spend on one muscle in a session.
  double find_muscle_room(const ToolId& tool) const {
    if (tool == ToolId("massage_gun")) return find_bound(book_, "gun_muscle_s").value;
    if (tool == ToolId("foam_roller")) return find_bound(book_, "roller_muscle_s").value;
    return std::numeric_limits<double>::infinity();
  }

  // Rest by hours, and by what the point had: more than the week or the month allows waits, whoever pressed. A lighter hand shortens no
  // rest; what a reaction or a model lowers is each press, not what a week may hold.
  std::optional<sys_days> find_rest(const PointOnSide& point, const Way& way, const Dose& whole,
                                    DoseGround without) const {
    without.lighter = false;
    const double level = check_dose(atlas_, point, way, without).level;
    std::optional<sys_days> rest = find_rest_end(book_, ledger_, point, level);
    for (const DoseSpan& span : list_dose_spans(*ground_.policy, whole)) {
      const double used = sum_dose(ledger_, point, request_.day, span.days);
      if (used + span.planned <= span.most) continue;
      const sys_days until = request_.day + days(1);
      rest = std::max(rest.value_or(until), until);
    }
    return rest;
  }

  // Whether the point rests today, and says so.
  bool left_to_rest(const Chosen& one) {
    if (!(one.rest > request_.day)) return false;
    rest_end_ = std::min(rest_end_.value_or(*one.rest), *one.rest);
    leave_out(one.candidate.point, "rest", say("left_rest"));
    return true;
  }

  void add_step(const Chosen& one, const std::vector<Candidate>& all) {
    const Way& way = one.ways.front();
    const Site& site = find_point(atlas_, one.candidate.point).sites[way.site];
    PlanStep step;
    step.point = one.candidate.point;
    step.site = way.site;
    step.tool = way.tool->id;
    step.implement = way.implement->id;
    step.position = find_position(book_, way.tool->id, site.region).id;
    step.level = one.dose.level;
    step.ceiling = one.dose.ceiling;
    step.hold_s = one.dose.hold_s;
    step.presses = one.dose.presses;
    step.probability = one.candidate.probability;
    step.bounds = one.dose.bounds;
    for (const Candidate& other : all) {
      if (is_key_to(atlas_, one.candidate, other)) step.key_to.push_back(other.point);
    }
    for (const Way& other : one.ways) {
      const auto& choices = step.other_choices;
      const bool known = std::find(choices.begin(), choices.end(), other.implement->id) != choices.end();
      if (!known && other.implement->id != step.implement) step.other_choices.push_back(other.implement->id);
    }
    add_point_uses(plan_.uses, book_, *ground_.policy, one.whole, ledger_, step.point, request_.day);
    plan_.steps.push_back(std::move(step));
  }

  void add_besides() {
    std::set<std::string> areas;
    for (const PlanStep& step : plan_.steps) {
      const Site& site = find_point(atlas_, step.point).sites[step.site];
      areas.insert(find(atlas_.regions, site.region)->area);
    }
    plan_.aftercare.assign(areas.begin(), areas.end());
    for (const Habit& habit : book_.habits) {
      const bool said = std::any_of(
          request_.one_case.findings.begin(), request_.one_case.findings.end(), [&habit](const Finding& finding) {
            return finding.answer == Answer::yes &&
                   std::find(habit.findings.begin(), habit.findings.end(), finding.question) != habit.findings.end();
          });
      const bool placed = std::any_of(habit.areas.begin(), habit.areas.end(),
                                      [&areas](const std::string& area) { return areas.contains(area); });
      if (said || placed) plan_.habits.push_back(habit.id);
    }
  }

  void add_schedule() {
    const Schedule schedule{&book_, ground_.policy, *care_->course_began, ground_.recovery};
    std::vector<Wait> waits = list_waits(schedule, ledger_, request_.day);
    const Course course = find_course(*ground_.policy, *care_->course_began, request_.day);
    plan_.waits.insert(plan_.waits.end(), waits.begin(), waits.end());
    add_unanswered_reaction();
    plan_.course_ends = course.ends;
    plan_.n_sessions = count_course(ledger_, course);
    const bool single = ground_.policy->judge_sessions.value <= 1.0;
    plan_.judge_on =
        course.began + days(single ? try_judge_days : static_cast<int>(find_bound(book_, "judge_days").value));
    if (single) {
      if (const auto last = find_last_day(ledger_)) plan_.judge_on = *last + days(try_judge_days);
    }
    if (course.ends) plan_.judge_on = std::min(*plan_.judge_on, *course.ends);
    if (plan_.waits.empty() || plan_.waits.front().until) plan_.next_days = list_days(schedule, ledger_, request_.day);
    add_session_uses(plan_.uses, *ground_.policy, ledger_, course, request_.day);
  }

  // Daily pressing goes on only while it is known how the last time was.
  void add_unanswered_reaction() {
    if (ground_.policy->rest_days.value >= 1.0 || ledger_.sessions.empty()) return;
    const Session& last = ledger_.sessions.back();
    if (last.reaction || last.day >= request_.day) return;
    plan_.waits.push_back({"reaction", say("wait_reaction"), request_.day, {}});
  }

  void add_advice() {
    const Course course = find_course(*ground_.policy, *care_->course_began, request_.day);
    const Progress progress = judge_progress(*care_, course.began, request_.day);
    const bool many = static_cast<double>(plan_.n_sessions) >= ground_.policy->judge_sessions.value &&
                      ground_.policy->judge_sessions.value > 1.0;
    const bool long_ago = request_.day - course.began >= days(static_cast<int>(find_bound(book_, "judge_days").value));
    if (progress != Progress::gain && plan_.n_sessions > 0 && (many || long_ago)) {
      plan_.see_professional.push_back(say("advice_no_gain"));
      if (many && long_ago) {
        plan_.waits.push_back(
            {"see_professional", say("wait_no_gain"), std::nullopt, find_bound(book_, "judge_sessions").sources});
      }
    }
    if (ground_.recovery.two_running) plan_.see_professional.push_back(say("advice_two_bad"));
    const bool beyond = std::any_of(plan_.left_out.begin(), plan_.left_out.end(),
                                    [](const LeftOut& one) { return one.kind == "professional_only"; });
    if (beyond) plan_.see_professional.push_back(say("advice_not_alone"));
  }

  const Atlas& atlas_;
  const CareBook& book_;
  const PlanRequest& request_;
  Ledger ledger_;
  const PainCare* care_ = nullptr;
  DoseGround ground_;
  std::optional<sys_days> rest_end_;
  Plan plan_;
};

}  // namespace

Plan compose(const Atlas& atlas, const PlanRequest& request) { return Composer(atlas, request).compose(); }

}  // namespace unknot::plan
