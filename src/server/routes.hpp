// Every endpoint in one table, and the way from a request to its reply.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// Who may use a route.
enum class Access {
  anyone,  ///< also a device that is not paired
  known,   ///< this machine itself and paired devices
  local,   ///< this machine itself
};

/// One endpoint. Words in braces stand for one part of the path.
struct Route {
  std::string_view method;
  std::string_view pattern;
  Access access{};
  Reply (*answer)(const Context& context, const Request& request);
  std::uint64_t largest_body = 0;  ///< [bytes]; 0: it takes none
};

/// The whole table.
std::span<const Route> list_routes();

/// What will become of a request, decided by its head alone. `route` is empty for a page.
struct Decision {
  const Route* route = nullptr;
  std::optional<Problem> refusal;
  std::string allow;  ///< methods that would have been right, for a refused method
};

/// Checks host, target, origin, method, access and kind of content, in this order, before any byte of a body is read.
/// Fills the request's parameters and device.
Decision decide(const Context& context, Request& request);

/// The reply to a request that was not refused. Never throws: what fails inside comes back as 500.
Reply answer(const Context& context, const Decision& decision, const Request& request);

/// The words behind braces when `path` fits `pattern`: each takes one part of the path that is not empty.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path);

}  // namespace unknot::server
