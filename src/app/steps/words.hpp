// The step from the atlas to what the pages show of it, in one language.
#pragma once

#include <string>
#include <vector>

#include "domain/atlas.hpp"
#include "domain/pages/words.hpp"

namespace unknot::app {

/// Names of everything in `language`; English stands in for what is not translated. The data hash is left empty.
Words build_words(const Atlas& atlas, const std::string& language);

/// The sheet of a muscle of this atlas; its provenance is left empty.
MuscleSheet build_sheet(const Atlas& atlas, const Muscle& muscle, const std::string& language);

/// Languages that the names of the areas are written in, sorted.
std::vector<std::string> list_languages(const Atlas& atlas);

}  // namespace unknot::app
