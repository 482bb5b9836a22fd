// What other devices get over an encrypted connection.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <array>
#include <charconv>
#include <memory>
#include <thread>

#include "server/program.hpp"
#include "support/events.hpp"
#include "wire/event_codec.hpp"

namespace unknot::test {
namespace {

using namespace std::chrono_literals;

// One request over TLS; the reader is away for a while first, as a phone may be, so that all buffers on the way fill up.
std::string ask_encrypted(int port, const std::string& request) {
  const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
  const std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(context.get()), SSL_free);
  const Socket socket(port);
  SSL_set_fd(tls.get(), socket.file());
  EXPECT_EQ(SSL_connect(tls.get()), 1);
  EXPECT_EQ(SSL_write(tls.get(), request.data(), static_cast<int>(request.size())), static_cast<int>(request.size()));
  std::this_thread::sleep_for(500ms);
  std::string bytes;
  std::array<char, 16384> buffer{};
  for (int count = 1; count > 0;) {
    count = SSL_read(tls.get(), buffer.data(), static_cast<int>(buffer.size()));
    if (count > 0) bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
  EXPECT_EQ(SSL_get_error(tls.get(), 0), SSL_ERROR_ZERO_RETURN) << "ended by a farewell, not cut off";
  return bytes;
}

std::string find_body(const std::string& reply) { return reply.substr(reply.find("\r\n\r\n") + 4); }

std::size_t find_length(const std::string& reply) {
  const std::string name = "Content-Length: ";
  const std::size_t at = reply.find(name);
  std::size_t length = 0;
  if (at != std::string::npos) std::from_chars(reply.data() + at + name.size(), reply.data() + reply.size(), length);
  return length;
}

// Four drawings as large as one may be: an export of several megabytes.
std::string build_large_archive() {
  EventArchive archive;
  archive.events.push_back(build_event(1, 1, 0, 0, PersonDescribed{"Ada", {}, "woman_medium", "en"}));
  archive.events.push_back(build_event(2, 1, 2, 1, PainNamed{"neck"}));
  for (std::size_t i = 0; i < 4; ++i) {
    Stroke stroke;
    stroke.radius_mm = 12.0;
    for (int n = 0; n < 20'000; ++n) stroke.surface.push_back({n, 1.0 / (n + 3.0), 1.0 / (n + 7.0)});
    archive.events.push_back(build_event(10 + i, 1, 2, 2 + i, PainDrawn{{stroke, stroke}, {}, {}}));
  }
  return wire::write_event_archive(archive);
}

TEST(Encrypted, a_reply_of_several_megabytes_arrives_whole) {
  const Program program({"--lan", "--lan-port", "0"});
  const std::string archive = build_large_archive();
  const Socket socket(program.port());
  socket.write(
      fmt::format("POST /api/v1/import HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                  "Content-Length: {}\r\n\r\n{}",
                  archive.size(), archive));
  ASSERT_EQ(find_status(socket.read_reply(60s)), 200) << "or the rest proves nothing";
  ASSERT_GT(program.find_lan_port(), 0);
  const std::string events = archive.substr(archive.find("\"events\""));
  for (int i = 0; i < 2; ++i) {
    const std::string reply = ask_encrypted(
        program.find_lan_port(), "GET /api/v1/export HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(find_status(reply), 200);
    const std::string body = find_body(reply);
    EXPECT_GT(body.size(), std::size_t{4} << 20);
    EXPECT_EQ(body.size(), find_length(reply));
    EXPECT_TRUE(body.ends_with(events)) << "every byte as it was brought in";
  }
}

TEST(Encrypted, the_mesh_is_the_same_as_without_encryption) {
  const Program program({"--lan", "--lan-port", "0"});
  const std::string request =
      "GET /api/v1/figures/woman_medium/mesh HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
  const Socket socket(program.port());
  socket.write(request);
  const std::string plain = find_body(socket.read_all(30s));
  EXPECT_GT(plain.size(), 100'000U);
  EXPECT_TRUE(find_body(ask_encrypted(program.find_lan_port(), request)) == plain);
}

}  // namespace
}  // namespace unknot::test
