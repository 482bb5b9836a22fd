#include "server/pages.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "unit/server/site.hpp"

namespace unknot::test {
namespace {

std::string pack_file(const std::string& path, const std::string& bytes, const std::string& packed = {}) {
  return fmt::format("{}\n{}\n{}\n{}{}", path, bytes.size(), packed.size(), bytes, packed);
}

const std::string pack = pack_file("assets/index-BxK3d9_Q.js", "console.log(1)", "PACKED") +
                         pack_file("build.txt", "a1b2c3\n") + pack_file("index.html", "<!doctype html>") +
                         pack_file("sw.js", "self");

std::string find_header(const server::Reply& reply, std::string_view name) {
  for (const auto& [key, value] : reply.headers) {
    if (key == name) return value;
  }
  return {};
}

TEST(Pages, a_file_is_found_by_its_exact_name_with_its_kind) {
  const Site site(pack);
  const server::Reply reply = ask(site, build_local("GET", "/sw.js"));
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.bytes(), "self");
  EXPECT_EQ(reply.type, "text/javascript; charset=utf-8");
  EXPECT_EQ(find_header(reply, "Cache-Control"), "no-cache");
  EXPECT_EQ(site.pages.build(), "a1b2c3");
}

TEST(Pages, a_name_with_a_hash_in_it_is_kept_for_a_year_and_all_others_are_asked_for_again) {
  const Site site(pack);
  EXPECT_EQ(find_header(ask(site, build_local("GET", "/assets/index-BxK3d9_Q.js")), "Cache-Control"),
            "public, max-age=31536000, immutable");
  EXPECT_EQ(find_header(ask(site, build_local("GET", "/index.html")), "Cache-Control"), "no-cache");
}

TEST(Pages, gzip_is_sent_to_whoever_takes_it_and_has_a_tag_of_its_own) {
  const Site site(pack);
  server::Request request = build_local("GET", "/assets/index-BxK3d9_Q.js");
  const server::Reply plain = ask(site, request);
  request.headers.accept_encoding = "gzip, deflate, br";
  const server::Reply packed = ask(site, request);
  EXPECT_EQ(plain.bytes(), "console.log(1)");
  EXPECT_EQ(packed.bytes(), "PACKED");
  EXPECT_EQ(find_header(packed, "Content-Encoding"), "gzip");
  EXPECT_EQ(find_header(packed, "Vary"), "Accept-Encoding");
  EXPECT_NE(find_header(packed, "ETag"), find_header(plain, "ETag"));
}

TEST(Pages, a_page_that_the_browser_has_is_not_sent_again) {
  const Site site(pack);
  server::Request request = build_local("GET", "/");
  request.headers.if_none_match = find_header(ask(site, request), "ETag");
  const server::Reply reply = ask(site, request);
  EXPECT_EQ(reply.status, 304);
  EXPECT_TRUE(reply.bytes().empty());
}

TEST(Pages, paths_without_a_dot_are_the_pages_own_and_others_are_not_found) {
  const Site site(pack);
  for (const char* path : {"/", "/draw", "/muscle/levator_scapulae", "/pair"}) {
    EXPECT_EQ(ask(site, build_local("GET", path)).bytes(), "<!doctype html>") << path;
  }
  for (const char* path :
       {"/missing.js", "/assets/index.js", "/../index.html", "/%69ndex.html", "/api", "/api/", "/api/v2/x"}) {
    EXPECT_EQ(ask(site, build_local("GET", path)).status, 404) << path;
  }
}

TEST(Pages, a_program_without_pages_says_how_to_build_them) {
  const Site site;
  const server::Reply reply = ask(site, build_local("GET", "/"));
  EXPECT_EQ(reply.status, 200);
  EXPECT_NE(reply.bytes().find("npm run build"), std::string_view::npos);
}

TEST(Pages, pages_are_only_read) {
  const Site site(pack);
  EXPECT_EQ(find_refusal(ask(site, build_local("POST", "/"))), "wrong_method");
  EXPECT_EQ(ask(site, build_local("HEAD", "/")).status, 200);
}

TEST(Pages, the_packing_script_and_the_reader_agree_byte_for_byte) {
  const TempFolder folder;
  const std::string text(5000, 'a');
  write_bytes(folder.at("dist/index.html"), "<!doctype html>\n");
  write_bytes(folder.at("dist/assets/a-12345678.css"), text);
  const std::string out = folder.at("pages.pack");
  const std::string command = fmt::format("sh {}/cmake/pack_pages.sh {} {}", UNKNOT_SOURCE, folder.at("dist"), out);
  ASSERT_EQ(std::system(command.c_str()), 0);
  const std::string packed = read_bytes(out);
  const Site site(packed);
  EXPECT_EQ(site.pages.n_files(), 2U);
  server::Request request = build_local("GET", "/assets/a-12345678.css");
  EXPECT_EQ(ask(site, request).bytes(), text);
  request.headers.accept_encoding = "gzip";
  EXPECT_LT(ask(site, request).bytes().size(), 100U);
  EXPECT_EQ(ask(site, build_local("GET", "/")).bytes(), "<!doctype html>\n");
}

}  // namespace
}  // namespace unknot::test
