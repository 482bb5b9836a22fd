#include "server/lan/addresses.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

namespace unknot::server {
namespace {

std::string write_address(const sockaddr* address) {
  std::array<char, NI_MAXHOST> text{};
  const socklen_t size = address->sa_family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6);
  const int error =
      getnameinfo(address, size, text.data(), static_cast<socklen_t>(text.size()), nullptr, 0, NI_NUMERICHOST);
  return error == 0 ? text.data() : "";
}

// Link-local addresses need the name of an interface behind them, which no certificate and no QR code can carry.
bool is_useful(const std::string& address) {
  return !address.empty() && address.find('%') == std::string::npos && !address.starts_with("fe80:") &&
         !address.starts_with("169.254.");
}

// The address that packets to the outside would carry; connecting a datagram socket sends nothing.
std::string find_outward() {
  const int socket_file = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket_file < 0) return {};
  sockaddr_in far{};
  far.sin_family = AF_INET;
  far.sin_port = htons(9);
  inet_pton(AF_INET, "192.0.2.1", &far.sin_addr);  // set aside for documentation
  sockaddr_storage near{};
  socklen_t size = sizeof(near);
  auto* const near_address = static_cast<sockaddr*>(static_cast<void*>(&near));
  const bool is_known =
      connect(socket_file, static_cast<const sockaddr*>(static_cast<const void*>(&far)), sizeof(far)) == 0 &&
      getsockname(socket_file, near_address, &size) == 0;
  close(socket_file);
  return is_known ? write_address(near_address) : "";
}

std::vector<std::string> list_addresses() {
  ifaddrs* first = nullptr;
  if (getifaddrs(&first) != 0) return {};
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(first, freeifaddrs);
  std::vector<std::string> addresses;
  for (const ifaddrs* one = first; one != nullptr; one = one->ifa_next) {
    if (one->ifa_addr == nullptr || (one->ifa_flags & IFF_UP) == 0 || (one->ifa_flags & IFF_LOOPBACK) != 0) continue;
    if (one->ifa_addr->sa_family != AF_INET && one->ifa_addr->sa_family != AF_INET6) continue;
    const std::string address = write_address(one->ifa_addr);
    if (is_useful(address)) addresses.push_back(address);
  }
  std::sort(addresses.begin(), addresses.end());
  addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
  const auto outward = std::find(addresses.begin(), addresses.end(), find_outward());
  if (outward != addresses.end()) std::rotate(addresses.begin(), outward, outward + 1);
  return addresses;
}

std::vector<std::string> list_names() {
  std::array<char, 256> text{};
  if (gethostname(text.data(), text.size() - 1) != 0) return {};
  std::string name(text.data());
  name = name.substr(0, name.find('.'));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const bool is_good = !name.empty() && std::all_of(name.begin(), name.end(),
                                                    [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; });
  if (!is_good || name == "localhost") return {};
  return {name, name + ".local"};
}

}  // namespace

Reach find_reach() { return {list_addresses(), list_names()}; }

std::string build_url_host(const std::string& address) {
  return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

std::vector<std::string> list_host_names(const Reach& reach) {
  std::vector<std::string> hosts = reach.names;
  for (const std::string& address : reach.addresses) hosts.push_back(build_url_host(address));
  return hosts;
}

}  // namespace unknot::server
