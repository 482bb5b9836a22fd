// Published prevalences beside what the ranking gives back for a typical drawing of the complaint.
#pragma once

#include <string>
#include <vector>

#include "domain/atlas.hpp"

namespace unknot::validate {

/// One muscle in one complaint.
struct Comparison {
  ComplaintId complaint;
  MuscleId muscle;
  double published = 0.0;   ///< pulled towards the mean of the complaint by six imaginary people
  double reproduced = 0.0;  ///< probability that any point of the muscle is involved, given only the typical drawing
};

/// All rows that are not about latent points.
std::vector<Comparison> compare(const Atlas& atlas);

/// How much of the pain is left for something else, given the typical drawing of each complaint.
std::vector<std::pair<ComplaintId, double>> compare_something_else(const Atlas& atlas);

/// The data folder as an atlas; ends the program with the problem when it is not whole.
Atlas load_folder(const std::string& folder);

}  // namespace unknot::validate
