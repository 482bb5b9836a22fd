#include "server/network.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <csignal>
#include <mutex>
#include <thread>

#include "server/conversation.hpp"

namespace unknot::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds grace{10};            // for requests that are running when the server is told to stop
constexpr seconds handshake_time{5};
constexpr milliseconds breath{20};      // between two looks whether everyone has gone, or after a failed accept

// Every connection is a file; the usual soft limit of 1024 would be reached before the limit of connections.
void raise_file_limit(std::size_t connections) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, connections + 256);
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = wanted;
  setrlimit(RLIMIT_NOFILE, &limit);
}

// An acceptor that listens at the door; closed, with the error told, when it cannot.
tcp::acceptor listen(asio::io_context& io, const tcp::endpoint& endpoint, error_code& error) {
  tcp::acceptor acceptor(asio::make_strand(io));
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error && endpoint.address().is_v6()) acceptor.set_option(asio::ip::v6_only(false), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  return acceptor;
}

// A port of this address that nobody else has just now, and that is none of the `doors`; 0 when there is none near `first`.
std::uint16_t find_free_port(const asio::ip::address& address, int first, const std::vector<Door>& doors) {
  constexpr int n_tries = 100;
  asio::io_context io;
  for (int number = first; number < first + n_tries && number <= 65535; ++number) {
    const auto port = static_cast<std::uint16_t>(number);
    if (std::any_of(doors.begin(), doors.end(), [port](const Door& door) { return door.port == port; })) continue;
    error_code error;
    const tcp::acceptor acceptor = listen(io, {address, port}, error);
    if (!error) return port;
  }
  return 0;
}

Problem refuse_door(const Door& door, const tcp::endpoint& endpoint, const error_code& error,
                    const std::vector<Door>& doors) {
  Problem problem{Code::cannot_listen,
                  "",
                  "",
                  fmt::format("port {} of {}: {}", door.port, door.address, error.message()),
                  "",
                  "Choose another address: unknot serve --bind 127.0.0.1"};
  const char* flag = door.is_encrypted ? "--lan-port" : "--port";
  if (error == asio::error::address_in_use) {
    problem.next =
        fmt::format("Is Unknot running already? Use that one, end it, or take a free port: unknot serve {} {}", flag,
                    find_free_port(endpoint.address(), door.port + 10, doors));
  } else if (error == asio::error::access_denied) {
    problem.next = fmt::format("Ports below 1024 belong to the system; take a free one: unknot serve {} {}", flag,
                               find_free_port(endpoint.address(), 8147, doors));
  }
  return problem;
}

}  // namespace

struct Network::Inside {
  struct Open {
    tcp::acceptor acceptor;  // on a strand of its own: whoever accepts and whoever closes it are on two threads
    bool is_encrypted = false;
    std::uint16_t port = 0;
  };

  Inside(const NetworkLimits& limits, Service its_service)
      : shared(limits.connections, std::move(its_service)),
        n_threads(limits.threads),
        workers(limits.threads),
        io(static_cast<int>(limits.threads)),
        signals(io, SIGTERM, SIGINT) {
    shared.workers = &workers;
  }

  std::optional<Problem> open(const Door& door, const std::vector<Door>& all);
  asio::awaitable<void> accept(tcp::acceptor& acceptor, bool is_encrypted);
  asio::awaitable<void> welcome(tcp::socket socket, std::shared_ptr<asio::ssl::context> tls);
  asio::awaitable<void> close(Open& door);
  asio::awaitable<void> wait_for_signal();
  asio::awaitable<void> tick(std::function<void()> every_hour);
  std::shared_ptr<asio::ssl::context> find_tls() {
    const std::lock_guard lock(tls_mutex);
    return tls;
  }

  Shared shared;
  std::size_t n_threads;
  std::shared_ptr<asio::ssl::context> tls;
  std::mutex tls_mutex;
  asio::thread_pool workers;
  asio::io_context io;
  asio::signal_set signals;  // caught from the start: one that comes before run() ends it in order too
  std::vector<Open> doors;
};

std::optional<Problem> Network::Inside::open(const Door& door, const std::vector<Door>& all) {
  error_code error;
  const asio::ip::address address = asio::ip::make_address(door.address, error);
  if (error) {
    return Problem{Code::cannot_listen,
                   "",
                   "",
                   quote_address(door.address),
                   "an address such as 127.0.0.1",
                   "Choose an address of this machine: unknot serve --bind 127.0.0.1"};
  }
  const tcp::endpoint endpoint(address, door.port);
  tcp::acceptor acceptor = listen(io, endpoint, error);
  if (error) return refuse_door(door, endpoint, error, all);
  const std::uint16_t port = acceptor.local_endpoint(error).port();
  doors.push_back({std::move(acceptor), door.is_encrypted, port});
  return std::nullopt;
}

asio::awaitable<void> Network::Inside::welcome(tcp::socket socket, std::shared_ptr<asio::ssl::context> tls_context) {
  error_code error;
  socket.set_option(tcp::no_delay(true), error);
  const Peer peer = find_peer(socket, tls_context != nullptr);
  if (tls_context == nullptr) {
    beast::tcp_stream stream(std::move(socket));
    const Presence presence(shared.visits, stream);
    co_await converse(stream, stream, shared, peer, presence.visit());
    co_await take_leave(stream);
    co_return;
  }
  EncryptedStream stream(beast::tcp_stream(std::move(socket)), *tls_context);
  beast::tcp_stream& below = stream.next_layer();
  const Presence presence(shared.visits, below);
  below.expires_after(handshake_time);
  co_await stream.async_handshake(asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return;
  co_await converse(stream, below, shared, peer, presence.visit());
  below.expires_after(seconds(1));
  co_await stream.async_shutdown(asio::redirect_error(asio::use_awaitable, error));
  co_await take_leave(below);
}

asio::awaitable<void> Network::Inside::accept(tcp::acceptor& acceptor, bool is_encrypted) {
  while (acceptor.is_open()) {
    error_code error;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::make_strand(io), asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted) co_return;
    if (error) {  // out of files, most likely: let some go
      asio::steady_timer timer(io, breath);
      co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
      continue;
    }
    const auto executor = socket.get_executor();
    asio::co_spawn(executor, welcome(std::move(socket), is_encrypted ? find_tls() : nullptr), asio::detached);
  }
}

asio::awaitable<void> Network::Inside::close(Open& door) {
  error_code error;
  door.acceptor.close(error);
  co_return;
}

asio::awaitable<void> Network::Inside::wait_for_signal() {
  error_code error;
  co_await signals.async_wait(asio::redirect_error(asio::use_awaitable, error));
  for (Open& door : doors) co_await asio::co_spawn(door.acceptor.get_executor(), close(door), asio::use_awaitable);
  shared.visits.stop();
  asio::steady_timer timer(io);
  for (milliseconds waited{0}; waited < grace && shared.visits.count() > 0; waited += breath) {
    timer.expires_after(breath);
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
  }
  io.stop();
}

asio::awaitable<void> Network::Inside::tick(std::function<void()> every_hour) {
  asio::steady_timer timer(io);
  for (error_code error; !error;) {
    timer.expires_after(std::chrono::hours(1));
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
    if (!error && every_hour) asio::post(workers, every_hour);
  }
}

std::expected<Network, Problem> Network::open(const std::vector<Door>& doors, const NetworkLimits& limits,
                                              Service service) {
  std::signal(SIGPIPE, SIG_IGN);
  raise_file_limit(limits.connections);
  auto inside = std::make_unique<Inside>(limits, std::move(service));
  for (const Door& door : doors) {
    std::optional<Problem> problem = inside->open(door, doors);
    // A machine without IPv6 still has all its other addresses.
    if (problem && door.address == "::") problem = inside->open({"0.0.0.0", door.port, door.is_encrypted}, doors);
    if (problem) return std::unexpected(*problem);
  }
  return Network(std::move(inside));
}

Network::Network(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Network::~Network() = default;
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;

std::vector<std::uint16_t> Network::list_ports() const {
  std::vector<std::uint16_t> ports;
  for (const Inside::Open& door : inside_->doors) ports.push_back(door.port);
  return ports;
}

std::optional<Problem> Network::use_certificate(const Certificate& certificate) {
  auto fresh = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
  error_code error;
  fresh->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                         asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1,
                     error);
  if (!error) fresh->use_certificate_chain(asio::buffer(certificate.chain), error);
  if (!error) fresh->use_private_key(asio::buffer(certificate.key), asio::ssl::context::pem, error);
  if (error) {
    return Problem{Code::unreadable,
                   "",
                   "",
                   error.message(),
                   "a certificate with its key",
                   "Remove the folder tls beside the file in which everything is kept, and pair again."};
  }
  const std::lock_guard lock(inside_->tls_mutex);
  inside_->tls = std::move(fresh);
  return std::nullopt;
}

void Network::run(const std::function<void()>& every_hour) {
  Inside& inside = *inside_;
  for (Inside::Open& door : inside.doors) {
    asio::co_spawn(door.acceptor.get_executor(), inside.accept(door.acceptor, door.is_encrypted), asio::detached);
  }
  asio::co_spawn(inside.io, inside.wait_for_signal(), asio::detached);
  asio::co_spawn(inside.io, inside.tick(every_hour), asio::detached);
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < inside.n_threads; ++i) threads.emplace_back([&inside] { inside.io.run(); });
  inside.io.run();
  threads.clear();
  inside.workers.join();
}

}  // namespace unknot::server
