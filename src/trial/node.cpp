#include "trial/node.hpp"

#include <algorithm>
#include <cmath>

#include "math/normal.hpp"

namespace unknot::trial {
namespace {

// What leaves a coefficient out, without a second way to solve.
constexpr double smallest_deviation = 1e-4;

// The inverse correlation of days with first-order memory is tridiagonal: gaps between scored days only change the links.
struct Links {
  std::vector<double> own;
  std::vector<double> before;
  double log_determinant = 0.0;
};

Links build_links(const std::vector<ScoredDay>& scored, double memory) {
  Links links{std::vector<double>(scored.size(), 1.0), std::vector<double>(scored.size(), 0.0)};
  for (std::size_t k = 1; k < scored.size(); ++k) {
    const double r = std::pow(memory, static_cast<double>(scored[k].day - scored[k - 1].day));
    const double rest = 1.0 - r * r;
    links.own[k] = 1.0 / rest;
    links.own[k - 1] += r * r / rest;
    links.before[k] = -r / rest;
    links.log_determinant += std::log(rest);
  }
  return links;
}

// Joint precision of the cut days y and the coefficients b: [T B; B' D], T tridiagonal. Solved by taking y out first.
class Joint {
 public:
  Joint(const Statistics& statistics, const Prior& prior, double deviation)
      : statistics_(statistics), p_(statistics.n_coefficients), m_(statistics.cuts.size()) {
    scale_ = 1.0 / (deviation * deviation);
    for (std::size_t i = 0; i < p_; ++i) {
      const double width = std::max(prior.deviation[i], smallest_deviation);
      prior_precision_[i] = 1.0 / (width * width);
      for (std::size_t j = 0; j < p_; ++j) base_[i][j] = scale_ * statistics.columns[i][j];
      base_[i][i] += prior_precision_[i];
      base_shift_[i] = scale_ * statistics.scores[i];
    }
    base_shift_[coefficient::level] += prior_precision_[coefficient::level] * (prior.level_mean - middle_of_scale);
    pivot_.resize(m_);
    gain_.resize(m_);
    reach_.resize(m_);
    rest_.resize(m_);
    own_variance_.resize(m_);
    mean_.resize(m_);
    variance_.resize(m_);
  }

  // Solves for means and variances with these sites.
  void solve(const std::vector<Site>& sites) {
    sweep_forwards(sites);
    sweep_backwards();
    solve_coefficients(sites);
    for (std::size_t k = 0; k < m_; ++k) {
      mean_[k] = rest_[k];
      variance_[k] = own_variance_[k];
      for (std::size_t i = 0; i < p_; ++i) {
        mean_[k] -= reach_[k][i] * coefficients_[i];
        double sum = 0.0;
        for (std::size_t j = 0; j < p_; ++j) sum += covariance_[i][j] * reach_[k][j];
        variance_[k] += reach_[k][i] * sum;
      }
    }
  }

  // ln of the integral over coefficients and cut days of the normal part with the sites.
  double find_log_mass() const {
    double log_prior = 0.0;
    for (std::size_t i = 0; i < p_; ++i) log_prior += 0.5 * std::log(prior_precision_[i]);
    const double log_pi = static_cast<double>(m_) * 0.5 * std::log(2.0 * 3.14159265358979323846);
    return 0.5 * (static_cast<double>(statistics_.n_scored) * std::log(scale_) - statistics_.log_determinant -
                  scale_ * statistics_.squares - log_pivots_ - log_schur_ + exponent_) +
           log_prior + log_pi;
  }

  double mean(std::size_t k) const { return mean_[k]; }
  double variance(std::size_t k) const { return variance_[k]; }
  const std::vector<double>& means() const { return mean_; }
  const Vector& coefficients() const { return coefficients_; }
  const Matrix& covariance() const { return covariance_; }

 private:
  // Factor of T = L D L'; the right sides B and h taken along.
  void sweep_forwards(const std::vector<Site>& sites) {
    log_pivots_ = 0.0;
    for (std::size_t k = 0; k < m_; ++k) {
      const Statistics::Cut& cut = statistics_.cuts[k];
      pivot_[k] = scale_ * cut.own + sites[k].precision;
      rest_[k] = sites[k].shift - scale_ * cut.score;
      for (std::size_t i = 0; i < p_; ++i) reach_[k][i] = -scale_ * cut.column[i];
      gain_[k] = 0.0;
      if (k > 0 && cut.before != 0.0) {
        gain_[k] = scale_ * cut.before / pivot_[k - 1];
        pivot_[k] -= gain_[k] * scale_ * cut.before;
        rest_[k] -= gain_[k] * rest_[k - 1];
        for (std::size_t i = 0; i < p_; ++i) reach_[k][i] -= gain_[k] * reach_[k - 1][i];
      }
      log_pivots_ += std::log(pivot_[k]);
    }
  }

  // reach = T^-1 B, rest = T^-1 h, own_variance = diagonal of T^-1.
  void sweep_backwards() {
    for (std::size_t back = 0; back < m_; ++back) {
      const std::size_t k = m_ - 1 - back;
      rest_[k] /= pivot_[k];
      for (std::size_t i = 0; i < p_; ++i) reach_[k][i] /= pivot_[k];
      own_variance_[k] = 1.0 / pivot_[k];
      if (k + 1 == m_ || gain_[k + 1] == 0.0) continue;
      const double gain = gain_[k + 1];
      rest_[k] -= gain * rest_[k + 1];
      for (std::size_t i = 0; i < p_; ++i) reach_[k][i] -= gain * reach_[k + 1][i];
      own_variance_[k] += gain * gain * own_variance_[k + 1];
    }
  }

  void solve_coefficients(const std::vector<Site>& sites) {
    Matrix schur = base_;
    Vector shift = base_shift_;
    exponent_ = 0.0;
    for (std::size_t k = 0; k < m_; ++k) {
      const Statistics::Cut& cut = statistics_.cuts[k];
      exponent_ += (sites[k].shift - scale_ * cut.score) * rest_[k];
      for (std::size_t i = 0; i < p_; ++i) {
        shift[i] += scale_ * cut.column[i] * rest_[k];
        for (std::size_t j = 0; j < p_; ++j) schur[i][j] += scale_ * cut.column[i] * reach_[k][j];
      }
    }
    math::solve_factor(schur, p_);
    log_schur_ = math::find_log_determinant(schur, p_);
    covariance_ = math::solve_inverse(schur, p_);
    for (std::size_t i = 0; i < p_; ++i) {
      coefficients_[i] = 0.0;
      for (std::size_t j = 0; j < p_; ++j) coefficients_[i] += covariance_[i][j] * shift[j];
      exponent_ += coefficients_[i] * shift[i];
    }
  }

  const Statistics& statistics_;
  std::size_t p_;
  std::size_t m_;
  double scale_ = 1.0;
  Vector prior_precision_{};
  Matrix base_{};
  Vector base_shift_{};
  std::vector<double> pivot_, gain_, rest_, own_variance_, mean_, variance_;
  std::vector<Vector> reach_;
  Vector coefficients_{};
  Matrix covariance_{};
  double log_pivots_ = 0.0;
  double log_schur_ = 0.0;
  double exponent_ = 0.0;
};

// The rest of a cut day's distribution when its own site is taken away: mean and variance.
struct Cavity {
  double mean;
  double variance;
};

Cavity find_cavity(const Joint& joint, const Site& site, std::size_t k) {
  const double precision = 1.0 / joint.variance(k) - site.precision;
  return {(joint.mean(k) / joint.variance(k) - site.shift) / precision, 1.0 / precision};
}

math::Truncated find_beyond(const Cavity& cavity, const Statistics::Cut& cut) {
  return math::find_truncated(cavity.mean, std::sqrt(cavity.variance), cut.bound,
                              cut.below ? math::Tail::below : math::Tail::above);
}

// Moves every site towards the one that gives its day the moments of the truncated cavity. Returns the largest change of a mean
// or deviation, in deviations.
double move_sites(const Statistics& statistics, const Joint& joint, double step, std::vector<Site>& sites) {
  double largest = 0.0;
  for (std::size_t k = 0; k < sites.size(); ++k) {
    const Cavity cavity = find_cavity(joint, sites[k], k);
    const math::Truncated beyond = find_beyond(cavity, statistics.cuts[k]);
    const Site wanted{std::max(0.0, 1.0 / beyond.variance - 1.0 / cavity.variance),
                      beyond.mean / beyond.variance - cavity.mean / cavity.variance};
    largest = std::max({largest, std::abs(beyond.mean - joint.mean(k)) / std::sqrt(joint.variance(k)),
                        std::abs(beyond.variance / joint.variance(k) - 1.0)});
    sites[k].precision += step * (wanted.precision - sites[k].precision);
    sites[k].shift += step * (wanted.shift - sites[k].shift);
  }
  return largest;
}

// What the truncations weigh beside the sites that stand in for them.
double find_log_correction(const Statistics& statistics, const Joint& joint, const std::vector<Site>& sites) {
  double sum = 0.0;
  for (std::size_t k = 0; k < sites.size(); ++k) {
    const Cavity cavity = find_cavity(joint, sites[k], k);
    const auto& [precision, shift] = sites[k];
    const double grown = 1.0 + precision * cavity.variance;
    const double log_site =
        -0.5 * std::log(grown) +
        0.5 * (shift * shift * cavity.variance + 2.0 * shift * cavity.mean - precision * cavity.mean * cavity.mean) /
            grown;
    sum += find_beyond(cavity, statistics.cuts[k]).log_chance - log_site;
  }
  return sum;
}

}  // namespace

Vector build_columns(const Series& series, const Exposure& exposure, double memory, std::size_t day) {
  const auto t = static_cast<double>(day);
  return {1.0, (t - series.middle) / 7.0, series.sign * exposure.first[day], std::pow(memory, t),
          exposure.either.empty() ? 0.0 : series.sign * exposure.either[day]};
}

std::vector<Row> list_rows(const Series& series, const Exposure& exposure, double memory, double* log_determinant) {
  const std::vector<ScoredDay>& scored = series.scored;
  const Links links = build_links(scored, memory);
  if (log_determinant != nullptr) *log_determinant = links.log_determinant;
  std::vector<Row> rows(scored.size());
  for (std::size_t k = 0; k < scored.size(); ++k) {
    rows[k].columns = build_columns(series, exposure, memory, scored[k].day);
    rows[k].known = scored[k].bound == Bound::none ? scored[k].score - middle_of_scale : 0.0;
    rows[k].own = links.own[k];
    rows[k].before = links.before[k];
  }
  const auto add = [&rows](std::size_t k, double link, const Row& other) {
    rows[k].score += link * other.known;
    for (std::size_t i = 0; i < coefficient::count; ++i) rows[k].column[i] += link * other.columns[i];
  };
  for (std::size_t k = 0; k < rows.size(); ++k) {
    add(k, rows[k].own, rows[k]);
    if (k > 0) add(k, rows[k].before, rows[k - 1]);
    if (k + 1 < rows.size()) add(k, rows[k + 1].before, rows[k + 1]);
  }
  return rows;
}

Statistics build_statistics(const Series& series, const Exposure& exposure, double memory) {
  Statistics out;
  const std::vector<Row> rows = list_rows(series, exposure, memory, &out.log_determinant);
  out.n_coefficients = exposure.either.empty() ? coefficient::common : coefficient::count;
  out.n_scored = rows.size();
  for (std::size_t k = 0; k < rows.size(); ++k) {
    const Row& row = rows[k];
    out.squares += row.known * row.score;
    for (std::size_t i = 0; i < out.n_coefficients; ++i) {
      out.scores[i] += row.columns[i] * row.score;
      for (std::size_t j = 0; j < out.n_coefficients; ++j) out.columns[i][j] += row.columns[i] * row.column[j];
    }
    const Bound bound = series.scored[k].bound;
    if (bound == Bound::none) continue;
    const bool follows = k > 0 && series.scored[k - 1].bound != Bound::none;
    out.cuts.push_back({bound == Bound::floor ? -middle_of_scale : middle_of_scale, bound == Bound::floor, row.own,
                        follows ? row.before : 0.0, row.score, row.column});
  }
  return out;
}

Node solve_node(const Statistics& statistics, const Prior& prior, double deviation, std::vector<Site>& sites) {
  constexpr int most_rounds = 200;
  constexpr double enough = 1e-7;
  Joint joint(statistics, prior, deviation);
  sites.resize(statistics.cuts.size());
  double step = 1.0;
  double before = 1e300;
  joint.solve(sites);
  for (int round = 0; round < most_rounds && !sites.empty(); ++round) {
    const double change = move_sites(statistics, joint, step, sites);
    joint.solve(sites);
    if (change < enough) break;
    if (change > before) step = std::max(0.3, 0.7 * step);
    before = change;
  }
  Node node;
  node.log_weight = joint.find_log_mass() + find_log_correction(statistics, joint, sites);
  node.mean = joint.coefficients();
  node.covariance = joint.covariance();
  node.cut_mean = joint.means();
  return node;
}

}  // namespace unknot::trial
