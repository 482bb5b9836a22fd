#include "server/conversation.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <chrono>
#include <optional>

#include "base/text.hpp"
#include "server/head.hpp"

namespace unknot::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr seconds head_time{5};    // for a whole head
constexpr seconds idle_time{30};   // between two requests of one connection
constexpr seconds body_time{30};   // for a usual body
constexpr seconds large_body_time{180};
constexpr seconds reply_time{60};  // for the other end to take the reply
constexpr seconds leave_time{2};
constexpr seconds heartbeat{15};   // a feed that is silent so long says that it is still there
constexpr std::chrono::milliseconds feed_pause{100};  // between two looks at a feed
constexpr std::uint64_t small_body = 1024;                                      // allowed where nobody looks at it
constexpr std::uint64_t large_body = std::uint64_t{4} * 1024 * 1024;
constexpr std::uint64_t most_body_bytes = std::uint64_t{192} * 1024 * 1024;     // of all connections together

auto catch_error(error_code& error) { return asio::redirect_error(asio::use_awaitable, error); }

// Room for a body, taken out of what all connections share.
class Room {
 public:
  Room(std::atomic<std::uint64_t>& taken, std::uint64_t bytes)
      : taken_(taken), bytes_(bytes), fits_(taken_.fetch_add(bytes) + bytes <= most_body_bytes) {}
  ~Room() { taken_.fetch_sub(bytes_); }
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;
  bool fits() const { return fits_; }

 private:
  std::atomic<std::uint64_t>& taken_;
  std::uint64_t bytes_;
  bool fits_;
};

// One reply and what it means for the connection. Never a temporary inside a co_await or co_return: g++ 12 destroys those
// twice.
struct Outcome {
  Reply reply;
  bool keeps_alive = false;
};

// Plain connections send head and body from where they are. Encrypted ones send one piece: the encryption copies it anyway,
// and head and body then share their first record.
asio::awaitable<void> write_parts(beast::tcp_stream& stream, std::string_view head, std::string_view body,
                                  error_code& error) {
  const std::array<asio::const_buffer, 2> buffers{asio::buffer(head.data(), head.size()),
                                                  asio::buffer(body.data(), body.size())};
  co_await asio::async_write(stream, buffers, catch_error(error));
}

asio::awaitable<void> write_parts(EncryptedStream& stream, std::string_view head, std::string_view body,
                                  error_code& error) {
  std::string bytes(head);
  bytes += body;
  co_await asio::async_write(stream, asio::buffer(bytes), catch_error(error));
}

template <class Stream>
asio::awaitable<bool> write_reply(Stream& stream, beast::tcp_stream& below, const Shared& shared,
                                  const Outcome& outcome, bool with_body) {
  const std::string head = build_head(outcome.reply, shared.service.version, shared.service.page, outcome.keeps_alive);
  const bool has_body = with_body && outcome.reply.status != 204 && outcome.reply.status != 304;
  const std::string_view body = has_body ? outcome.reply.bytes() : std::string_view();
  below.expires_after(reply_time);
  error_code error;
  co_await write_parts(stream, head, body, error);
  co_return !error;
}

// Sends what a feed brings, until it is over, the other end has gone, or the server stops.
template <class Stream>
asio::awaitable<void> write_feed(Stream& stream, beast::tcp_stream& below, const Shared& shared, Feed& feed) {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  steady_clock::time_point beat = steady_clock::now() + heartbeat;
  error_code error;
  while (!error && !shared.visits.is_stopping()) {
    std::optional<std::string> news = feed.take();
    if (!news) co_return;
    if (news->empty() && steady_clock::now() >= beat) *news = ": still here\n\n";
    if (news->empty()) {
      timer.expires_after(feed_pause);
      co_await timer.async_wait(catch_error(error));
      continue;
    }
    below.expires_after(reply_time);
    co_await asio::async_write(stream, asio::buffer(*news), catch_error(error));
    beat = steady_clock::now() + heartbeat;
  }
}

// Reads the body into `request`. A refusal when it is too large, or when all connections together hold too much.
template <class Stream>
asio::awaitable<std::optional<Problem>> read_body(Stream& stream, beast::tcp_stream& below, beast::flat_buffer& buffer,
                                                  Parser& parser, std::uint64_t largest, bool& is_gone) {
  parser.body_limit(largest);
  if (const auto length = parser.content_length(); length && *length > largest) {
    co_return find_parse_problem(http::error::body_limit, largest);
  }
  error_code error;
  if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
    below.expires_after(head_time);
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await asio::async_write(stream, asio::buffer(go_on), catch_error(error));
  }
  below.expires_after(largest > large_body ? large_body_time : body_time);
  if (!error) co_await http::async_read(stream, buffer, parser, catch_error(error));
  if (!error) co_return std::nullopt;
  // NOLINTNEXTLINE(misc-const-correctness): it is moved out
  std::optional<Problem> problem = find_parse_problem(error, largest);
  is_gone = !problem;
  co_return problem;
}

template <class Stream>
asio::awaitable<Outcome> answer(Stream& stream, beast::tcp_stream& below, beast::flat_buffer& buffer, Parser& parser,
                                Shared& shared, Request& request, Admission& admission, bool& is_gone) {
  const bool has_body = !parser.is_done();
  const std::uint64_t largest = std::max(admission.largest_body, small_body);
  const std::uint64_t expected = has_body ? parser.content_length().value_or(largest) : 0;
  Outcome outcome;
  const Room room(shared.body_bytes, std::min(expected, largest));
  if (has_body && !room.fits()) {
    outcome.reply =
        build_refusal(Problem{Code::busy, "", "", "many large requests at once", "", "Try again in a minute."});
    co_return outcome;
  }
  if (has_body) {
    const std::optional<Problem> problem = co_await read_body(stream, below, buffer, parser, largest, is_gone);
    if (problem) outcome.reply = build_refusal(*problem);
    if (problem || is_gone) co_return outcome;
    request.body = std::move(parser.get().body());
  }
  below.expires_never();
  outcome.keeps_alive = parser.keep_alive() && parser.get().version() >= 11;
  if (admission.is_quick) {
    outcome.reply = admission.answer(request);
  } else {
    outcome.reply = co_await asio::co_spawn(
        *shared.workers, [&]() -> asio::awaitable<Reply> { co_return admission.answer(request); }, asio::use_awaitable);
  }
  co_return outcome;
}

// Waits for the next head. False when the connection is to end; a refusal is written first where there is one.
template <class Stream>
asio::awaitable<bool> read_head(Stream& stream, beast::tcp_stream& below, beast::flat_buffer& buffer, Parser& parser,
                                Shared& shared, bool is_first) {
  error_code error;
  if (!is_first && buffer.size() == 0) {
    below.expires_after(idle_time);
    const std::size_t n_bytes = co_await stream.async_read_some(buffer.prepare(4096), catch_error(error));
    if (error) co_return false;
    buffer.commit(n_bytes);
  }
  below.expires_after(head_time);
  parser.header_limit(largest_head);
  parser.body_limit(boost::none);
  co_await http::async_read_header(stream, buffer, parser, catch_error(error));
  if (!error) co_return true;
  if (const std::optional<Problem> problem = find_parse_problem(error, 0)) {
    const Outcome outcome{build_refusal(*problem)};
    co_await write_reply(stream, below, shared, outcome, true);
  }
  co_return false;
}

}  // namespace

Presence::Presence(Visits& visits, beast::tcp_stream& stream)
    : visits_(visits), stream_(std::make_shared<beast::tcp_stream*>(&stream)), visit_(std::make_shared<Visit>()) {
  // The stream is closed on its own executor, where nothing else touches it, and only while it is still there.
  visit_->close = [executor = stream.get_executor(), pointer = std::weak_ptr(stream_)] {
    asio::post(executor, [pointer] {
      if (const std::shared_ptr<beast::tcp_stream*> still = pointer.lock()) (*still)->close();
    });
  };
  visits_.add(visit_);
}

Presence::~Presence() { visits_.remove(visit_); }

Peer find_peer(const asio::ip::tcp::socket& socket, bool is_encrypted) {
  error_code error;
  asio::ip::address address = socket.remote_endpoint(error).address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  }
  return {address.to_string(), !error && address.is_loopback(), is_encrypted};
}

std::string quote_address(const std::string& address) { return quote(address); }

template <class Stream>
asio::awaitable<void> converse(Stream& stream, beast::tcp_stream& below, Shared& shared, Peer peer,
                               std::shared_ptr<Visit> visit) {
  beast::flat_buffer buffer(std::size_t{128} * 1024);
  for (bool is_first = true, goes_on = true; goes_on; is_first = false) {
    if (!shared.visits.begin_wait(visit)) co_return;
    Parser parser;
    if (!co_await read_head(stream, below, buffer, parser, shared, is_first)) co_return;
    if (!shared.visits.begin_work(visit)) co_return;
    const steady_clock::time_point start = steady_clock::now();
    Request request = build_request(parser.get().base());
    request.peer = peer.address;
    request.is_local = peer.is_local && !request.headers.is_forwarded;
    request.is_encrypted = peer.is_encrypted;
    Admission admission = shared.service.admit(request);
    bool is_gone = false;
    Outcome outcome;
    if (admission.refusal) {
      outcome.reply = std::move(*admission.refusal);
      // Without a body to skip, the connection can stay.
      outcome.keeps_alive = parser.is_done() && parser.keep_alive() && parser.get().version() >= 11;
    } else {
      outcome = co_await answer(stream, below, buffer, parser, shared, request, admission, is_gone);
    }
    if (is_gone) co_return;
    const bool feeds = outcome.reply.feed != nullptr;
    outcome.keeps_alive = outcome.keeps_alive && !feeds && !shared.visits.is_stopping();
    goes_on = co_await write_reply(stream, below, shared, outcome, request.method != "HEAD") &&
              (outcome.keeps_alive || feeds);
    if (feeds && goes_on && request.method != "HEAD") {
      co_await write_feed(stream, below, shared, *outcome.reply.feed);
    }
    goes_on = goes_on && !feeds;
    if (shared.service.log) {
      const std::chrono::duration<double, std::milli> taken = steady_clock::now() - start;
      shared.service.log(request.method, admission.pattern, outcome.reply.status, taken.count());
    }
  }
}

template asio::awaitable<void> converse(beast::tcp_stream& stream, beast::tcp_stream& below, Shared& shared, Peer peer,
                                        std::shared_ptr<Visit> visit);
template asio::awaitable<void> converse(EncryptedStream& stream, beast::tcp_stream& below, Shared& shared, Peer peer,
                                        std::shared_ptr<Visit> visit);

asio::awaitable<void> take_leave(beast::tcp_stream& stream) {
  error_code error;
  (void)stream.socket().shutdown(asio::socket_base::shutdown_send, error);
  stream.expires_after(leave_time);
  // Small, for it lies in the frame of everyone who leaves, and a thousand may leave at once.
  std::array<char, 4096> away{};
  while (!error) co_await stream.async_read_some(asio::buffer(away), catch_error(error));
  stream.close();
}

}  // namespace unknot::server
