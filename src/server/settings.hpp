// Settings of the server: flags come before the environment, that before the file, that before what stands here.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.hpp"

namespace unknot::server {

/// How the server runs. Ports of 0 take any free one.
struct Settings {
  std::uint16_t port = 8137;
  std::string bind = "127.0.0.1";
  bool lan = false;
  std::uint16_t lan_port = 8138;
  std::vector<std::string> hosts;  ///< names it goes by, beside those of the machine itself
  std::string data_file;  ///< where everything is kept; empty: unknot.db below the data folder of the person
  std::string data;  ///< data folder instead of the built-in data; empty: built in
  std::size_t threads = 0;  ///< 0: as many as the machine runs at once
  std::size_t connections = 512;  ///< more than these at a time push out the oldest that has not asked anything yet
  bool log_requests = false;  ///< method, pattern of the route, status and milliseconds; never more

  bool operator==(const Settings&) const = default;
};

/// One setting: its name in the file; with UNKNOT_ in front and in capitals in the environment; with dashes as a flag.
struct Setting {
  std::string_view name;
  std::string_view meaning;
  std::string_view allowed;
  bool (*set)(Settings& settings, std::string_view text);  ///< false when the text is not allowed
  bool is_switch = false;  ///< the flag needs no value
};

/// Every setting: flags, environment, file and documentation come from this one table.
const std::vector<Setting>& list_settings();

/// Where a value came from, for the message that refuses it.
struct Layer {
  std::string file;  ///< "the command line", "the environment", or the path of the file
  std::map<std::string, std::string> values;  ///< by the name of the setting
};

/// A value of the environment; nothing when it is not set.
using Environment = std::function<const char*(const char*)>;

/// "port" as a flag ("--port") and as a name of the environment ("UNKNOT_PORT").
std::string build_flag(std::string_view name);
std::string build_variable(std::string_view name);

/// The settings that are there in the environment.
Layer read_environment(const Environment& environment);

/// Lines "key = value"; empty lines and lines that begin with # are skipped.
std::expected<Layer, Problem> parse_file(std::string_view text, const std::string& path);

/// The first layer that has a setting decides it.
std::expected<Settings, Problem> merge(const std::vector<Layer>& layers);

/// Where the file is looked for when none is named: $XDG_CONFIG_HOME/unknot/server.conf, or below ~/.config.
std::string find_settings_file(const Environment& environment);

/// Where everything is kept when nothing is named: $XDG_DATA_HOME/unknot/unknot.db, or below ~/.local/share.
std::string find_data_file(const Environment& environment);

}  // namespace unknot::server
