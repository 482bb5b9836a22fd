// The pages as they were when the program was built: an exact table, so that no path can leave it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "server/message.hpp"

namespace unknot::server {

/// One file of the pages.
struct PageFile {
  std::string_view bytes;
  std::string_view packed;  ///< the same with gzip; empty where that is not smaller
  std::string type;
  std::string tag;         ///< ETag without the mark of packing
  bool is_immutable = false;  ///< its name changes with its content
};

/// The table of all files.
class Pages {
 public:
  /// From a pack: "path newline size newline packed_size newline bytes packed" for each file (cmake/pack_pages.sh).
  explicit Pages(std::string_view pack);

  /// From what was built in.
  static Pages load();

  /// The reply for a path: the file of that name; index.html for paths without a dot, which the page routes itself;
  /// otherwise a refusal. Honours If-None-Match and Accept-Encoding.
  Reply find(const Request& request) const;

  /// Which build of the pages this is: the content of their build.txt, or a fingerprint of all files.
  const std::string& build() const { return build_; }

  std::size_t n_files() const { return files_.size(); }

 private:
  std::unordered_map<std::string_view, PageFile> files_;
  std::string build_;
};

}  // namespace unknot::server
