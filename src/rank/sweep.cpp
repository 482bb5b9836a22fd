#include "rank/sweep.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <ranges>
#include <span>
#include <vector>

namespace unknot::rank {
namespace {

using Table = std::span<double>;

// "On" moves weight from states without the bit to states with it.
void set_bit(Table table, std::size_t bit, double weight) {
  const std::size_t stride = std::size_t{1} << bit;
  const double stays = 1.0 - weight;
  for (std::size_t block = 0; block < table.size(); block += 2 * stride) {
    double* without = table.data() + block;
    double* with = without + stride;
    for (std::size_t i = 0; i < stride; ++i) {
      with[i] += weight * without[i];
      without[i] *= stays;
    }
  }
}

// The transpose of set_bit, for the way back.
void read_bit(Table table, std::size_t bit, double weight) {
  const std::size_t stride = std::size_t{1} << bit;
  const double stays = 1.0 - weight;
  for (std::size_t block = 0; block < table.size(); block += 2 * stride) {
    double* without = table.data() + block;
    const double* with = without + stride;
    for (std::size_t i = 0; i < stride; ++i) without[i] = stays * without[i] + weight * with[i];
  }
}

// Sums bit `bit` out of `from` into `to`, which is half as long.
void close_bit(std::span<const double> from, Table to, std::size_t bit, const Effect& effect) {
  const std::size_t stride = std::size_t{1} << bit;
  for (std::size_t block = 0; block < to.size(); block += stride) {
    const double* without = from.data() + 2 * block;
    const double* with = without + stride;
    for (std::size_t i = 0; i < stride; ++i) {
      to[block + i] = effect.if_absent * without[i] + effect.if_present * with[i];
    }
  }
}

// The transpose of close_bit.
void reopen_bit(std::span<const double> from, Table to, std::size_t bit, const Effect& effect) {
  const std::size_t stride = std::size_t{1} << bit;
  for (std::size_t block = 0; block < from.size(); block += stride) {
    double* without = to.data() + 2 * block;
    double* with = without + stride;
    for (std::size_t i = 0; i < stride; ++i) {
      without[i] = effect.if_absent * from[block + i];
      with[i] = effect.if_present * from[block + i];
    }
  }
}

// Eight sums side by side: a single one would wait for every addition before it, and may not be reordered by the compiler.
constexpr std::size_t n_sums = 8;

template <class Term>
double add_up(std::size_t size, Term term) {
  std::array<double, n_sums> sums{};
  std::size_t i = 0;
  for (; i + n_sums <= size; i += n_sums) {
    for (std::size_t s = 0; s < n_sums; ++s) sums[s] += term(i + s);
  }
  double total = 0.0;
  for (; i < size; ++i) total += term(i);
  for (const double part : sums) total += part;
  return total;
}

double sum(std::span<const double> table) {
  return add_up(table.size(), [table](std::size_t i) { return table[i]; });
}

double dot(std::span<const double> a, std::span<const double> b) {
  return add_up(a.size(), [a, b](std::size_t i) { return a[i] * b[i]; });
}

void scale(Table table, double factor) {
  for (double& value : table) value *= factor;
}

void blend(Table table, std::span<const double> on, double off_weight, double on_weight) {
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = off_weight * table[i] + on_weight * on[i];
}

// A cause that sets one bit only, in one pass: off and on blended where the bit is, moved where it is not.
void blend_one_bit(Table table, std::size_t bit, double weight, double off_weight, double on_weight) {
  const std::size_t stride = std::size_t{1} << bit;
  const double stays = off_weight + on_weight * (1.0 - weight);
  const double moves = on_weight * weight;
  const double both = off_weight + on_weight;
  for (std::size_t block = 0; block < table.size(); block += 2 * stride) {
    double* without = table.data() + block;
    double* with = without + stride;
    for (std::size_t i = 0; i < stride; ++i) {
      with[i] = both * with[i] + moves * without[i];
      without[i] *= stays;
    }
  }
}

// The state of one sweep: a table of 2^(open bits) numbers that grows and shrinks with the steps.
class Sweep {
 public:
  Sweep(const Network& network, const Odds& odds, const Schedule& schedule, Workspace& workspace)
      : network_(network), odds_(odds), schedule_(schedule), work_(workspace) {
    work_.table.resize(std::max(work_.table.size(), std::size_t{1} << schedule.width));
    work_.spare.resize(std::max(work_.spare.size(), work_.table.size()));
    work_.table[0] = 1.0;
  }

  // Returns the logarithm of the evidence; with `keep` the tables before each cause stay in the trail.
  double run_forwards(bool keep) {
    if (keep) work_.trail.resize(std::max(work_.trail.size(), schedule_.trail));
    double log_scale = 0.0;
    for (const Schedule::Step& step : schedule_.steps) {
      switch (step.kind) {
        case Schedule::Step::Kind::open:
          open(network_.effects[step.index].leak);
          break;
        case Schedule::Step::Kind::cause:
          if (keep) remember();
          take_cause(step);
          break;
        case Schedule::Step::Kind::close:
          size_ /= 2;
          close_bit(std::span(work_.table).first(2 * size_), Table(work_.spare).first(size_), step.bit,
                    network_.effects[step.index]);
          work_.table.swap(work_.spare);
          log_scale += normalise();
          break;
      }
    }
    return log_scale + std::log(work_.table[0]);
  }

  // The transposed steps in reverse; meets the remembered tables one by one.
  void run_backwards(std::vector<double>& probability) {
    work_.table[0] = 1.0;
    size_ = 1;
    for (const Schedule::Step& step : std::views::reverse(schedule_.steps)) {
      switch (step.kind) {
        case Schedule::Step::Kind::open:
          reopen(network_.effects[step.index].leak);
          break;
        case Schedule::Step::Kind::cause:
          probability[step.index] = meet_cause(step);
          break;
        case Schedule::Step::Kind::close:
          reopen_bit(std::span(work_.table).first(size_), Table(work_.spare).first(2 * size_), step.bit,
                     network_.effects[step.index]);
          work_.table.swap(work_.spare);
          size_ *= 2;
          normalise();
          break;
      }
    }
  }

 private:
  Table table() { return Table(work_.table).first(size_); }
  Table spare() { return Table(work_.spare).first(size_); }
  double find_weight(const Schedule::Bit& bit) const { return network_.effects[bit.effect].links[bit.link].weight; }

  // Keeps numbers in range; nothing depends on the scale but the evidence.
  double normalise() {
    const double total = sum(table());
    if (total <= 0.0) return -std::numeric_limits<double>::infinity();
    scale(table(), 1.0 / total);
    return std::log(total);
  }

  void open(double leak) {
    for (std::size_t i = 0; i < size_; ++i) work_.table[size_ + i] = leak * work_.table[i];
    scale(table(), 1.0 - leak);
    size_ *= 2;
  }

  void reopen(double leak) {
    size_ /= 2;
    for (std::size_t i = 0; i < size_; ++i) {
      work_.table[i] = (1.0 - leak) * work_.table[i] + leak * work_.table[size_ + i];
    }
  }

  void remember() {
    std::copy_n(work_.table.begin(), size_, work_.trail.begin() + static_cast<std::ptrdiff_t>(trail_end_));
    trail_end_ += size_;
  }

  void take_cause(const Schedule::Step& step) {
    const double off = odds_.off[step.index];
    const double on = odds_.on[step.index];
    if (step.bits.size() == 1) {
      blend_one_bit(table(), step.bits[0].bit, find_weight(step.bits[0]), off, on);
      return;
    }
    std::copy_n(work_.table.begin(), size_, work_.spare.begin());
    for (const Schedule::Bit& bit : step.bits) set_bit(spare(), bit.bit, find_weight(bit));
    blend(table(), spare(), off, on);
  }

  double meet_cause(const Schedule::Step& step) {
    trail_end_ -= size_;
    const std::span<const double> before = std::span<const double>(work_.trail).subspan(trail_end_, size_);
    std::copy_n(work_.table.begin(), size_, work_.spare.begin());
    for (const Schedule::Bit& bit : std::views::reverse(step.bits)) read_bit(spare(), bit.bit, find_weight(bit));
    const double on = odds_.on[step.index] * dot(before, spare());
    const double off = odds_.off[step.index] * dot(before, table());
    blend(table(), spare(), odds_.off[step.index], odds_.on[step.index]);
    return on + off > 0.0 ? on / (on + off) : 0.0;
  }

  const Network& network_;
  const Odds& odds_;
  const Schedule& schedule_;
  Workspace& work_;
  std::size_t size_ = 1;
  std::size_t trail_end_ = 0;
};

}  // namespace

Odds build_odds(const Network& network, const Schedule& schedule) {
  Odds odds;
  odds.on = network.prior;
  odds.off.reserve(network.prior.size());
  for (const double prior : network.prior) odds.off.push_back(1.0 - prior);
  for (std::size_t e = 0; e < network.effects.size(); ++e) {
    if (e < schedule.opens.size() && schedule.opens[e]) continue;
    const Effect& effect = network.effects[e];
    odds.log_constant += std::log(effect.if_absent * (1.0 - effect.leak));
    for (const Link& link : effect.links) odds.on[link.cause] *= 1.0 - link.weight;
  }
  for (std::size_t c = 0; c < network.prior.size(); ++c) {
    if (!schedule.touched[c]) odds.log_constant += std::log(odds.off[c] + odds.on[c]);
  }
  return odds;
}

double sweep(const Network& network, const Odds& odds, const Schedule& schedule, Workspace& workspace,
             std::vector<double>* probability) {
  Sweep run(network, odds, schedule, workspace);
  const double log_evidence = run.run_forwards(probability != nullptr);
  if (probability != nullptr) run.run_backwards(*probability);
  return log_evidence;
}

}  // namespace unknot::rank
