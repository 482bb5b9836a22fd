// How this machine is reached from its network.
#pragma once

#include <string>
#include <vector>

namespace unknot::server {

/// Addresses and names of this machine, the one that leads outwards first; loopback is left out.
struct Reach {
  std::vector<std::string> addresses;  ///< "192.168.1.20", "fd00::20"
  std::vector<std::string> names;      ///< "box", "box.local"

  bool operator==(const Reach&) const = default;
};

/// Asks the system, now.
Reach find_reach();

/// An address as it stands in a URL or a Host header: in brackets when it has colons.
std::string build_url_host(const std::string& address);

/// Every way to write the hosts of `reach` in a Host header.
std::vector<std::string> list_host_names(const Reach& reach);

}  // namespace unknot::server
