#include "server/guard.hpp"

#include <gtest/gtest.h>

namespace unknot::server {
namespace {

const std::vector<std::string> hosts{"127.0.0.1", "localhost", "[::1]", "box.local"};

Headers build_headers(const std::string& host) {
  Headers headers;
  headers.host = host;
  headers.n_hosts = 1;
  return headers;
}

TEST(Host, the_name_of_a_host_loses_its_port_its_capitals_and_a_final_dot) {
  EXPECT_EQ(find_host_name("127.0.0.1:8137"), "127.0.0.1");
  EXPECT_EQ(find_host_name("LOCALHOST"), "localhost");
  EXPECT_EQ(find_host_name("box.local.:8138"), "box.local");
  EXPECT_EQ(find_host_name("[::1]:8137"), "[::1]");
  EXPECT_EQ(find_host_name("[FE80::1]"), "[fe80::1]");
}

TEST(Host, what_is_not_written_like_a_host_has_no_name) {
  for (const char* host : {"", ":8137", "a b", "127.0.0.1:80:90", "127.0.0.1:x", "[::1", "::1", "[::1]x", "a/b", "a@b",
                           "localhost:1234567", "[", "[]", "evil.example\r\nX: y"}) {
    EXPECT_EQ(find_host_name(host), "") << host;
  }
}

TEST(Host, a_request_must_name_one_host_that_the_server_goes_by) {
  EXPECT_FALSE(check_host(build_headers("127.0.0.1:8137"), hosts));
  EXPECT_FALSE(check_host(build_headers("box.local"), hosts));
  EXPECT_TRUE(check_host(build_headers("evil.example"), hosts));
  EXPECT_TRUE(check_host(build_headers("127.0.0.1.evil.example"), hosts));
  EXPECT_TRUE(check_host(build_headers("localhost.evil.example:8137"), hosts));
  Headers none;
  EXPECT_EQ(check_host(none, hosts)->found, "no host at all");
  Headers two = build_headers("127.0.0.1");
  two.n_hosts = 2;
  EXPECT_EQ(check_host(two, hosts)->code, Code::wrong_host);
}

TEST(Origin, a_change_comes_from_the_servers_own_page_or_from_a_program_that_is_no_browser) {
  Headers headers = build_headers("127.0.0.1:8137");
  EXPECT_FALSE(check_origin(headers)) << "curl sends neither header";
  headers.origin = "http://127.0.0.1:8137";
  headers.fetch_site = "same-origin";
  EXPECT_FALSE(check_origin(headers));
}

TEST(Origin, a_page_of_another_site_port_or_of_no_site_is_refused) {
  for (const char* origin : {"https://evil.example", "http://127.0.0.1:9000", "http://127.0.0.1", "null", "", "x"}) {
    Headers headers = build_headers("127.0.0.1:8137");
    headers.origin = origin;
    if (*origin != '\0') EXPECT_EQ(check_origin(headers)->code, Code::cross_site) << origin;
  }
  for (const char* site : {"cross-site", "same-site", "anything"}) {
    Headers headers = build_headers("127.0.0.1:8137");
    headers.fetch_site = site;
    EXPECT_EQ(check_origin(headers)->code, Code::cross_site) << site;
  }
}

TEST(ContentType, only_a_body_that_is_declared_as_json_is_read) {
  Headers headers;
  for (const char* type : {"application/json", "application/json; charset=utf-8", "Application/JSON"}) {
    headers.content_type = type;
    EXPECT_FALSE(check_content_type(headers)) << type;
  }
  for (const char* type : {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
                           "application/jsonx", "text/plain; application/json"}) {
    headers.content_type = type;
    EXPECT_EQ(check_content_type(headers)->code, Code::wrong_media) << type;
  }
}

TEST(Target, paths_that_climb_hide_or_repeat_slashes_are_refused) {
  for (const char* path : {"/", "/assets/index-abc12345.js", "/api/v1/about", "/draw", "/a.b-c_d~e"}) {
    EXPECT_FALSE(check_target(path, "language=de")) << path;
  }
  for (const char* path : {"", "x", "*", "http://127.0.0.1/", "/../etc/passwd", "/assets/../../x", "/%2e%2e/etc/passwd",
                           "//x", "/a//b", "/.git/config", "/a\\b", "/a%00b", "/a b", "/\x01", "/\xC3\xA4"}) {
    EXPECT_TRUE(check_target(path, "")) << path;
  }
  EXPECT_TRUE(check_target("/", "a=\x02"));
}

}  // namespace
}  // namespace unknot::server
