// A two-layer noisy-OR network: hidden causes above, things that can be seen below, and its exact posterior.
#pragma once

#include <cstddef>
#include <vector>

namespace unknot::rank {

/// "If this cause is on, then it alone brings the effect about with this probability."
struct Link {
  std::size_t cause = 0;
  double weight = 0.0;  ///< [-, 0 to 1]

  bool operator==(const Link&) const = default;
};

/// Something that can be seen. It is present unless the leak and every active cause fail to bring it about:
/// P(absent | causes) = (1 - leak) * product over active causes of (1 - weight).
struct Effect {
  double leak = 0.0;            ///< chance that it is present without any cause [-, 0 to 1]
  std::vector<Link> links;      ///< each cause at most once
  double if_present = 1.0;      ///< likelihood of what was observed, given that the effect is present
  double if_absent = 0.0;  ///< the same, given that it is absent; (1, 0) is "seen", (0, 1) is "seen to be absent"

  bool operator==(const Effect&) const = default;
};

/// The whole network. Causes are independent before anything is seen.
struct Network {
  std::vector<double> prior;  ///< of each cause [-, 0 to 1]
  std::vector<Effect> effects;
};

/// What the network says after everything in it was seen.
struct Posterior {
  std::vector<double> probability;  ///< of each cause, given all observations
  double log_evidence = 0.0;  ///< natural logarithm of the probability of all observations
};

/// The order of work on a network's structure. It stays valid while priors, weights, leaks and observations change, and
/// while absent effects (0, 1) are appended; it must be built again when a link appears.
struct Schedule {
  /// A bit of the table and the link that sets it.
  struct Bit {
    std::size_t bit = 0;
    std::size_t effect = 0;
    std::size_t link = 0;  ///< into the links of the effect
  };
  struct Step {
    enum class Kind {
      open,  ///< a new top bit for effect `index`
      cause,  ///< cause `index` is on or off; `bits` are the bits that it can set
      close,  ///< bit `bit` of effect `index` is summed out with what was observed of it
    };
    Kind kind{};
    std::size_t index = 0;
    std::size_t bit = 0;
    std::vector<Bit> bits;
  };
  std::vector<Step> steps;
  std::vector<bool> opens;  ///< per effect: has a bit; the others were absent and are folded into their causes
  std::vector<bool> touched;  ///< per cause: has a step
  std::size_t width = 0;  ///< largest number of bits at once: the work is steps * 2^width
  std::size_t trail = 0;  ///< numbers to remember on the way forwards: the tables before each cause
};

/// Memory that many solutions may use one after the other. Holds nothing between them.
struct Workspace {
  std::vector<double> table;
  std::vector<double> spare;
  std::vector<double> trail;
};

/// Chooses the order: always closes the effect that keeps the fewest others open.
Schedule build_schedule(const Network& network);

/// Exact posterior of every cause.
///
/// Absent effects factorise over causes (Heckerman 1989, "A tractable inference algorithm for diagnosing multiple
/// diseases"). Quickscore then sums 2^n signed terms over the n present effects, which loses digits when they cancel and
/// costs 2^n whatever the structure. Here instead a table over "which open effects are already brought about" is carried
/// from cause to cause, forwards and backwards: only positive terms, so no cancellation, and an effect is open only
/// between its first and its last cause, so the cost is exponential in the width of the drawing, not in n.
///
/// @param network  priors, weights and leaks in [0, 1]
/// @param schedule built from a network of the same structure
Posterior solve(const Network& network, const Schedule& schedule, Workspace& workspace);

/// The same with memory of its own.
Posterior solve(const Network& network, const Schedule& schedule);

/// Only the logarithm of the probability of everything seen: less than half the work of `solve`.
double solve_log_evidence(const Network& network, const Schedule& schedule, Workspace& workspace);

/// Makes a network narrow enough: cuts the weakest links, step by step, and puts their average effect into the leak.
/// @return the largest weight that was cut, 0 when nothing was
double cut_to_width(Network& network, std::size_t widest);

/// The cut that `cut_to_width` found, made in a network of the same structure but other numbers: `whole` as it was, `cut`
/// after it was cut.
void cut_alike(Network& network, const Network& whole, const Network& cut);

}  // namespace unknot::rank
