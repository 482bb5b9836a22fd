// Answers about other devices: letting them in, listing them, shutting them out.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// The authority's certificate.
Reply find_authority(const Context& context, const Request& request);

/// Every paired device.
Reply list_devices(const Context& context, const Request& request);

/// A token for one device, as a URL and a QR code.
Reply start_pairing(const Context& context, const Request& request);

/// Trades the token for a cookie.
Reply pair(const Context& context, const Request& request);

/// Shuts a device out.
Reply remove_device(const Context& context, const Request& request);

/// The header that gives a device its cookie.
std::string build_cookie(std::string_view word);

}  // namespace unknot::server
