#include "validate/prevalence.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "atlas/load.hpp"
#include "rank/rank.hpp"

namespace unknot::validate {
namespace {

constexpr double imaginary_people = 6.0;
constexpr double people_when_unknown = 40.0;  // of a review that does not say (assumed)
constexpr double latent_background =
    0.25;    // middle of 13 to 37 % a muscle in people without pain (Grieve 2013, Zuil-Escobar 2016)

bool is_usable(const PrevalenceRow& row) { return row.status != "latent" && !row.of_group; }

// The share with an active point. Studies that count active and latent points together find latent ones in people
// without pain too; that part is taken off.
double find_active(const PrevalenceRow& row) {
  const double share = row.percent / 100.0;
  return row.status == "either" ? std::max(0.0, (share - latent_background) / (1.0 - latent_background)) : share;
}

Case build_case(const Atlas& atlas, const Complaint& complaint) {
  Case one_case;
  for (const RegionId& id : complaint.typical_regions) {
    if (!find(atlas.regions, id)->paired) {
      one_case.drawing.cells.push_back({{id, Side::midline}, 5.0, {}});
      continue;
    }
    one_case.drawing.cells.push_back({{id, Side::right}, 5.0, {}});
    if (complaint.both_sides) one_case.drawing.cells.push_back({{id, Side::left}, 5.0, {}});
  }
  return one_case;
}

bool explains(const Atlas& atlas, const Complaint& complaint, const MuscleId& muscle) {
  for (const TriggerPoint& point : find(atlas.muscles, muscle)->points) {
    for (const RegionId& region : point.essential) {
      const auto& painted = complaint.typical_regions;
      if (std::find(painted.begin(), painted.end(), region) != painted.end()) return true;
    }
  }
  return false;
}

rank::Options quick() {
  rank::Options options;
  options.n_questions = 0;
  return options;
}

}  // namespace

std::vector<Comparison> compare(const Atlas& atlas) {
  const rank::Model model = rank::build_model(atlas, 0);
  std::vector<Comparison> rows;
  for (const Complaint& complaint : atlas.complaints) {
    const Ranking ranking = rank::rank(atlas, model, build_case(atlas, complaint), quick());
    std::map<MuscleId, double> absent;
    for (const Hypothesis& hypothesis : ranking.hypotheses) {
      if (hypothesis.point.side != Side::right) continue;
      absent.try_emplace(hypothesis.point.muscle, 1.0).first->second *= 1.0 - hypothesis.belief.probability;
    }
    double mean = 0.0;
    double count = 0.0;
    for (const PrevalenceRow& row : complaint.muscles) {
      if (!is_usable(row)) continue;
      mean += find_active(row);
      count += 1.0;
    }
    mean = count > 0.0 ? mean / count : 0.0;
    for (const PrevalenceRow& row : complaint.muscles) {
      if (!is_usable(row)) continue;
      const double people = row.n_people > 0.0 ? row.n_people : people_when_unknown;
      const double published = (find_active(row) * people + mean * imaginary_people) / (people + imaginary_people);
      // A point that is common with a complaint but sends no pain to it (a hip muscle in knee pain) is beyond a ranking
      // that reasons from where it hurts.
      const auto found = absent.find(row.muscle);
      if (found == absent.end() || !explains(atlas, complaint, row.muscle)) continue;
      rows.push_back({complaint.id, row.muscle, published, 1.0 - found->second});
    }
  }
  return rows;
}

std::vector<std::pair<ComplaintId, double>> compare_something_else(const Atlas& atlas) {
  const rank::Model model = rank::build_model(atlas, 0);
  std::vector<std::pair<ComplaintId, double>> shares;
  for (const Complaint& complaint : atlas.complaints) {
    shares.emplace_back(complaint.id,
                        rank::rank(atlas, model, build_case(atlas, complaint), quick()).something_else.probability);
  }
  return shares;
}

Atlas load_folder(const std::string& folder) {
  std::vector<std::string> bytes;
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    bytes.push_back(text.str());
    paths.push_back(std::filesystem::relative(entry.path(), folder).generic_string());
  }
  std::vector<atlas::DataFile> files;
  for (std::size_t i = 0; i < bytes.size(); ++i) files.push_back({paths[i], bytes[i]});
  std::expected<Atlas, Problem> loaded = atlas::load(files);
  if (!loaded) {
    std::cerr << build_sentence(loaded.error()) << '\n';
    std::exit(1);
  }
  return std::move(*loaded);
}

}  // namespace unknot::validate
