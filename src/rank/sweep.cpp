#include "rank/sweep.hpp"

#include <algorithm>
#include <cmath>
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

double sum(std::span<const double> table) {
  double total = 0.0;
  for (const double value : table) total += value;
  return total;
}

double dot(std::span<const double> a, std::span<const double> b) {
  double total = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) total += a[i] * b[i];
  return total;
}

void scale(Table table, double factor) {
  for (double& value : table) value *= factor;
}

void blend(Table table, std::span<const double> on, double off_weight, double on_weight) {
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = off_weight * table[i] + on_weight * on[i];
}

// Tables met on the way forwards, one behind the other, so that the way back needs no second run.
class Trail {
 public:
  void keep(std::span<const double> table) {
    values_.insert(values_.end(), table.begin(), table.end());
    sizes_.push_back(table.size());
  }
  std::span<const double> back() const { return std::span(values_).last(sizes_.back()); }
  void drop() {
    values_.resize(values_.size() - sizes_.back());
    sizes_.pop_back();
  }

 private:
  std::vector<double> values_;
  std::vector<std::size_t> sizes_;
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

double sweep(const Network& network, const Odds& odds, const Schedule& schedule, std::vector<double>* probability) {
  using Step = Schedule::Step;
  const std::vector<Step>& steps = schedule.steps;
  const auto weight = [&network](const Schedule::Bit& bit) { return network.effects[bit.effect].links[bit.link].weight; };
  std::vector<double> storage(std::size_t{1} << schedule.width, 0.0);
  std::vector<double> spare(storage.size(), 0.0);
  Trail trail;
  std::size_t size = 1;
  storage[0] = 1.0;
  double log_scale = 0.0;

  for (const Step& step : steps) {
    const Table table(storage.data(), size);
    const Table second(spare.data(), size);
    switch (step.kind) {
      case Step::Kind::open: {
        const double leak = network.effects[step.index].leak;
        for (std::size_t i = 0; i < size; ++i) storage[size + i] = leak * storage[i];
        scale(table, 1.0 - leak);
        size *= 2;
        break;
      }
      case Step::Kind::cause: {
        if (probability != nullptr) trail.keep(table);
        std::copy(table.begin(), table.end(), second.begin());
        for (const Schedule::Bit& bit : step.bits) set_bit(second, bit.bit, weight(bit));
        blend(table, second, odds.off[step.index], odds.on[step.index]);
        break;
      }
      case Step::Kind::close: {
        size /= 2;
        close_bit(table, Table(spare.data(), size), step.bit, network.effects[step.index]);
        storage.swap(spare);
        const double total = sum(Table(storage.data(), size));
        if (total <= 0.0) return -INFINITY;
        scale(Table(storage.data(), size), 1.0 / total);
        log_scale += std::log(total);
        break;
      }
    }
  }
  log_scale += std::log(storage[0]);
  if (probability == nullptr) return log_scale;

  storage[0] = 1.0;
  size = 1;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    const Table table(storage.data(), size);
    const Table second(spare.data(), size);
    switch (step->kind) {
      case Step::Kind::open: {
        const double leak = network.effects[step->index].leak;
        size /= 2;
        for (std::size_t i = 0; i < size; ++i) storage[i] = (1.0 - leak) * storage[i] + leak * storage[size + i];
        break;
      }
      case Step::Kind::cause: {
        std::copy(table.begin(), table.end(), second.begin());
        for (auto bit = step->bits.rbegin(); bit != step->bits.rend(); ++bit) read_bit(second, bit->bit, weight(*bit));
        const double on = odds.on[step->index] * dot(trail.back(), second);
        const double off = odds.off[step->index] * dot(trail.back(), table);
        trail.drop();
        (*probability)[step->index] = on + off > 0.0 ? on / (on + off) : 0.0;
        blend(table, second, odds.off[step->index], odds.on[step->index]);
        break;
      }
      case Step::Kind::close: {
        reopen_bit(table, Table(spare.data(), 2 * size), step->bit, network.effects[step->index]);
        storage.swap(spare);
        size *= 2;
        const double total = sum(Table(storage.data(), size));
        if (total > 0.0) scale(Table(storage.data(), size), 1.0 / total);
        break;
      }
    }
  }
  return log_scale;
}

}  // namespace unknot::rank
