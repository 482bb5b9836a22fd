#include "server/routes.hpp"

#include <gtest/gtest.h>

#include <set>

#include "unit/server/site.hpp"

namespace unknot::test {
namespace {

using server::match;

TEST(Routes, a_pattern_takes_one_part_of_the_path_for_each_brace) {
  EXPECT_EQ(*match("/api/v1/people/{person}/pains/{pain}", "/api/v1/people/ab/pains/cd"),
            (std::vector<std::string>{"ab", "cd"}));
  EXPECT_TRUE(match("/health", "/health")->empty());
  for (const char* path :
       {"/api/v1/people", "/api/v1/people/", "/api/v1/people/ab/", "/api/v1/people/ab/cd", "/api/v1"}) {
    EXPECT_FALSE(match("/api/v1/people/{person}", path)) << path;
  }
}

TEST(Routes, no_endpoint_stands_twice_and_every_one_is_below_the_api_or_named_in_the_rules) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const server::Route& route : server::list_routes()) {
    EXPECT_TRUE(seen.emplace(route.method, route.pattern).second) << route.pattern;
    EXPECT_TRUE(route.pattern.starts_with("/api/v1/") || route.pattern == "/health" || route.pattern == "/ca.crt");
    if (route.method == "GET") EXPECT_EQ(route.largest_body, 0U) << route.pattern;
  }
}

TEST(Routes, the_health_of_the_server_is_told_to_anyone_and_nothing_else_with_it) {
  const Site site;
  EXPECT_EQ(ask(site, build_remote("GET", "/health")).bytes(), "{\"status\":\"ok\"}");
}

TEST(Routes, a_device_that_is_not_paired_gets_only_the_page_the_health_and_about) {
  const Site site;
  EXPECT_EQ(ask(site, build_remote("GET", "/api/v1/about")).status, 200);
  EXPECT_EQ(ask(site, build_remote("GET", "/")).status, 200);
  for (const char* path : {"/api/v1/atlas/words", "/api/v1/muscles/soleus"}) {
    const server::Reply reply = ask(site, build_remote("GET", path));
    EXPECT_EQ(reply.status, 401) << path;
    EXPECT_NE(reply.body.find("scan the code"), std::string::npos) << path;
  }
  EXPECT_EQ(ask(site, build_remote("POST", "/api/v1/locate", "{}")).status, 401);
}

TEST(Routes, a_wrong_host_is_refused_before_anything_else_is_looked_at) {
  const Site site;
  server::Request request = build_local("GET", "/health");
  request.headers.host = "evil.example";
  EXPECT_EQ(find_refusal(ask(site, request)), "wrong_host");
}

TEST(Routes, a_wrong_method_names_the_right_one) {
  const Site site;
  server::Request request = build_local("DELETE", "/api/v1/locate");
  EXPECT_EQ(server::decide(site.context, request).allow, "POST");
  EXPECT_EQ(find_refusal(ask(site, request)), "wrong_method");
}

TEST(Routes, a_page_of_another_site_cannot_send_a_case) {
  const Site site;
  server::Request request = build_local("POST", "/api/v1/locate", "{}");
  request.headers.origin = "https://evil.example";
  EXPECT_EQ(find_refusal(ask(site, request)), "cross_site");
  request.headers.origin.clear();
  request.headers.content_type = "text/plain";
  EXPECT_EQ(find_refusal(ask(site, request)), "wrong_media");
}

TEST(Routes, a_case_is_ranked_as_the_command_line_ranks_it_and_a_bad_one_is_refused) {
  const Site site;
  const server::Reply reply = ask(site, build_local("POST", "/api/v1/locate", read_source("examples/neck.json")));
  EXPECT_EQ(reply.status, 200);
  EXPECT_NE(reply.body.find("levator_scapulae"), std::string::npos);
  EXPECT_EQ(find_refusal(ask(site, build_local("POST", "/api/v1/locate", "{"))), "not_json");
  EXPECT_EQ(find_refusal(ask(site, build_local("POST", "/api/v1/locate?day=tomorrow", "{}"))), "out_of_range");
}

TEST(Routes, words_and_sheets_are_not_sent_twice_to_whoever_has_them) {
  const Site site;
  for (const char* path : {"/api/v1/atlas/words?language=en", "/api/v1/muscles/soleus?language=en"}) {
    server::Request request = build_local("GET", path);
    const server::Reply first = ask(site, request);
    ASSERT_EQ(first.headers.front().first, "ETag");
    request.headers.if_none_match = first.headers.front().second;
    EXPECT_EQ(ask(site, request).status, 304) << path;
    request.query = "language=de";
    EXPECT_EQ(ask(site, request).status, 200) << path << " in another language is another answer";
  }
}

TEST(Routes, words_are_packed_for_whoever_takes_gzip_and_not_sent_twice_then_either) {
  const Site site;
  server::Request request = build_local("GET", "/api/v1/atlas/words?language=en");
  const server::Reply plain = ask(site, request);
  request.headers.accept_encoding = "gzip, deflate, br";
  const server::Reply packed = ask(site, request);
  EXPECT_LT(3 * packed.bytes().size(), plain.bytes().size());
  EXPECT_EQ(packed.bytes().substr(0, 2), "\x1f\x8b") << "gzip begins so";
  const std::string tag = packed.headers.front().second;
  EXPECT_NE(tag, plain.headers.front().second);
  request.headers.if_none_match = tag;
  const server::Reply unchanged = ask(site, request);
  EXPECT_EQ(unchanged.status, 304);
  EXPECT_EQ(unchanged.headers.front().second, tag);
  EXPECT_TRUE(unchanged.bytes().empty());
}

TEST(Routes, an_unknown_muscle_comes_back_with_the_nearest_names) {
  const Site site;
  const server::Reply reply = ask(site, build_local("GET", "/api/v1/muscles/solues"));
  EXPECT_EQ(reply.status, 404);
  EXPECT_NE(reply.body.find("soleus"), std::string::npos);
}

}  // namespace
}  // namespace unknot::test
