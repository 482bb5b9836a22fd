#include "server/pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "base/provenance.hpp"
#include "base/text.hpp"

// Set by the assembler from the pack that cmake/pack_pages.sh writes.
extern "C" {
extern const char unknot_pages_begin[];
extern const char unknot_pages_end[];
}

namespace unknot::server {
namespace {

constexpr std::string_view no_pages =
    "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Unknot</title></head>\n<body>\n"
    "<h1>Unknot runs, without its pages</h1>\n"
    "<p>This program was built before its pages were. In the source folder:</p>\n"
    "<pre>cd web &amp;&amp; npm ci &amp;&amp; npm run build\ncmake --preset release &amp;&amp; ninja -C build/release "
    "unknot</pre>\n"
    "<p>The interface for programs works already: <a href=\"/api/v1/about\">/api/v1/about</a>.</p>\n"
    "</body>\n</html>\n";

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  ensure(end != std::string_view::npos, "the built-in pages are packed line by line");
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

std::string_view take_bytes(std::string_view& rest, std::string_view digits) {
  std::size_t size = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), size);
  ensure(size <= rest.size(), "the built-in pages are whole");
  const std::string_view bytes = rest.substr(0, size);
  rest.remove_prefix(size);
  return bytes;
}

std::string find_type(std::string_view path) {
  struct Row {
    std::string_view end;
    std::string_view type;
  };
  static constexpr std::array<Row, 18> rows{{{".html", "text/html; charset=utf-8"},
                                             {".js", "text/javascript; charset=utf-8"},
                                             {".mjs", "text/javascript; charset=utf-8"},
                                             {".css", "text/css; charset=utf-8"},
                                             {".json", "application/json"},
                                             {".webmanifest", "application/manifest+json"},
                                             {".svg", "image/svg+xml"},
                                             {".webp", "image/webp"},
                                             {".png", "image/png"},
                                             {".jpg", "image/jpeg"},
                                             {".ico", "image/x-icon"},
                                             {".woff2", "font/woff2"},
                                             {".wasm", "application/wasm"},
                                             {".txt", "text/plain; charset=utf-8"},
                                             {".md", "text/plain; charset=utf-8"},
                                             {".map", "application/json"},
                                             {".mp3", "audio/mpeg"},
                                             {".ogg", "audio/ogg"}}};
  for (const Row& row : rows) {
    if (path.ends_with(row.end)) return std::string(row.type);
  }
  return "application/octet-stream";
}

// "assets/index-BxK3d9aQ.js": at least eight letters of a hash between the last dash and the last dot.
bool has_hash(std::string_view path) {
  if (!path.starts_with("assets/")) return false;
  const std::string_view stem = path.substr(0, path.rfind('.'));
  const std::size_t dash = stem.size() > 9 ? stem.size() - 9 : std::string_view::npos;
  return dash != std::string_view::npos && stem[dash] == '-' &&
         std::all_of(stem.begin() + static_cast<std::ptrdiff_t>(dash) + 1, stem.end(),
                     [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; });
}

bool names_tag(std::string_view list, std::string_view tag) {
  return list == "*" || list.find(tag) != std::string_view::npos;
}

Reply build_page(const PageFile& file, const Request& request) {
  Reply reply;
  const bool packs = !file.packed.empty() && request.headers.accept_encoding.find("gzip") != std::string::npos;
  const std::string tag = fmt::format("\"{}{}\"", file.tag, packs ? "-gz" : "");
  reply.headers.emplace_back("ETag", tag);
  reply.headers.emplace_back("Cache-Control", file.is_immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (!file.packed.empty()) reply.headers.emplace_back("Vary", "Accept-Encoding");
  if (names_tag(request.headers.if_none_match, tag)) {
    reply.status = 304;
    return reply;
  }
  if (packs) reply.headers.emplace_back("Content-Encoding", "gzip");
  reply.type = file.type;
  reply.shared = packs ? file.packed : file.bytes;
  return reply;
}

}  // namespace

Pages::Pages(std::string_view pack) : build_(build_hexadecimal(build_fingerprint(pack))) {
  while (!pack.empty()) {
    const std::string_view path = take_line(pack);
    const std::string_view size = take_line(pack);
    const std::string_view packed_size = take_line(pack);
    PageFile file;
    file.bytes = take_bytes(pack, size);
    file.packed = take_bytes(pack, packed_size);
    file.type = find_type(path);
    file.tag = build_hexadecimal(build_fingerprint(file.bytes));
    file.is_immutable = has_hash(path);
    if (path == "build.txt") build_ = std::string(file.bytes.substr(0, file.bytes.find_first_of("\r\n")));
    files_.emplace(path, std::move(file));
  }
}

Pages Pages::load() {
  return Pages(std::string_view(unknot_pages_begin, static_cast<std::size_t>(unknot_pages_end - unknot_pages_begin)));
}

Reply Pages::find(const Request& request) const {
  const std::string_view path = std::string_view(request.path).substr(1);
  if (const auto found = files_.find(path); found != files_.end()) return build_page(found->second, request);
  if (path.find('.') == std::string_view::npos) {
    if (const auto index = files_.find("index.html"); index != files_.end()) return build_page(index->second, request);
    Reply reply;
    reply.type = "text/html; charset=utf-8";
    reply.shared = no_pages;
    return reply;
  }
  return build_refusal({Code::not_found, quote(request.path), "", "a name that no page has", "",
                        "Start at the address without a path."});
}

}  // namespace unknot::server
