// What several benchmarks need: a folder that goes away, the engine, made-up ids.
#pragma once

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "app/engine.hpp"

namespace unknot::bench {

/// A fresh folder that is removed with its contents.
struct Folder {
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "unknot_bench_XXXXXX").string();
    path = mkdtemp(pattern.data());
  }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string path;
};

/// The engine with the built-in data, loaded once.
inline const app::Engine& engine() {
  static const app::Engine loaded = *app::Engine::load();
  return loaded;
}

/// An id as a device makes one.
inline std::string build_id(std::size_t number) { return fmt::format("{:032x}", number); }

}  // namespace unknot::bench
