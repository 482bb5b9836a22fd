// Who may ask: checks of a request's head that come before any route.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/message.hpp"

namespace unknot::server {

/// The host of "name", "name:port" or "[address]:port", in lower case and without a port or a final dot; empty when it is
/// not written like a host.
std::string find_host_name(std::string_view host);

/// Refuses a request that names none of `hosts`, names several, or is not told apart from one: a page of another site whose
/// name was made to point here (DNS rebinding) names its own host.
std::optional<Problem> check_host(const Headers& headers, const std::vector<std::string>& hosts);

/// Refuses a request that changes something unless it came from this server's own page, or from a program that is not a
/// browser (which sends neither header).
std::optional<Problem> check_origin(const Headers& headers);

/// Refuses a body that is not declared as JSON: another site could send such a one without asking first.
std::optional<Problem> check_content_type(const Headers& headers);

/// Refuses targets that no page and no route has: percent signs, dot segments, doubled or backward slashes, control bytes.
std::optional<Problem> check_target(std::string_view path, std::string_view query);

}  // namespace unknot::server
