// The network side: listens, reads requests within their limits, writes replies, stops cleanly. Knows nothing of routes.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// What the service says of a request before its body is read.
struct Admission {
  std::optional<Reply> refusal;
  std::uint64_t largest_body = 0;  ///< [bytes]
  bool is_quick = false;  ///< answered on the spot; otherwise on a thread that may take its time
  std::string_view pattern;  ///< of the route, for the log
  std::function<Reply(const Request&)> answer;
};

/// What the network asks of the rest. All of it is called from several threads at once.
struct Service {
  std::function<Admission(Request&)> admit;
  std::function<void(std::string_view method, std::string_view pattern, int status, double milliseconds)> log;
  std::string version;
  std::string page;
};

/// Where to listen. Port 0 takes any free one.
struct Door {
  std::string address;
  std::uint16_t port = 0;
  bool is_encrypted = false;
};

/// A certificate with its key, both as PEM text.
struct Certificate {
  std::string chain;
  std::string key;
};

/// How much of the machine the network may use.
struct NetworkLimits {
  std::size_t threads = 2;
  std::size_t connections = 512;
};

/// Listens from `open` on; serves within `run`.
class Network {
 public:
  /// Opens every door, or says which one cannot be opened and why.
  static std::expected<Network, Problem> open(const std::vector<Door>& doors, const NetworkLimits& limits,
                                              Service service);
  ~Network();
  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;
  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;

  /// The ports that were opened, in the order of the doors.
  std::vector<std::uint16_t> list_ports() const;

  /// Encrypted connections that begin from now on use this certificate. An unusable one is refused and the old one stays.
  std::optional<Problem> use_certificate(const Certificate& certificate);

  /// Serves until SIGTERM or SIGINT; then finishes the requests that are running, for ten seconds at most.
  /// `every_hour` is called once an hour.
  void run(const std::function<void()>& every_hour);

 private:
  struct Inside;
  explicit Network(std::unique_ptr<Inside> inside);

  std::unique_ptr<Inside> inside_;
};

}  // namespace unknot::server
