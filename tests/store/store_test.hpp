// What the tests of the store share.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "store/sqlite_archive.hpp"
#include "support/events.hpp"
#include "support/support.hpp"

namespace unknot::test {

/// Opens the archive; the test ends when it cannot be opened.
inline std::unique_ptr<store::Archive> open_archive(const std::string& file) {
  auto archive = store::open_sqlite_archive(file);
  if (!archive) throw std::runtime_error(build_sentence(archive.error()));
  return std::move(*archive);
}

/// Event `id` of person 1: pain 2 gets a name.
inline Event build_named(std::size_t id, const std::string& name = "Neck", std::size_t person = 1) {
  return build_event(id, person, 2, id, PainNamed{name});
}

/// The code of a refusal, as a word; "nothing was refused" when there was none.
template <class Outcome>
std::string find_refusal(const Outcome& outcome) {
  return outcome ? "nothing was refused" : std::string(find_code(outcome.error().code).name);
}

/// The bytes of every file in the folder of `file`, one after another.
inline std::string read_folder_bytes(const std::string& file) {
  std::string bytes;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(file).parent_path())) {
    bytes += read_bytes(entry.path().string());
  }
  return bytes;
}

}  // namespace unknot::test
