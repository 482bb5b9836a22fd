#include "rank/next_question.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "math/probability.hpp"

namespace unknot::rank {
namespace {

constexpr std::size_t most_exact = 12;     // candidates whose gain is worked out exactly
constexpr std::size_t most_pressed = 6;    // spots that are worth pressing at all
constexpr double worth_asking_about = 0.02;

// A question that could be asked, as the effect it would add.
struct Candidate {
  NextQuestion question;
  std::vector<Link> links;  // causes of the network; a "no" is their failing
  double yes_if_absent = 0.0;
  double yes_if_present = 1.0;
  double quick_value = 0.0;
};

// What would be believed after each answer.
struct Outcome {
  double yes_probability = 0.0;
  double gain_bits = 0.0;
};

double sum_entropy(const std::vector<double>& probability) {
  return std::accumulate(probability.begin(), probability.end(), 0.0,
                         [](double sum, double p) { return sum + math::find_entropy(p); });
}

// P(no | causes) = (1 - yes_if_present) + (yes_if_present - yes_if_absent) * [all links fail]. `fails` is the probability
// of that and `given_fails` the posterior under it; the rest is the law of total probability.
Outcome build_outcome(const Candidate& candidate, const std::vector<double>& now, double fails,
                      const std::vector<double>& given_fails) {
  const double base = 1.0 - candidate.yes_if_present;
  const double slope = candidate.yes_if_present - candidate.yes_if_absent;
  const double no = std::clamp(base + slope * fails, 1e-9, 1.0 - 1e-9);
  double after_no = 0.0;
  double after_yes = 0.0;
  for (std::size_t c = 0; c < now.size(); ++c) {
    const double joint_no = base * now[c] + slope * fails * given_fails[c];
    after_no += math::find_entropy(std::clamp(joint_no / no, 0.0, 1.0));
    after_yes += math::find_entropy(std::clamp((now[c] - joint_no) / (1.0 - no), 0.0, 1.0));
  }
  return {1.0 - no, sum_entropy(now) - no * after_no - (1.0 - no) * after_yes};
}

// As if the causes were independent given everything so far: good enough to sort out what is not worth exact work.
Outcome estimate_outcome(const Candidate& candidate, const std::vector<double>& now) {
  double fails = 1.0;
  std::vector<double> given_fails = now;
  for (const Link& link : candidate.links) {
    const double p = now[link.cause];
    fails *= 1.0 - link.weight * p;
    given_fails[link.cause] = p * (1.0 - link.weight) / (1.0 - link.weight * p);
  }
  return build_outcome(candidate, now, fails, given_fails);
}

Outcome solve_outcome(const Candidate& candidate, const Network& network, const Schedule& schedule,
                      const Posterior& now, Workspace& workspace) {
  Network asked = network;
  asked.effects.push_back({0.0, candidate.links, 0.0, 1.0});
  const Posterior given_fails = solve(asked, schedule, workspace);
  const double fails = std::exp(given_fails.log_evidence - now.log_evidence);
  return build_outcome(candidate, now.probability, std::min(fails, 1.0), given_fails.probability);
}

class Asker {
 public:
  Asker(const Atlas& atlas, const Model& model, const Case& one_case, const Evidence& evidence, const Posterior& now,
        const Options& options)
      : atlas_(atlas), model_(model), case_(one_case), evidence_(evidence), now_(now), options_(options) {}

  std::vector<Candidate> list() {
    for (const auto& [asked, causes] : model_.causes_of_finding) add_question(asked.first, asked.second, causes);
    std::vector<std::size_t> order(evidence_.candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [this](std::size_t a, std::size_t b) { return now_.probability[a] > now_.probability[b]; });
    std::size_t n_pressed = 0;
    for (const std::size_t c : order) {
      if (n_pressed < most_pressed && add_press(evidence_.candidates[c])) ++n_pressed;
    }
    return std::move(candidates_);
  }

 private:
  bool is_answered(const FindingId& question, Side side, const std::optional<PointOnSide>& point) const {
    return std::any_of(case_.findings.begin(), case_.findings.end(), [&](const Finding& finding) {
      return finding.question == question && finding.side == side && finding.point == point;
    });
  }

  std::optional<std::size_t> find_candidate(std::size_t cause) const {
    const auto found = std::lower_bound(evidence_.candidates.begin(), evidence_.candidates.end(), cause);
    if (found == evidence_.candidates.end() || *found != cause) return std::nullopt;
    return static_cast<std::size_t>(found - evidence_.candidates.begin());
  }

  void add(Candidate candidate) {
    if (candidate.links.empty()) return;
    candidate.quick_value = estimate_outcome(candidate, now_.probability).gain_bits / candidate.question.effort;
    candidates_.push_back(std::move(candidate));
  }

  void add_question(const FindingId& id, Side side, const std::vector<std::size_t>& causes) {
    if (is_answered(id, side, std::nullopt)) return;
    const FindingQuestion& question = *find(atlas_.findings, id);
    const AnswerModel answer =
        build_answer_model(question.ratio.at(Examiner::self), model_.parameters.finding_strength);
    Candidate candidate;
    candidate.question = {id, side, std::nullopt, 0.0, 1.0, 0.0};
    if (question.kind == FindingKind::movement) candidate.question.effort = model_.parameters.effort_movement;
    candidate.yes_if_absent = answer.leak;
    double most_probable = 0.0;
    for (const std::size_t cause : causes) {
      const std::optional<std::size_t> index = find_candidate(cause);
      if (!index) continue;
      candidate.links.push_back({*index, answer.weight});
      most_probable = std::max(most_probable, now_.probability[*index]);
    }
    if (most_probable >= worth_asking_about) add(std::move(candidate));
  }

  bool add_press(std::size_t cause) {
    const ModelCause& pressed = model_.causes[cause];
    if (!pressed.is_point) return false;
    if (std::find(options_.pressable.begin(), options_.pressable.end(), pressed.point) == options_.pressable.end()) {
      return false;
    }
    const FindingId id("press_gives_my_pain");
    const FindingQuestion* question = find(atlas_.findings, id);
    if (question == nullptr || is_answered(id, pressed.side, pressed.point)) return false;
    const AnswerModel answer =
        build_answer_model(question->ratio.at(Examiner::self), model_.parameters.finding_strength);
    Candidate candidate;
    candidate.question = {id, pressed.side, pressed.point, 0.0, model_.parameters.effort_palpation, 0.0};
    candidate.yes_if_absent = answer.leak;
    candidate.yes_if_present = 1.0 - (1.0 - answer.leak) * (1.0 - answer.weight);
    std::vector<std::size_t> causes;
    std::vector<std::size_t> distance;
    collect_near_causes(model_, cause, causes, distance);
    for (std::size_t i = 0; i < causes.size(); ++i) {
      if (const auto index = find_candidate(causes[i])) {
        candidate.links.push_back({*index, find_blur(distance[i], model_.parameters)});
      }
    }
    add(std::move(candidate));
    return true;
  }

  const Atlas& atlas_;
  const Model& model_;
  const Case& case_;
  const Evidence& evidence_;
  const Posterior& now_;
  const Options& options_;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<NextQuestion> find_next_questions(const Atlas& atlas, const Model& model, const Case& one_case,
                                              const Evidence& evidence, const Network& network,
                                              const Schedule& schedule, const Posterior& now, const Options& options) {
  std::vector<Candidate> candidates = Asker(atlas, model, one_case, evidence, now, options).list();
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.quick_value > b.quick_value; });
  candidates.resize(std::min(candidates.size(), most_exact));
  Workspace workspace;
  std::vector<NextQuestion> questions;
  for (const Candidate& candidate : candidates) {
    const Outcome outcome = solve_outcome(candidate, network, schedule, now, workspace);
    questions.push_back(candidate.question);
    questions.back().gain_bits = outcome.gain_bits;
    questions.back().yes_probability = outcome.yes_probability;
  }
  std::stable_sort(questions.begin(), questions.end(), [](const NextQuestion& a, const NextQuestion& b) {
    return a.gain_bits / a.effort > b.gain_bits / b.effort;
  });
  questions.resize(std::min(questions.size(), options.n_questions));
  return questions;
}

}  // namespace unknot::rank
