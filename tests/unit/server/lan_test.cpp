#include "server/lan/lan.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "server/lan/qr.hpp"
#include "server/lan/secrets.hpp"
#include "unit/server/site.hpp"

namespace unknot::test {
namespace {

using namespace std::chrono_literals;
using server::Moment;

const server::Reach reach{{"192.168.1.20", "fd00::20"}, {"box", "box.local"}};

// The token of an offer, and a page's request that trades it.
std::string find_token(const std::string& url) { return url.substr(url.find('=') + 1); }

std::string build_pair_body(const std::string& token) { return "{\"token\":\"" + token + "\",\"name\":\"phone\"}"; }

std::string find_cookie_of(const server::Reply& reply) {
  for (const auto& [name, value] : reply.headers) {
    if (name == "Set-Cookie") return value.substr(0, value.find(';'));
  }
  return {};
}

struct LanSite : Site {
  LanSite() { lan.update("https://192.168.1.20:8138", server::Trust{}, {"127.0.0.1", "192.168.1.20"}); }

  std::string offer() { return find_token(lan.offer(now)->url); }
  server::Reply pair(const std::string& token) {
    return ask(*this, build_remote("POST", "/api/v1/pair", build_pair_body(token)));
  }
};

TEST(Pairing, a_token_lets_one_device_in_once) {
  LanSite site;
  const std::string token = site.offer();
  EXPECT_EQ(token.size(), 64U);
  const server::Reply paired = site.pair(token);
  EXPECT_EQ(paired.status, 200);
  EXPECT_NE(paired.headers.back().second.find("HttpOnly; Secure; SameSite=Strict"), std::string::npos);
  EXPECT_EQ(find_refusal(site.pair(token)), "pairing_over");
  server::Request request = build_remote("GET", "/api/v1/atlas/words");
  EXPECT_EQ(ask(site, request).status, 401);
  request.headers.cookie = find_cookie_of(paired);
  EXPECT_EQ(ask(site, request).status, 200);
}

TEST(Pairing, a_token_is_over_after_ten_minutes) {
  LanSite site;
  const std::string token = site.offer();
  site.now += 10min;
  EXPECT_EQ(find_refusal(site.pair(token)), "pairing_over");
}

TEST(Pairing, the_eleventh_try_of_a_minute_is_refused_and_the_next_minute_is_free_again) {
  LanSite site;
  for (int i = 0; i < 10; ++i) EXPECT_EQ(site.pair("guess").status, 403);
  EXPECT_EQ(find_refusal(site.pair(site.offer())), "too_many");
  site.now += 1min;
  EXPECT_EQ(site.pair(site.offer()).status, 200);
}

TEST(Pairing, a_device_that_is_shut_out_or_was_away_too_long_is_told_so) {
  LanSite site;
  server::Request request = build_remote("GET", "/api/v1/atlas/words");
  request.headers.cookie = find_cookie_of(site.pair(site.offer()));
  site.now += std::chrono::days(401);
  EXPECT_NE(ask(site, request).body.find("was ended or ran out"), std::string::npos);
  site.now = noon;
  request.headers.cookie = find_cookie_of(site.pair(site.offer()));
  const std::vector<server::PairedDevice> devices = *site.book.list();
  for (const server::PairedDevice& device : devices) {
    EXPECT_EQ(ask(site, build_local("DELETE", "/api/v1/devices/" + device.id)).status, 204);
  }
  EXPECT_EQ(ask(site, request).status, 401);
  EXPECT_EQ(find_refusal(ask(site, build_local("DELETE", "/api/v1/devices/none"))), "not_found");
}

TEST(Pairing, only_this_machine_lets_in_lists_and_shuts_out) {
  LanSite site;
  const std::string cookie = find_cookie_of(site.pair(site.offer()));
  for (const auto& [method, path] : std::vector<std::pair<const char*, const char*>>{
           {"GET", "/api/v1/devices"}, {"POST", "/api/v1/devices/pairing"}, {"DELETE", "/api/v1/devices/x"}}) {
    server::Request request = build_remote(method, path);
    request.headers.cookie = cookie;
    EXPECT_EQ(find_refusal(ask(site, request)), "loopback_only") << path;
  }
}

TEST(Pairing, the_page_to_begin_on_stands_behind_the_token_and_nothing_but_a_path_is_taken) {
  LanSite site;
  const auto offer = [&site](const std::string& body) {
    return ask(site, build_local("POST", "/api/v1/devices/pairing", body));
  };
  const server::Reply reply = offer(R"({"page":"/pain/01/02/watch"})");
  EXPECT_EQ(reply.status, 200) << reply.body;
  EXPECT_NE(reply.body.find("&page=/pain/01/02/watch\""), std::string::npos) << reply.body;
  EXPECT_NE(reply.body.find("https://192.168.1.20:8138/ca.crt"), std::string::npos);
  EXPECT_EQ(offer("{}").body.find("&page="), std::string::npos);
  for (const char* bad : {"//elsewhere.example", "https://elsewhere.example", "/a?b", "/<svg>"}) {
    EXPECT_EQ(find_refusal(offer(std::string(R"({"page":")") + bad + "\"}")), "out_of_range") << bad;
  }
  EXPECT_EQ(find_refusal(offer(R"({"pages":"/"})")), "unknown_key");
}

TEST(Pairing, without_other_devices_there_is_nothing_to_pair) {
  Site site;
  EXPECT_EQ(find_refusal(ask(site, build_local("POST", "/api/v1/devices/pairing"))), "no_lan");
  EXPECT_EQ(ask(site, build_local("GET", "/ca.crt")).status, 404);
}

TEST(Secrets, words_are_random_and_kept_as_their_hash) {
  EXPECT_NE(server::build_random(32), server::build_random(32));
  EXPECT_EQ(server::hash_word("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
      << "FIPS 180-2";
}

TEST(Trust, authority_and_certificate_are_made_once_and_read_again) {
  const TempFolder folder;
  const server::Trust first = *server::load_trust(folder.at("tls"), reach, noon);
  EXPECT_TRUE(first.was_renewed);
  EXPECT_EQ(first.name, "Unknot on box");
  EXPECT_EQ(first.fingerprint.size(), 95U);
  struct stat key{};
  ASSERT_EQ(stat(folder.at("tls/authority.key").c_str(), &key), 0);
  EXPECT_EQ(key.st_mode & 0777U, 0600U);
  const server::Trust second = *server::load_trust(folder.at("tls"), reach, noon + std::chrono::days(300));
  EXPECT_FALSE(second.was_renewed);
  EXPECT_EQ(second.certificate.chain, first.certificate.chain);
}

TEST(Trust, the_certificate_is_renewed_by_the_same_authority_when_an_address_changes_or_its_end_is_near) {
  const TempFolder folder;
  const server::Trust first = *server::load_trust(folder.at("tls"), reach, noon);
  const server::Trust moved = *server::load_trust(folder.at("tls"), {{"10.0.0.9"}, {"box", "box.local"}}, noon);
  EXPECT_TRUE(moved.was_renewed);
  EXPECT_EQ(moved.fingerprint, first.fingerprint) << "phones go on trusting it";
  const server::Trust later =
      *server::load_trust(folder.at("tls"), {{"10.0.0.9"}, {"box"}}, noon + std::chrono::days(370));
  EXPECT_TRUE(later.was_renewed);
  EXPECT_EQ(later.fingerprint, first.fingerprint);
}

TEST(Trust, damaged_files_are_made_anew) {
  const TempFolder folder;
  const server::Trust first = *server::load_trust(folder.at("tls"), reach, noon);
  write_bytes(folder.at("tls/authority.crt"), "nonsense");
  EXPECT_NE(server::load_trust(folder.at("tls"), reach, noon)->fingerprint, first.fingerprint);
}

TEST(QrCode, the_picture_holds_only_squares_and_the_terminal_lines_are_equally_long) {
  const std::string svg = server::build_qr_svg("https://192.168.1.20:8138/pair#token=00");
  EXPECT_TRUE(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
  EXPECT_EQ(svg.find("script"), std::string::npos);
  EXPECT_NE(server::build_qr_blocks("x").find("█"), std::string::npos);
}

}  // namespace
}  // namespace unknot::test
