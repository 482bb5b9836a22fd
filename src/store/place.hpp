// Where the file lies: its folder, its rights, the lock beside it and the copies made before migrations.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.hpp"

namespace unknot::store {

/// Held as long as this lives; given up by the system when the process ends, however it ends.
class Lock {
 public:
  explicit Lock(int file) : file_(file) {}
  Lock(Lock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  Lock& operator=(Lock&&) = delete;
  ~Lock();

 private:
  int file_;
};

/// Makes the folder (0700) and an empty file (0600) where they are missing; looks whether the file can be written.
std::expected<void, Problem> prepare_file(const std::string& file);

/// Locks `file` against every other process by a file beside it. `in_use` when another holds it.
std::expected<Lock, Problem> lock_file(const std::string& file);

/// Bytes of the file and of the log beside it; zero for what is missing.
struct FileSize {
  std::size_t file = 0;
  std::size_t log = 0;
};
FileSize measure_file(const std::string& file);

/// Where the copy goes that is made before migration `number`.
std::string name_copy(const std::string& file, int number);

/// The copies that lie beside the file, the latest first.
std::vector<std::string> list_copies(const std::string& file);

/// An empty file that only its owner may read, in place of whatever is there.
std::expected<void, Problem> make_empty_file(const std::string& file);

/// Makes sure that a file is on the disk, then gives it its final name.
std::expected<void, Problem> finish_file(const std::string& fresh, const std::string& file);

/// The problem behind `error`, an errno, of writing to `file`.
Problem build_disk_problem(int error, const std::string& file);

}  // namespace unknot::store
