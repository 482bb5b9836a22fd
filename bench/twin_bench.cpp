// The promises of the twin, measured in one run beside Boost.odeint's Rosenbrock stepper, one person at a time, on the same equations.
//
//   10,000 people, 12 weeks, 3 sessions a week, weekly pain to 1e-4   10 s on 2 cores
//   a person beside the peer at equal error                           20 times
//   cost linear to a million people in constant memory                (the per-person column, and the largest memory)
//
// twin_bench [N]   N people for the largest run of our own, 100,000 unless told; a million take about half an hour on 2 cores
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

#include "twin/people/cohort.hpp"
#include "twin/reference.hpp"
#include "twin/run/courses.hpp"

namespace {

using namespace unknot;
using namespace unknot::twin;

constexpr int weeks = 12;
constexpr std::size_t people_at_once = 256;

std::vector<double> list_marks() {
  std::vector<double> marks;
  for (int week = 0; week <= weeks; ++week) marks.push_back(7.0 * week * day_seconds);
  return marks;
}

std::vector<long> list_days() {
  std::vector<long> days;
  for (long day = 0; day < 7L * weeks; ++day) {
    if (day % 7 == 0 || day % 7 == 2 || day % 7 == 4) days.push_back(day);
  }
  return days;
}

CourseJob build_job(std::size_t person) {
  return {draw_person(1, static_cast<std::int64_t>(person)),
          all_hypotheses[person % 3],
          list_days(),
          false,
          build_session(PressDepth::gentle),
          list_marks()};
}

double find_cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

template <class Work>
double find_wall_seconds(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

using Pains = std::vector<std::vector<double>>;

// Weekly pain of the first n people.
Pains run_ours(std::size_t n, double relative, RunBodies* run = find_run_bodies()) {
  Pains pains(n);
  run_courses(
      n, build_job,
      [&](std::size_t person, CourseRecord&& record) {
        if (record.left_out) return;
        for (const Outputs& look : record.looks) pains[person].push_back(look[output::pain]);
      },
      {relative}, run);
  return pains;
}

// The same by the peer: our calendar hands out the stretches, odeint carries the body through them.
std::vector<double> run_peer(std::size_t person, double tolerance) {
  std::array<double, std::size_t(Body<2>::n_states)> state{};
  std::array<double, std::size_t(Body<2>::n_inputs)> inputs{};
  CourseJob job = build_job(person);
  set_inputs(inputs.data(), 2, job.values, job.hypothesis);
  set_start(state.data(), 2, job.hypothesis);
  test::ReferenceBody<2> body(state.data(), inputs.data(), tolerance);
  body.run(settling);
  Timeline timeline(job.days, false, job.session, job.marks);
  std::vector<double> pains;
  while (true) {
    std::copy_n(body.state().begin(), state.size(), state.begin());
    const Outputs now = find_outputs(state.data(), 2, body.inputs().data());
    const Stretch next = timeline.advance(now[output::threshold], now[output::pain], body.inputs().data());
    while (pains.size() < timeline.count_marks()) pains.push_back(now[output::pain]);
    if (!(next.seconds > 0.0)) return pains;
    body.run(next.seconds);
  }
}

// Largest relative error of weekly pain, and the root of its mean square.
struct Errors {
  double worst = 0.0;
  double mean = 0.0;
  int n_far = 0;  // people with a week that is off by more than 1e-4
};
Errors find_errors(const Pains& pains, const Pains& exact) {
  Errors errors;
  double n = 0.0;
  for (std::size_t person = 0; person < pains.size(); ++person) {
    if (pains[person].size() != exact[person].size()) continue;
    double farthest = 0.0;
    for (std::size_t week = 0; week < pains[person].size(); ++week) {
      const double off = std::abs(pains[person][week] / exact[person][week] - 1.0);
      farthest = std::max(farthest, off);
      errors.mean += off * off;
      n += 1.0;
    }
    errors.worst = std::max(errors.worst, farthest);
    errors.n_far += farthest > 1e-4 ? 1 : 0;
  }
  errors.mean = std::sqrt(errors.mean / n);
  return errors;
}

void print_work_precision() {
  constexpr std::size_t n_ours = 256;
  constexpr std::size_t n_peer = 6;
  const Pains exact = run_ours(n_ours, 1e-9);
  fmt::print(
      "Error of weekly pain against CPU ms a person, one thread\n\n| | tolerance | worst | mean square | ms a person "
      "|\n|---|---|---|---|---|\n");
  const std::vector<RunBodies*> builds = list_run_bodies();
  for (std::size_t build = 0; build < builds.size(); ++build) {
    for (const double relative : {5e-3, 2e-3, 1e-3, 1e-4, 1e-5, 1e-6}) {
      const double begin = find_cpu_seconds();
      const Pains pains = run_ours(n_ours, relative, builds[build]);
      const double spent = find_cpu_seconds() - begin;
      const Errors errors = find_errors(pains, exact);
      fmt::print("| ours, v{} | {:.0e} | {:.1e} | {:.1e} | {:.2f} |\n", build + 2, relative, errors.worst, errors.mean,
                 1000.0 * spent / n_ours);
    }
  }
  const Pains few(exact.begin(), exact.begin() + n_peer);
  for (const double tolerance : {1e-3, 1e-4, 1e-5, 1e-6, 1e-7}) {
    const double begin = find_cpu_seconds();
    Pains pains;
    for (std::size_t person = 0; person < n_peer; ++person) pains.push_back(run_peer(person, tolerance));
    const double spent = find_cpu_seconds() - begin;
    const Errors errors = find_errors(pains, few);
    fmt::print("| Boost.odeint | {:.0e} | {:.1e} | {:.1e} | {:.1f} |\n", tolerance, errors.worst, errors.mean,
               1000.0 * spent / n_peer);
    std::fflush(stdout);
  }
}

// Runs n people on all cores, memory for some at a time.
void run_many(std::size_t n, double relative, const std::function<void(std::size_t, CourseRecord&&)>& take) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (unsigned t = 0; t < std::max(1U, std::thread::hardware_concurrency()); ++t) {
    threads.emplace_back([&] {
      for (std::size_t first = next.fetch_add(people_at_once); first < n; first = next.fetch_add(people_at_once)) {
        run_courses(
            std::min(people_at_once, n - first), [&](std::size_t person) { return build_job(first + person); },
            [&](std::size_t person, CourseRecord&& record) { take(first + person, std::move(record)); }, {relative});
      }
    });
  }
}

void print_many(std::size_t n) {
  const double cpu = find_cpu_seconds();
  const double wall = find_wall_seconds([&] { run_many(n, Closeness{}.relative, [](std::size_t, CourseRecord&&) {}); });
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("{:9} people: {:7.2f} s on {} threads, {:.3f} CPU ms each, largest memory so far {:.0f} MB\n", n, wall,
             std::thread::hardware_concurrency(), 1000.0 * (find_cpu_seconds() - cpu) / static_cast<double>(n),
             static_cast<double>(usage.ru_maxrss) / 1024.0);
  std::fflush(stdout);
}

// How far weekly pain is off in each of many people.
void print_accuracy(std::size_t n) {
  const auto run = [n](double relative) {
    Pains pains(n);
    run_many(n, relative, [&](std::size_t person, CourseRecord&& record) {
      if (record.left_out) return;
      for (const Outputs& look : record.looks) pains[person].push_back(look[output::pain]);
    });
    return pains;
  };
  const Errors errors = find_errors(run(Closeness{}.relative), run(1e-7));
  fmt::print("weekly pain of these {} people: {:.1e} off at most, mean square {:.1e}, {} people more than 1e-4\n", n,
             errors.worst, errors.mean, errors.n_far);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t most = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
  print_work_precision();
  fmt::print("\n12 weeks, 3 sessions a week, the closeness of `unknot cohort`\n");
  for (std::size_t n = 1000; n <= most; n *= 10) print_many(n);
  print_accuracy(std::min<std::size_t>(most, 10'000));
}
