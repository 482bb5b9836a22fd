// One connection from its first request to its end. Included by network.cpp only: the streams are Beast's.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <memory>
#include <string>

#include "server/network.hpp"
#include "server/visits.hpp"

namespace unknot::server {

using EncryptedStream = boost::asio::ssl::stream<boost::beast::tcp_stream>;

/// Who is at the other end.
struct Peer {
  std::string address;
  bool is_local = false;
  bool is_encrypted = false;
};

/// What all connections share.
struct Shared {
  Shared(std::size_t connections, Service its_service) : visits(connections), service(std::move(its_service)) {}

  Visits visits;
  Service service;
  boost::asio::thread_pool* workers = nullptr;
  std::atomic<std::uint64_t> body_bytes{0};  ///< of bodies that are being read or answered
};

/// Stands in the list of visits from its making to its end.
class Presence {
 public:
  Presence(Visits& visits, boost::beast::tcp_stream& stream);
  ~Presence();
  Presence(const Presence&) = delete;
  Presence& operator=(const Presence&) = delete;

  const std::shared_ptr<Visit>& visit() const { return visit_; }

 private:
  Visits& visits_;
  std::shared_ptr<boost::beast::tcp_stream*> stream_;
  std::shared_ptr<Visit> visit_;
};

Peer find_peer(const boost::asio::ip::tcp::socket& socket, bool is_encrypted);

/// An address in quotes, for messages.
std::string quote_address(const std::string& address);

/// Answers one request after another until one of both sides has had enough. `below` is the connection under `stream`.
template <class Stream>
boost::asio::awaitable<void> converse(Stream& stream, boost::beast::tcp_stream& below, Shared& shared, Peer peer,
                                      std::shared_ptr<Visit> visit);

extern template boost::asio::awaitable<void> converse(boost::beast::tcp_stream& stream, boost::beast::tcp_stream& below,
                                                      Shared& shared, Peer peer, std::shared_ptr<Visit> visit);
extern template boost::asio::awaitable<void> converse(EncryptedStream& stream, boost::beast::tcp_stream& below,
                                                      Shared& shared, Peer peer, std::shared_ptr<Visit> visit);

/// Ends our side, then reads away what the other end still sends for a moment: closing at once would tear down the reply to
/// a request that was refused half-way.
boost::asio::awaitable<void> take_leave(boost::beast::tcp_stream& stream);

}  // namespace unknot::server
