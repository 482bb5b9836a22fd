// The server's own certificate authority, and the certificate that it gives to this server.
#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "server/lan/addresses.hpp"
#include "server/network.hpp"

namespace unknot::server {

/// What a phone is asked to trust, and what the server shows to it.
struct Trust {
  std::string name;                        ///< of the authority, as a phone lists it
  std::string der;                         ///< the authority's certificate
  std::string fingerprint;                 ///< SHA-256 of it, "4F:0C:..."
  std::chrono::sys_days valid_until;       ///< of the authority
  std::vector<std::string> covers;         ///< names and addresses in the server's certificate
  Certificate certificate;                 ///< of the server, with its key
  bool was_renewed = false;                ///< the server's certificate was made just now
};

inline constexpr std::chrono::days authority_days{3650};
inline constexpr std::chrono::days certificate_days{397};  ///< browsers refuse longer ones
inline constexpr std::chrono::days renew_before{30};

/// Reads authority and certificate from `folder`, or makes what is missing, nearly over, or does not cover `reach`. Keys
/// are readable by their owner only.
std::expected<Trust, Problem> load_trust(const std::string& folder, const Reach& reach,
                                         std::chrono::system_clock::time_point now);

}  // namespace unknot::server
