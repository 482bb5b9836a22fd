#include "press/percuss/percuss.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "press/contact/contact.hpp"
#include "press/mesh/check.hpp"
#include "press/percuss/watch.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

constexpr int n_samples = 64;  // of a cycle
constexpr int n_between_books = 4;
constexpr int n_between_looks = 32;  // steps, until somebody may stop it: a slow beat has thousands between two samples
/// Of the largest stable step, for what bends until the next look; nearer to it, ringing of the bricks moves peaks of force by a thousandth.
constexpr double safety = 0.72;
constexpr double most_gain = 0.02;  // of the energy that is about (assumed; well-chosen steps stay below 0.002)

/// How a run of beats ended.
enum class Ending { done, stopped, inside_out, gained };

/// A head over tissue, both in motion.
class Beating {
 public:
  Beating(const PercussTask& task, const ForceSolver& start, const Dynamics& dynamics, const Context& context,
          double share)
      : task_(task),
        context_(context),
        press_(start.last()),
        share_(share),
        motion_(start.solver().finest().mesh(), dynamics, context),
        head_(task.grip, task.beat, start.last().depth_mm) {
    motion_.displacement() = start.solver().finest().displacement();
    parts_ = motion_.mesh().part == BlockPart::quarter ? 4.0 : 1.0;
  }

  Ending beat(Percussion& run);

 private:
  bool look_at();
  Ending advance_to(double time_s, Percussion& run);
  bool check_energy(Percussion& run);
  void add_sample(Percussion& run);

  const PercussTask& task_;
  const Context& context_;
  ToolPress press_;
  double share_;
  double parts_ = 1.0;
  Motion motion_;
  Head head_;
  double force_n_ = 0.0;
  double most_rest_ = 0.0;
  double about_ = 0.0;  ///< largest energy so far
  double worked_ = 0.0;
  double peak_n_ = 0.0;  ///< of the force within this cycle
  double impulse_ = 0.0;  ///< [N s] within this cycle
  double touching_ = 0.0;  ///< [s]
};

/// Forces of elements and of the head at this moment. False when there are none.
bool Beating::look_at() {
  const bool is_whole = motion_.evaluate();
  const Tool tool = build_tool(press_.shape, press_.pose, motion_.mesh().z.back(), head_.find_depth());
  const ContactSums sums =
      add_contact_forces(motion_.mesh(), tool, press_.penalty_kpa_per_mm, motion_.displacement(), motion_.outer());
  force_n_ = parts_ * sums.force_down * 1e-3;
  peak_n_ = std::max(peak_n_, force_n_);
  return is_whole && std::isfinite(force_n_);
}

/// Loss only ever takes energy: what is in no book must not fall below what it was.
bool Beating::check_energy(Percussion& run) {
  const Books books = motion_.find_books();
  const double rest = books.find_rest();
  if (run.samples.size() <= 1) {
    most_rest_ = rest;
  }
  most_rest_ = std::max(most_rest_, rest);
  about_ = std::max({about_, books.kinetic + books.stored, std::abs(books.worked)});
  worked_ = books.worked;
  run.energy_error = std::max(run.energy_error, (most_rest_ - rest) / std::max(about_, 1e-12));
  return std::isfinite(rest) && run.energy_error <= most_gain;
}

void Beating::add_sample(Percussion& run) {
  PercussSample sample = find_sample(motion_);
  sample.time_s = head_.time_s();
  sample.head_mm = head_.find_depth();
  sample.casing_mm = head_.casing_mm();
  sample.force_n = force_n_;
  run.samples.push_back(sample);
}

/// Steps to a moment, none longer than stays stable as the tissue is bent now. Ends with forces looked at.
Ending Beating::advance_to(double time_s, Percussion& run) {
  const double left = time_s - head_.time_s();
  const double stable = share_ * safety * motion_.find_stable_step(press_.penalty_kpa_per_mm);
  const double wanted = std::ceil(left / stable);
  if (!(wanted >= 1.0 && wanted < 1e6)) {
    return Ending::inside_out;
  }
  const int n = static_cast<int>(wanted);
  const double step = left / n;
  run.least_step_s = run.least_step_s == 0.0 ? step : std::min(run.least_step_s, step);
  for (int number = 0; number < n; ++number) {
    impulse_ += step * force_n_;
    touching_ += force_n_ > 0.0 ? step : 0.0;
    motion_.advance(step);
    head_.advance(force_n_, step);
    ++run.n_steps;
    if (!look_at()) {
      return Ending::inside_out;
    }
    if (number % n_between_looks == 0 && context_.is_stopped && context_.is_stopped()) {
      return Ending::stopped;
    }
  }
  return context_.is_stopped && context_.is_stopped() ? Ending::stopped : Ending::done;
}

Ending Beating::beat(Percussion& run) {
  if (!look_at()) {
    return Ending::inside_out;
  }
  add_sample(run);
  check_energy(run);
  const double period = 1.0 / task_.beat.frequency_hz;
  for (int cycle = 0; cycle < task_.most_cycles && !(run.is_steady && cycle >= task_.least_cycles); ++cycle) {
    const Size from = run.samples.size() - 1;
    const double worked = worked_;
    peak_n_ = impulse_ = touching_ = 0.0;
    for (int sample = 1; sample <= n_samples; ++sample) {
      const Ending ending = advance_to((cycle + static_cast<double>(sample) / n_samples) * period, run);
      if (ending != Ending::done) {
        return ending;
      }
      add_sample(run);
      if (sample % n_between_books == 0 && !check_energy(run)) {
        return Ending::gained;
      }
      if (context_.progress) {
        context_.progress((cycle + static_cast<double>(sample) / n_samples) / task_.most_cycles);
      }
    }
    PercussCycle one = build_cycle(run.samples, from, run.samples.size() - 1);
    one.peak_force_n = std::max(one.peak_force_n, peak_n_);
    one.mean_force_n = impulse_ / period;
    one.touching_share = touching_ / period;
    one.power_w = parts_ * (worked_ - worked) * 1e-6 * task_.beat.frequency_hz;
    run.cycles.push_back(one);
    judge_cycles(run);
  }
  return Ending::done;
}

PressOutcome build_outcome(Ending ending, const Percussion& run) {
  const double time = run.samples.empty() ? 0.0 : run.samples.back().time_s;
  const std::string when = "after " + std::to_string(1e3 * time) + " ms of beating: ";
  switch (ending) {
    case Ending::done:
      return {};
    case Ending::stopped:
      return {PressEnding::stopped, when + "stopped", "cycle " + std::to_string(run.cycles.size())};
    case Ending::inside_out:
      return {PressEnding::not_converged, when + "the tissue of this model is squeezed until it turns inside out",
              "cycle " + std::to_string(run.cycles.size())};
    case Ending::gained:
      break;
  }
  return {PressEnding::not_converged, when + "the model gains energy from nowhere",
          "cycle " + std::to_string(run.cycles.size())};
}

std::optional<Problem> check_task(const PercussTask& task) {
  if (auto problem = check_beat(task.beat)) {
    return problem;
  }
  if (!(task.loss_ratio >= 0.0 && task.loss_ratio <= 1.0)) {
    return build_problem("loss_ratio", task.loss_ratio, "0 to 1", "use 0.42, muscle's");
  }
  if (!(task.density_kg_m3 >= 500.0 && task.density_kg_m3 <= 2000.0)) {
    return build_problem("density_kg_m3", task.density_kg_m3, "500 to 2,000", "use 1,060, muscle's");
  }
  if (!(task.grip.casing_kg > 0.0 && task.grip.hand_n_s_per_m >= 0.0)) {
    return build_problem("casing_kg", task.grip.casing_kg, "above 0, and no negative resistance", "use 1 kg");
  }
  if (!(task.step_share > 0.0 && task.step_share <= 8.0)) {
    return build_problem("step_share", task.step_share, "above 0, up to 8", "use 1");
  }
  if (task.most_cycles < 1 || task.most_cycles > 1000) {
    return build_problem("most_cycles", task.most_cycles, "1 to 1,000", "use 30");
  }
  return std::nullopt;
}

}  // namespace

std::optional<Problem> check_beat(const PressBeat& beat) {
  if (!(beat.frequency_hz >= 1.0 && beat.frequency_hz <= 100.0)) {
    return build_problem("frequency_hz", beat.frequency_hz, "1 to 100 Hz", "massage guns beat 20 to 53 times a second");
  }
  if (!(beat.stroke_mm >= 0.0 && beat.stroke_mm <= 20.0)) {
    return build_problem("stroke_mm", beat.stroke_mm, "0 to 20 mm", "massage guns move 6 to 16 mm from end to end");
  }
  return std::nullopt;
}

std::expected<Percussed, Problem> percuss(const PercussTask& task, const Context& context) {
  if (auto problem = check_task(task)) {
    return std::unexpected(*problem);
  }
  PathTask path = {task.block, task.tool, task.pose, task.limits, task.quality, {}};
  path.tool.stiffness_n_per_mm.reset();
  Context own = context;
  own.progress = nullptr;
  const auto start = ForceSolver::build(path, own);
  if (!start) {
    return std::unexpected(start.error());
  }
  const auto found = (*start)->press(task.grip.force_n);
  if (!found) {
    return std::unexpected(found.error());
  }
  Percussed result;
  result.outcome = found->outcome;
  if (found->outcome.ending != PressEnding::solved) {
    return result;
  }
  result.rest = found->row;
  Dynamics dynamics = build_dynamics(find_part(task.block, task.pose), task.loss_ratio, task.beat.frequency_hz);
  dynamics.density_kg_m3 = task.density_kg_m3;
  for (const double share : {1.0, 0.5}) {  // a run that gains energy is tried once more with half the steps
    result.run = {};
    result.run.beat = task.beat;
    result.run.force_n = task.grip.force_n;
    Beating beating(task, **start, dynamics, context, share * task.step_share);
    const Ending ending = beating.beat(result.run);
    result.outcome = build_outcome(ending, result.run);
    if (ending != Ending::gained) {
      break;
    }
  }
  return result;
}

}  // namespace unknot::press
