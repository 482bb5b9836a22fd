#include "server/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/text.hpp"
#include "server/guard.hpp"

namespace unknot::server {
namespace {

template <class Number>
bool read_number(std::string_view text, Number& value, std::uint64_t low, std::uint64_t high) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < low || number > high) return false;
  value = static_cast<Number>(number);
  return true;
}

bool read_switch(std::string_view text, bool& value) {
  value = text == "yes" || text == "true" || text == "1";
  return value || text == "no" || text == "false" || text == "0";
}

bool read_text(std::string_view text, std::string& value) {
  value = text;
  return !text.empty();
}

bool read_hosts(std::string_view text, std::vector<std::string>& hosts) {
  hosts.clear();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(", "), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    hosts.push_back(find_host_name(word));
    if (hosts.back().empty()) return false;
  }
  return !hosts.empty();
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.remove_suffix(1);
  return text;
}

const Setting* find_setting(std::string_view name) {
  const std::vector<Setting>& settings = list_settings();
  const auto found =
      std::find_if(settings.begin(), settings.end(), [name](const Setting& setting) { return setting.name == name; });
  return found == settings.end() ? nullptr : &*found;
}

std::string find_home(const Environment& environment, const char* variable, const char* below_home) {
  if (const char* folder = environment(variable); folder != nullptr && *folder == '/') return folder;
  const char* home = environment("HOME");
  return std::string(home != nullptr ? home : ".") + below_home;
}

}  // namespace

const std::vector<Setting>& list_settings() {
  static const std::vector<Setting> settings{
      {"port", "Port on this machine", "0 to 65535; 0 takes any free one",
       [](Settings& s, std::string_view t) { return read_number(t, s.port, 0, 65535); }},
      {"bind", "Address that plain http listens on", "an address of this machine, such as 127.0.0.1",
       [](Settings& s, std::string_view t) { return read_text(t, s.bind); }},
      {"lan", "Also serve phones and other devices of this network, over https", "yes or no",
       [](Settings& s, std::string_view t) { return read_switch(t, s.lan); }, true},
      {"lan_port", "Port for other devices", "0 to 65535; 0 takes any free one",
       [](Settings& s, std::string_view t) { return read_number(t, s.lan_port, 0, 65535); }},
      {"hosts", "Names that the server goes by, beside those of this machine", "names with commas between them",
       [](Settings& s, std::string_view t) { return read_hosts(t, s.hosts); }},
      {"data_file", "File in which everything is kept", "a path",
       [](Settings& s, std::string_view t) { return read_text(t, s.data_file); }},
      {"data", "Data folder to use instead of the built-in one", "a path",
       [](Settings& s, std::string_view t) { return read_text(t, s.data); }},
      {"threads", "Threads that answer", "0 to 64; 0 takes as many as the machine runs at once",
       [](Settings& s, std::string_view t) { return read_number(t, s.threads, 0, 64); }},
      {"connections", "Connections at a time", "16 to 100000",
       [](Settings& s, std::string_view t) { return read_number(t, s.connections, 16, 100000); }},
      {"log_requests", "Write one line for each request: method, route, status, milliseconds", "yes or no",
       [](Settings& s, std::string_view t) { return read_switch(t, s.log_requests); }, true},
  };
  return settings;
}

std::string build_flag(std::string_view name) {
  std::string flag = "--" + std::string(name);
  std::replace(flag.begin(), flag.end(), '_', '-');
  return flag;
}

std::string build_variable(std::string_view name) {
  std::string variable = "UNKNOT_" + std::string(name);
  std::transform(variable.begin(), variable.end(), variable.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return variable;
}

Layer read_environment(const Environment& environment) {
  Layer layer{"the environment", {}};
  for (const Setting& setting : list_settings()) {
    const char* value = environment(build_variable(setting.name).c_str());
    if (value != nullptr && *value != '\0') layer.values[std::string(setting.name)] = value;
  }
  return layer;
}

std::expected<Layer, Problem> parse_file(std::string_view text, const std::string& path) {
  Layer layer{path, {}};
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t equals = line.find('=');
    const std::string key(trim(line.substr(0, equals)));
    if (equals == std::string_view::npos) {
      return std::unexpected(Problem{Code::wrong_type, path, fmt::format("line {}", number), quote(line), "key = value",
                                     "Write a key, an equals sign and a value."});
    }
    if (find_setting(key) == nullptr) {
      std::vector<std::string> known;
      for (const Setting& setting : list_settings()) known.emplace_back(setting.name);
      return std::unexpected(Problem{Code::unknown_key, path, fmt::format("line {}", number), quote(key),
                                     fmt::format("{}", fmt::join(known, ", ")), build_suggestion(key, known)});
    }
    if (!layer.values.emplace(key, trim(line.substr(equals + 1))).second) {
      return std::unexpected(Problem{Code::duplicate_key, path, fmt::format("line {}", number), quote(key) + " twice",
                                     "each key once", "Remove one of the two."});
    }
  }
  return layer;
}

std::expected<Settings, Problem> merge(const std::vector<Layer>& layers) {
  Settings settings;
  for (const Setting& setting : list_settings()) {
    for (const Layer& layer : layers) {
      const auto value = layer.values.find(std::string(setting.name));
      if (value == layer.values.end()) continue;
      if (!setting.set(settings, value->second)) {
        const bool is_command = layer.file == "the command line";
        return std::unexpected(Problem{is_command ? Code::usage : Code::out_of_range, layer.file,
                                       is_command ? build_flag(setting.name) : std::string(setting.name),
                                       quote(value->second), std::string(setting.allowed), "See: unknot serve --help"});
      }
      break;
    }
  }
  return settings;
}

std::string find_settings_file(const Environment& environment) {
  return find_home(environment, "XDG_CONFIG_HOME", "/.config") + "/unknot/server.conf";
}

std::string find_data_file(const Environment& environment) {
  return find_home(environment, "XDG_DATA_HOME", "/.local/share") + "/unknot/unknot.db";
}

}  // namespace unknot::server
