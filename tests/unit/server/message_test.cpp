#include "server/message.hpp"

#include <gtest/gtest.h>

#include "server/head.hpp"

namespace unknot::server {
namespace {

TEST(Message, a_query_and_a_cookie_are_found_by_their_whole_name) {
  EXPECT_EQ(find_query("language=de&day=2026-11-24", "day"), "2026-11-24");
  EXPECT_EQ(find_query("language=de", "lang"), "");
  EXPECT_EQ(find_query("", "day"), "");
  EXPECT_EQ(find_query("day&day=", "day"), "");
  EXPECT_EQ(find_cookie("a=1; unknot_device=abc; b=2", "unknot_device"), "abc");
  EXPECT_EQ(find_cookie("my_unknot_device=abc", "unknot_device"), "");
}

TEST(Message, every_head_carries_the_guards_and_the_versions) {
  Reply reply;
  reply.body = "{}";
  const std::string head = build_head(reply, "0.1.0 (abc)", "0011", true);
  EXPECT_TRUE(head.starts_with("HTTP/1.1 200 OK\r\n"));
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
  for (const char* line : {"Content-Length: 2\r\n", "Content-Security-Policy: default-src 'none'; script-src 'self';",
                           "frame-ancestors 'none'", "X-Content-Type-Options: nosniff\r\n",
                           "Referrer-Policy: no-referrer\r\n", "Cross-Origin-Opener-Policy: same-origin\r\n",
                           "Cross-Origin-Resource-Policy: same-origin\r\n", "Permissions-Policy: camera=()",
                           "Cache-Control: no-store\r\n", "Unknot-Version: 0.1.0 (abc)\r\n", "Unknot-Page: 0011\r\n"}) {
    EXPECT_NE(head.find(line), std::string::npos) << line;
  }
  EXPECT_EQ(head.find("Connection: close"), std::string::npos);
  EXPECT_NE(build_head(reply, "v", "p", false).find("Connection: close\r\n"), std::string::npos);
}

TEST(Message, a_head_without_a_body_declares_none) {
  Reply reply;
  for (const int status : {204, 304}) {
    reply.status = status;
    EXPECT_EQ(build_head(reply, "v", "p", true).find("Content-Length"), std::string::npos) << status;
  }
}

TEST(Message, a_refusal_is_json_with_the_status_of_the_table_even_when_the_bytes_are_no_text) {
  const Reply reply = build_refusal({Code::wrong_host, "", "Host", "\"\xFF\xFE\"", "", ""});
  EXPECT_EQ(reply.status, 421);
  EXPECT_TRUE(reply.body.starts_with("{\"error\":{\"code\":\"wrong_host\""));
}

TEST(Message, every_status_of_the_table_has_its_words_in_the_first_line) {
  const auto [rows, count] = list_codes();
  for (const CodeRow* row = rows; row != rows + count; ++row) {
    Reply reply;
    reply.status = row->http_status;
    EXPECT_EQ(build_head(reply, "v", "p", true).find("Unknown"), std::string::npos) << row->http_status;
  }
}

TEST(Head, a_head_is_read_into_the_few_headers_that_matter) {
  const auto request = parse_head(
      "POST /api/v1/locate?day=2026-11-24 HTTP/1.1\r\nHost: localhost:8137\r\nContent-Type: application/json\r\n"
      "Sec-Fetch-Site: same-origin\r\nOrigin: http://localhost:8137\r\nX-Forwarded-For: 10.0.0.9\r\nContent-Length: "
      "2\r\n\r\n{}");
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->method, "POST");
  EXPECT_EQ(request->path, "/api/v1/locate");
  EXPECT_EQ(request->query, "day=2026-11-24");
  EXPECT_EQ(request->headers.host, "localhost:8137");
  EXPECT_EQ(request->headers.n_hosts, 1U);
  EXPECT_EQ(request->headers.fetch_site, "same-origin");
  EXPECT_TRUE(request->headers.is_forwarded);
}

TEST(Head, what_is_not_http_too_long_or_not_ended_is_refused) {
  EXPECT_EQ(parse_head("hello\r\n\r\n").error().code, Code::not_http);
  EXPECT_EQ(parse_head("GET / HTTP/1.1\r\nHost: a\r\n").error().code, Code::too_slow);
  EXPECT_EQ(parse_head("GET / HTTP/1.1\r\nX: " + std::string(20000, 'a') + "\r\n\r\n").error().code,
            Code::head_too_large);
  EXPECT_EQ(parse_head("GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n").error().code, Code::not_http)
      << "two lengths are the beginning of request smuggling";
  EXPECT_FALSE(parse_head("POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n").has_value());
}

}  // namespace
}  // namespace unknot::server
