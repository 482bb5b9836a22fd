// The sentences of plans and sessions, which stand in data/care/prompts.json.
#pragma once

#include "domain/care/book.hpp"

namespace unknot::plan {

/// The words with this id. A data folder that lacks them gets the id itself, so that nothing is left out silently.
Text find_words(const CareBook& book, const char* id);

}  // namespace unknot::plan
