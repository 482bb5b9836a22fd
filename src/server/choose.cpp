#include "server/choose.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace unknot::server {
namespace {

constexpr const char* about = "Serves Unknot's pages to a browser on this machine, and with --lan to paired phones.";

constexpr const char* order =
    "A flag comes before the environment (UNKNOT_PORT for --port), that before the file, that before what stands "
    "here.\n"
    "The file holds lines such as \"port = 8137\": $XDG_CONFIG_HOME/unknot/server.conf, ~/.config/unknot/server.conf, "
    "or "
    "--config.\n"
    "An example of it: docs/server.conf. SIGTERM and Ctrl-C stop the server after the requests that are running.";

// What was typed, before anything of it is understood.
struct Typed {
  std::map<std::string, std::string> words;
  std::map<std::string, bool> switches;
  std::string config;
};

void describe(CLI::App& command, Typed& typed) {
  for (const Setting& setting : list_settings()) {
    const std::string name(setting.name);
    const std::string meaning = fmt::format("{} ({})", setting.meaning, setting.allowed);
    if (setting.is_switch) {
      command.add_flag(build_flag(name), typed.switches[name], std::string(setting.meaning));
    } else {
      command.add_option(build_flag(name), typed.words[name], meaning);
    }
  }
  command.add_option("--config", typed.config, "File with settings");
  command.footer(order);
}

Layer collect(const CLI::App& command, const Typed& typed) {
  Layer layer{"the command line", {}};
  for (const Setting& setting : list_settings()) {
    const std::string name(setting.name);
    if (command.count(build_flag(name)) == 0) continue;
    layer.values[name] = setting.is_switch ? "yes" : typed.words.at(name);
  }
  return layer;
}

std::expected<Layer, Problem> read_settings_file(const std::string& named, const Environment& environment) {
  const std::string path = named.empty() ? find_settings_file(environment) : named;
  errno = 0;
  // NOLINTNEXTLINE(misc-const-correctness): reading moves its position
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (file && !file.bad() && (text.tellp() > 0 || errno == 0)) return parse_file(text.str(), path);
  if (named.empty() && errno == ENOENT) return Layer{path, {}};
  return std::unexpected(Problem{Code::unreadable, path, "", errno != 0 ? std::strerror(errno) : "not a file of text",
                                 "", "Check the path and its rights, or leave --config away."});
}

}  // namespace

std::expected<Choice, Problem> choose(int argc, const char* const* argv, const Environment& environment) {
  CLI::App command(about, "unknot serve");
  Typed typed;
  describe(command, typed);
  try {
    command.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return Choice{{}, command.help()};
  } catch (const CLI::ParseError& error) {
    return std::unexpected(Problem{Code::usage, "", "", error.what(), "", "See: unknot serve --help"});
  }
  if (typed.config.empty()) {
    if (const char* named = environment("UNKNOT_CONFIG"); named != nullptr) typed.config = named;
  }
  std::expected<Layer, Problem> file = read_settings_file(typed.config, environment);
  if (!file) return std::unexpected(file.error());
  std::expected<Settings, Problem> settings =
      merge({collect(command, typed), read_environment(environment), std::move(*file)});
  if (!settings) return std::unexpected(settings.error());
  if (settings->data_file.empty()) settings->data_file = find_data_file(environment);
  // A path from here would mean another file when the server is started from elsewhere.
  settings->data_file = std::filesystem::absolute(settings->data_file).string();
  return Choice{std::move(*settings), {}};
}

}  // namespace unknot::server
