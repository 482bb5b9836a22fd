#include "trial/trials.hpp"

#include <algorithm>

#include "math/random.hpp"
#include "trial/calendar.hpp"

namespace unknot::test {

TrialDesign build_full(int n_pairs, int block_days) {
  using namespace std::chrono;
  TrialDesign design;
  design.size = TrialSize::full;
  design.matters = 2.0;
  design.begins = sys_days(2026y / March / 2);
  design.n_pairs = n_pairs;
  design.block_days = block_days;
  design.arm = {true, PolicyId("course"), {}};
  design.seed = "00c0ffee00c0ffee";
  return design;
}

TrialDesign build_quick() {
  TrialDesign design = build_full();
  design.size = TrialSize::quick;
  design.arm.policy = PolicyId("try_first");
  return design;
}

TrialData build_trial(const TrialDesign& design,
                      const std::function<std::optional<double>(const TrialDay&, int)>& score) {
  TrialData data;
  data.trial.trial = TrialId("0123456789abcdef0123456789abcdef");
  data.trial.design = design;
  int number = 0;
  bool session_done = false;
  for (const TrialDay& day : trial::build_calendar(design)) {
    TrialScore one{day, score(day, number++)};
    const bool treats = day.first ? design.arm.treats : day.phase == TrialPhase::block && design.other.treats;
    one.session = treats && !(design.size == TrialSize::quick && session_done);
    session_done |= one.session;
    data.days.push_back(one);
  }
  data.n_planned = data.days.size();
  data.today = data.days.back().plan.day + std::chrono::days(1);
  return data;
}

TrialData draw_trial(const TrialDesign& design, double benefit, double deviation, std::uint64_t stream) {
  math::Draws draws(5, stream);
  return build_trial(design, [&](const TrialDay& day, int) -> std::optional<double> {
    const double score = 6.0 - (day.first ? benefit : 0.0) + deviation * draws.next_normal();
    return std::clamp(score, 0.0, 10.0);
  });
}

TrialData cut_trial(TrialData data, std::size_t n) {
  data.days.resize(n);
  data.today = data.days.back().plan.day;
  return data;
}

}  // namespace unknot::test
