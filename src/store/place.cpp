#include "store/place.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <ranges>

#include <fmt/format.h>

namespace unknot::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* copy_mark = ".before-";

std::expected<void, Problem> make_folder(const std::string& file) {
  std::vector<fs::path> missing;
  std::error_code error;
  for (fs::path folder = fs::path(file).parent_path(); !folder.empty() && !fs::exists(folder, error);
       folder = folder.parent_path()) {
    missing.push_back(folder);
  }
  for (const fs::path& folder : std::views::reverse(missing)) {
    if (mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
      return std::unexpected(build_disk_problem(errno, folder.string()));
    }
  }
  return {};
}

}  // namespace

Problem build_disk_problem(int error, const std::string& file) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return {Code::disk_full, file, "", std::strerror(error), "", "Free some space on that disk, then try again."};
    case EROFS:
    case EACCES:
    case EPERM:
      return {Code::read_only,
              file,
              "",
              std::strerror(error),
              "",
              "Make the disk or the folder writable, or name a file elsewhere with --data-file."};
    default:
      return {Code::cannot_write,   file, "",
              std::strerror(error), "",   "Check the path, or name another with --data-file."};
  }
}

Lock::~Lock() {
  if (file_ >= 0) close(file_);
}

std::expected<void, Problem> prepare_file(const std::string& file) {
  if (const std::expected<void, Problem> made = make_folder(file); !made) return made;
  const int opened = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (opened < 0) return std::unexpected(build_disk_problem(errno, file));
  struct stat about{};
  const bool is_file = fstat(opened, &about) == 0 && S_ISREG(about.st_mode);
  close(opened);
  if (is_file) return {};
  return std::unexpected(Problem{Code::cannot_write, file, "", "not a file", "", "Name a file with --data-file."});
}

std::expected<Lock, Problem> lock_file(const std::string& file) {
  const std::string path = file + ".lock";
  const int opened = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (opened < 0) return std::unexpected(build_disk_problem(errno, path));
  Lock lock(opened);
  while (flock(opened, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) return std::unexpected(build_disk_problem(errno, path));
    return std::unexpected(
        Problem{Code::in_use, file, "", "", "",
                "Stop the other one, such as a running \"unknot serve\", or do it in the page that it serves."});
  }
  return lock;
}

FileSize measure_file(const std::string& file) {
  const auto measure = [](const std::string& path) -> std::size_t {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    return error ? 0 : size;
  };
  return {measure(file), measure(file + "-wal")};
}

std::string name_copy(const std::string& file, int number) { return fmt::format("{}{}{:04}", file, copy_mark, number); }

std::vector<std::string> list_copies(const std::string& file) {
  const fs::path path(file);
  const std::string start = path.filename().string() + copy_mark;
  std::vector<std::string> copies;
  std::error_code error;
  for (fs::directory_iterator entry(path.parent_path(), error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().filename().string().starts_with(start)) copies.push_back(entry->path().string());
  }
  std::sort(copies.rbegin(), copies.rend());
  return copies;
}

std::expected<void, Problem> make_empty_file(const std::string& file) {
  std::remove(file.c_str());
  const int opened = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (opened < 0) return std::unexpected(build_disk_problem(errno, file));
  close(opened);
  return {};
}

std::expected<void, Problem> finish_file(const std::string& fresh, const std::string& file) {
  const int opened = open(fresh.c_str(), O_RDONLY | O_CLOEXEC);
  const bool is_safe = opened >= 0 && fsync(opened) == 0;
  const int error = errno;
  if (opened >= 0) close(opened);
  if (!is_safe) return std::unexpected(build_disk_problem(error, fresh));
  if (std::rename(fresh.c_str(), file.c_str()) != 0) return std::unexpected(build_disk_problem(errno, file));
  const int folder = open(fs::path(file).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return {};
  fsync(folder);
  close(folder);
  return {};
}

}  // namespace unknot::store
