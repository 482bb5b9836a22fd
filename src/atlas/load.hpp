// From the bytes of the data files to an atlas in which every name resolves.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "domain/atlas.hpp"

namespace unknot::atlas {

/// One data file: its path below the data folder, with forward slashes, and its bytes.
struct DataFile {
  std::string path;
  std::string_view bytes;
};

/// Reads and checks the whole data folder. The order of `files` does not matter. A path outside the known
/// folders is refused, so that a stray file is noticed.
/// @return the atlas, or the first problem with file and key
std::expected<Atlas, Problem> load(const std::vector<DataFile>& files);

/// Fingerprint of all bytes and paths, independent of their order; 16 hexadecimal digits.
std::string build_data_hash(std::vector<DataFile> files);

}  // namespace unknot::atlas
