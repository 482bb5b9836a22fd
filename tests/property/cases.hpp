// Random cases over the real atlas, and their mirror images.
#pragma once

#include <cstddef>

#include "domain/atlas.hpp"
#include "domain/finding.hpp"

namespace unknot::test {

/// A number from 0 to n - 1, each as likely: rapidcheck's own ranges start narrow and would meet the first names only.
std::size_t draw_below(std::size_t n);

/// A case with 1 to 6 painted spots, 0 to 4 findings, whatever strengths and answers. Drawn with rapidcheck.
Case draw_case(const Atlas& atlas);

/// A finding about this question with a random side, point, answer and examiner.
Finding draw_finding(const Atlas& atlas, const FindingQuestion& question);

/// The same case with left and right exchanged.
Case mirror_case(Case one_case);

/// The atlas with `region` cut in two halves that are neighbours of each other and of everything it touched. Lists that
/// name it name both; a site keeps the first half.
Atlas cut_region(const Atlas& atlas, const RegionId& region);

/// The case with every cell of `region` painted on both halves.
Case cut_cells(const Case& one_case, const RegionId& region);

}  // namespace unknot::test
