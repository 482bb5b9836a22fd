// Works out the base rates of the muscles that have published prevalences, and writes them into data/muscles.
//
// A published prevalence holds among people with a complaint; taking it as a prior and then multiplying with the
// likelihood of the painted zone would count the pain twice. So the base rate is the number for which the ranking, shown
// the typical drawing of that complaint and nothing else, gives roughly the published rate back. Rates are first pulled
// towards the mean of their complaint by six imaginary people, and base rates are pulled
// towards the rate assumed for muscles without a study, so that no small study dictates one.
//
// usage: fit_base_rates DATA_FOLDER       (run after changing zones, prevalences or parameters.json; then run ./test)

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>
#include <sstream>

#include "math/probability.hpp"
#include "validate/prevalence.hpp"

namespace {

using namespace unknot;

constexpr double assumed_rate = 0.04;
constexpr double highest_rate = 0.25;
constexpr double pull = 0.1;  // of the assumed rate, beside one for the studies of a muscle
constexpr int rounds = 60;

std::map<MuscleId, double> fit(Atlas atlas) {
  std::map<MuscleId, double> log_odds;
  for (const validate::Comparison& row : validate::compare(atlas)) {
    log_odds[row.muscle] = math::find_log_odds(assumed_rate);
  }
  for (int round = 0; round < rounds; ++round) {
    for (Muscle& muscle : atlas.muscles) {
      muscle.base_rate = log_odds.contains(muscle.id) ? math::find_probability(log_odds[muscle.id]) : assumed_rate;
    }
    std::map<MuscleId, std::vector<double>> residuals;
    for (const validate::Comparison& row : validate::compare(atlas)) {
      residuals[row.muscle].push_back(math::find_log_odds(row.published) - math::find_log_odds(row.reproduced));
    }
    for (auto& [muscle, value] : log_odds) {
      double step = pull * (math::find_log_odds(assumed_rate) - value);
      for (const double residual : residuals[muscle]) step += residual / static_cast<double>(residuals[muscle].size());
      value = std::min(value + 0.4 * step, math::find_log_odds(highest_rate));
    }
  }
  std::map<MuscleId, double> rates;
  for (const auto& [muscle, value] : log_odds) rates[muscle] = math::find_probability(value);
  return rates;
}

void write_rate(const std::string& path, double rate, const char* mark) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  const std::regex line("\"base_rate\": \\{[^}]*\\}");
  const std::string with = fmt::format("\"base_rate\": {{ \"value\": {:.3g}, \"mark\": \"{}\" }}", rate, mark);
  std::ofstream(path) << std::regex_replace(text.str(), line, with);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: fit_base_rates DATA_FOLDER\n";
    return 2;
  }
  const std::string folder = argv[1];
  const Atlas atlas = validate::load_folder(folder);
  const std::map<MuscleId, double> rates = fit(atlas);
  for (const Muscle& muscle : atlas.muscles) {
    const auto fitted = rates.find(muscle.id);
    const std::string path = folder + "/muscles/" + muscle.id.value + ".json";
    write_rate(path, fitted != rates.end() ? fitted->second : assumed_rate,
               fitted != rates.end() ? "derived" : "assumed");
  }
  for (const validate::Comparison& row : validate::compare(validate::load_folder(folder))) {
    fmt::print("{:28} {:36} published {:5.1f} %  reproduced {:5.1f} %\n", row.complaint.value, row.muscle.value,
               100.0 * row.published, 100.0 * row.reproduced);
  }
  for (const auto& [complaint, share] : validate::compare_something_else(validate::load_folder(folder))) {
    fmt::print("{:28} left for something else {:5.1f} %\n", complaint.value, 100.0 * share);
  }
}
