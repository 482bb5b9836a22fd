#include "cli/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "wire/json.hpp"

namespace unknot::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_results = 512U << 20U;  // bytes; a line is some thousand
constexpr std::size_t largest_folder = 4000;  // files; the real one has some 500

Problem refuse(Code code, const std::string& path, const std::string& found, const std::string& next) {
  return {code, path, "", found, "", next};
}

// One byte past the limit is enough to know that it is passed.
std::string read_some(std::istream& in, std::size_t largest) {
  std::string bytes;
  std::array<char, 65536> buffer{};
  while (bytes.size() <= largest && in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    bytes.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
  }
  return bytes;
}

bool write_all(int file, const std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = write(file, bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    done += static_cast<std::size_t>(count);
  }
  return fsync(file) == 0;
}

}  // namespace

std::expected<std::string, Problem> read_file(const std::string& path, std::istream& in, std::size_t largest) {
  if (path == "-") return read_some(in, largest);
  std::error_code error;
  if (fs::is_directory(path, error)) {
    return std::unexpected(refuse(Code::unreadable, path, "a folder", "Give a case file, or - for standard input."));
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::unexpected(refuse(Code::unreadable, path, std::strerror(errno), "Check the path."));
  std::string bytes = read_some(file, largest);
  if (file.bad()) return std::unexpected(refuse(Code::unreadable, path, "an error while reading", "Check the disk."));
  return bytes;
}

std::expected<std::vector<app::NamedBytes>, Problem> read_folder(const std::string& path) {
  std::vector<app::NamedBytes> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(path, error);
  if (error) return std::unexpected(refuse(Code::unreadable, path, error.message(), "Name a data folder."));
  for (const fs::recursive_directory_iterator end; entry != end; entry.increment(error)) {
    if (error) return std::unexpected(refuse(Code::unreadable, path, error.message(), "Check the folder's rights."));
    if (!entry->is_regular_file(error) || entry->path().extension() != ".json") continue;
    if (files.size() == largest_folder) {
      return std::unexpected(refuse(Code::too_large, path, "more than 4000 files", "Is this Unknot's data folder?"));
    }
    std::expected<std::string, Problem> bytes = read_file(entry->path().string(), std::cin);
    if (!bytes) return std::unexpected(bytes.error());
    files.push_back({fs::relative(entry->path(), path, error).generic_string(), std::move(*bytes)});
  }
  if (files.empty()) {
    return std::unexpected(refuse(Code::bad_data, path, "no .json files", "Name a folder laid out like data/."));
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

std::expected<void, Problem> write_file(const std::string& path, const std::string& bytes) {
  std::error_code error;
  if (const fs::path folder = fs::path(path).parent_path(); !folder.empty() && fs::create_directories(folder, error)) {
    fs::permissions(folder, fs::perms::owner_all, error);  // what is written may be private
  }
  const std::string fresh = path + ".new";
  const int file = open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0)
    return std::unexpected(refuse(Code::cannot_write, path, std::strerror(errno), "Check the folder's rights."));
  const bool written = write_all(file, bytes);
  const std::string reason = written ? "" : std::strerror(errno);
  close(file);
  if (!written || std::rename(fresh.c_str(), path.c_str()) != 0) {
    std::remove(fresh.c_str());
    return std::unexpected(
        refuse(Code::cannot_write, path, written ? std::strerror(errno) : reason, "Is the disk full?"));
  }
  return {};
}

std::expected<void, Problem> append_line(const std::string& path, const std::string& line) {
  const auto fail = [&path](int error) {
    return std::unexpected(refuse(error == ENOSPC ? Code::disk_full : Code::cannot_write, path, std::strerror(error),
                                  "Check the path and the space on the disk."));
  };
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return fail(errno);
  std::string bytes = line + "\n";
  char last = '\n';
  const off_t size = lseek(file, 0, SEEK_END);
  if (size > 0 && pread(file, &last, 1, size - 1) == 1 && last != '\n') bytes.insert(0, "\n");
  errno = 0;
  const bool is_written = write_all(file, bytes) && fdatasync(file) == 0;
  const int error = errno;
  close(file);
  if (!is_written) return fail(error);
  return {};
}

std::optional<Problem> read_lines(
    const std::string& path,
    const std::function<std::optional<Problem>(const std::string&, const std::string&)>& take) {
  if (!has_file(path)) return std::nullopt;
  std::istringstream nothing;
  const std::expected<std::string, Problem> bytes = read_file(path, nothing, largest_results);
  if (!bytes) return bytes.error();
  std::size_t number = 0;
  for (std::size_t begin = 0, end = 0; (end = bytes->find('\n', begin)) != std::string::npos; begin = end + 1) {
    ++number;
    if (end == begin) continue;  // where a line that was broken off was closed
    const std::string text = bytes->substr(begin, end - begin);
    std::optional<Problem> problem = take(text, path + ":" + std::to_string(number));
    if (problem && text.ends_with('}')) return problem;
  }
  return std::nullopt;
}

std::optional<Problem> write_answer(std::ostream& out, const std::string& path, const std::string& bytes) {
  if (path.empty()) {
    out << bytes;
    return std::nullopt;
  }
  const auto written = write_file(path, bytes);
  return written ? std::nullopt : std::optional(written.error());
}

std::expected<app::Engine, Problem> load_engine(const std::string& folder) {
  if (folder.empty()) return app::Engine::load();
  const std::expected<std::vector<app::NamedBytes>, Problem> files = read_folder(folder);
  if (!files) return std::unexpected(files.error());
  return app::Engine::load(*files);
}

namespace {

std::string find_data_folder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/') {
    return std::string(data) + "/unknot";
  }
  const char* home = std::getenv("HOME");
  return std::string(home != nullptr ? home : ".") + "/.local/share/unknot";
}

}  // namespace

std::string find_pain_file() { return find_data_folder() + "/pain.json"; }

std::string find_store_file(const std::string& given) {
  std::error_code error;
  return fs::absolute(given.empty() ? find_data_folder() + "/unknot.db" : given, error).lexically_normal().string();
}

bool has_file(const std::string& path) {
  std::error_code error;
  return fs::exists(path, error);
}

}  // namespace unknot::cli
