// The reference problems of pressing as input for CalculiX, and its answer read back.
#pragma once

#include <string>

#include "press/solve/solve.hpp"

namespace unknot::bench {

/// Bricks with 8 nodes, or with 20 and reduced integration.
enum class PeerElement { c3d8, c3d20r };

struct Deck {
  press::PressTask task;  ///< its last grading is written; a quarter, with a ball or a dead load
  PeerElement element = PeerElement::c3d20r;
  int n_increments = 10;
};

/// Unknowns of the deck's mesh.
long find_n_unknowns(const Deck& deck);

/// Writes FOLDER/JOB.inp in N, mm and MPa. The ball is a shell of stiff bricks, 16 x 16 over a quarter, all of it moved.
void write_deck(const Deck& deck, const std::string& folder, const std::string& job);

/// What CalculiX printed to FOLDER/JOB.dat for the whole load; not finished: `outcome` says how far it came.
PressResult read_answer(const std::string& folder, const std::string& job);

}  // namespace unknot::bench
