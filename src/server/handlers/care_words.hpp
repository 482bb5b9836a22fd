// What is known of care, in one language.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// The whole book of care with every text as plain words in the language of the query.
Reply list_care_words(const Context& context, const Request& request);

}  // namespace unknot::server
