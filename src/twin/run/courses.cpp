#include "twin/run/courses.hpp"

#include <optional>
#include <utility>

namespace unknot::twin {
namespace {

constexpr int n_points = 2;
constexpr double exhausted = 0.2;  // share of phosphocreatine left below which a knot has run out of energy; assumed

class CourseFeed final : public BodyFeed {
 public:
  CourseFeed(std::size_t n, const std::function<CourseJob(std::size_t)>& build,
             const std::function<void(std::size_t, CourseRecord&&)>& take)
      : n_(n), build_(build), take_(take) {}

  Stretch feed(int lane, double* state, double* inputs, bool failed) override {
    Slot& slot = slots_[std::size_t(lane)];
    if (!slot.timeline) return begin(slot, state, inputs);
    const Outputs now = find_outputs(state, n_points, inputs);
    if (failed || !(now[output::phosphocreatine] > exhausted * inputs[parameter::phosphocreatine])) {
      slot.record.left_out = true;
      return finish(slot, state, inputs);
    }
    const Stretch next = slot.timeline->advance(now[output::threshold], now[output::pain], inputs);
    while (slot.record.looks.size() < slot.timeline->count_marks()) slot.record.looks.push_back(now);
    return next.seconds > 0.0 ? next : finish(slot, state, inputs);
  }

 private:
  struct Slot {
    std::size_t number = 0;
    std::optional<Timeline> timeline;
    CourseRecord record;
  };

  Stretch begin(Slot& slot, double* state, double* inputs) {
    if (next_ == n_) return {};
    slot.number = next_++;
    slot.record = {};
    CourseJob job = build_(slot.number);
    set_inputs(inputs, n_points, job.values, job.hypothesis);
    set_start(state, n_points, job.hypothesis);
    slot.timeline.emplace(std::move(job.days), job.only_bearable, std::move(job.session), std::move(job.marks));
    return Stretch{settling, true};
  }

  Stretch finish(Slot& slot, double* state, double* inputs) {
    slot.record.second_drive = state[find_place(1, point::drive)];
    slot.record.n_sessions = slot.timeline->count_sessions();
    slot.timeline.reset();
    take_(slot.number, std::move(slot.record));
    return begin(slot, state, inputs);
  }

  std::size_t n_;
  const std::function<CourseJob(std::size_t)>& build_;
  const std::function<void(std::size_t, CourseRecord&&)>& take_;
  std::size_t next_ = 0;
  std::array<Slot, most_lanes> slots_{};
};

}  // namespace

void run_courses(std::size_t n, const std::function<CourseJob(std::size_t)>& build,
                 const std::function<void(std::size_t, CourseRecord&&)>& take, const Closeness& closeness,
                 RunBodies* run) {
  CourseFeed feed(n, build, take);
  run(n_points, feed, closeness);
}

}  // namespace unknot::twin
