#include "server/settings.hpp"

#include <gtest/gtest.h>

#include <set>

#include "server/choose.hpp"
#include "support/support.hpp"

namespace unknot::server {
namespace {

Environment build_environment(std::map<std::string, std::string> values) {
  return [values](const char* name) {
    const auto found = values.find(name);
    return found == values.end() ? nullptr : found->second.c_str();
  };
}

std::expected<Choice, Problem> choose_words(std::vector<const char*> words, const Environment& environment) {
  words.insert(words.begin(), "serve");
  return choose(static_cast<int>(words.size()), words.data(), environment);
}

TEST(Settings, without_anything_said_the_server_listens_on_this_machine_only) {
  const Settings settings = choose_words({}, build_environment({{"HOME", "/nowhere"}}))->settings;
  EXPECT_EQ(settings.port, 8137);
  EXPECT_EQ(settings.bind, "127.0.0.1");
  EXPECT_FALSE(settings.lan);
  EXPECT_EQ(settings.lan_port, 8138);
  EXPECT_EQ(settings.data_file, "/nowhere/.local/share/unknot/unknot.db");
}

TEST(Settings, a_flag_comes_before_the_environment_that_before_the_file_that_before_the_usual_value) {
  const test::TempFolder folder;
  test::write_bytes(folder.at("unknot/server.conf"), "# mine\n\nport = 1111\n lan_port=2222 \nlan = yes\n");
  const std::string config = folder.at("");
  std::map<std::string, std::string> values{{"XDG_CONFIG_HOME", config}, {"HOME", "/nowhere"}};
  EXPECT_EQ(choose_words({}, build_environment(values))->settings.port, 1111);
  EXPECT_TRUE(choose_words({}, build_environment(values))->settings.lan);
  values["UNKNOT_PORT"] = "3333";
  values["UNKNOT_LAN"] = "no";
  EXPECT_EQ(choose_words({}, build_environment(values))->settings.port, 3333);
  EXPECT_FALSE(choose_words({}, build_environment(values))->settings.lan);
  const Settings settings = choose_words({"--port", "4444", "--lan"}, build_environment(values))->settings;
  EXPECT_EQ(settings.port, 4444);
  EXPECT_TRUE(settings.lan);
  EXPECT_EQ(settings.lan_port, 2222);
}

TEST(Settings, a_named_file_must_be_there_and_takes_the_place_of_the_usual_one) {
  const test::TempFolder folder;
  const std::string path = folder.at("other.conf");
  const Environment environment = build_environment({{"HOME", "/nowhere"}, {"UNKNOT_CONFIG", path}});
  EXPECT_EQ(choose_words({}, environment).error().code, Code::unreadable);
  test::write_bytes(path, "threads = 3\nhosts = unknot.example, Box.local\n");
  const Settings settings = choose_words({}, environment)->settings;
  EXPECT_EQ(settings.threads, 3U);
  EXPECT_EQ(settings.hosts, (std::vector<std::string>{"unknot.example", "box.local"}));
  EXPECT_EQ(choose_words({"--config", folder.at("").c_str()}, environment).error().code, Code::unreadable)
      << "a folder is not a file";
}

TEST(Settings, what_is_wrong_is_told_with_file_line_and_what_is_allowed) {
  EXPECT_EQ(parse_file("port = 1\nprot = 2\n", "a.conf").error().code, Code::unknown_key);
  EXPECT_EQ(parse_file("port = 1\nprot = 2\n", "a.conf").error().key, "line 2");
  EXPECT_NE(parse_file("prot = 2\n", "a.conf").error().next.find("port"), std::string::npos);
  EXPECT_EQ(parse_file("port\n", "a.conf").error().code, Code::wrong_type);
  EXPECT_EQ(parse_file("port = 1\nport = 1\n", "a.conf").error().code, Code::duplicate_key);
  EXPECT_EQ(merge({{"a.conf", {{"port", "70000"}}}}).error().code, Code::out_of_range);
  EXPECT_EQ(merge({{"the command line", {{"lan_port", "x"}}}}).error().code, Code::usage);
  EXPECT_EQ(merge({{"the command line", {{"lan_port", "x"}}}}).error().key, "--lan-port");
  for (const auto& [name, bad] : std::map<std::string, std::string>{{"port", ""},
                                                                    {"port", "-1"},
                                                                    {"port", "1 2"},
                                                                    {"lan", "maybe"},
                                                                    {"bind", ""},
                                                                    {"hosts", "a b,c/d"},
                                                                    {"threads", "65"},
                                                                    {"connections", "3"}}) {
    EXPECT_FALSE(merge({{"a.conf", {{name, bad}}}})) << name << " = " << bad;
  }
}

TEST(Settings, an_unknown_flag_or_a_stray_word_is_not_understood) {
  const Environment environment = build_environment({{"HOME", "/nowhere"}});
  EXPECT_EQ(choose_words({"--prot", "1"}, environment).error().code, Code::usage);
  EXPECT_EQ(choose_words({"now"}, environment).error().code, Code::usage);
  EXPECT_TRUE(choose_words({"--help"}, environment)->help->find("--lan-port") != std::string::npos);
}

TEST(Settings, the_example_file_and_the_manual_page_name_every_setting) {
  const std::string example = test::read_source("docs/server.conf");
  const std::string manual = test::read_source("docs/unknot.1");
  std::string bare = example;
  for (std::size_t at = bare.find("#"); at != std::string::npos; at = bare.find("#", at)) bare.erase(at, 1);
  for (const Setting& setting : list_settings()) {
    EXPECT_NE(example.find("#" + std::string(setting.name) + " = "), std::string::npos) << setting.name;
    std::string dashed;
    for (const char c : build_flag(setting.name)) dashed += c == '-' ? "\\-" : std::string(1, c);
    EXPECT_NE(manual.find(dashed), std::string::npos) << setting.name;
  }
  EXPECT_TRUE(parse_file(example, "docs/server.conf").has_value());
}

}  // namespace
}  // namespace unknot::server
