// The language of a document, which cairo does not write.
#pragma once

#include <string>

namespace unknot::report::pdf {

/// The document with its language, and with its title as the name of the window: an incremental update (PDF 1.7, 7.5.6) that
/// says the catalog anew. Comes back unchanged when it does not end with a plain cross-reference table.
std::string add_language(std::string pdf, const std::string& language);

}  // namespace unknot::report::pdf
