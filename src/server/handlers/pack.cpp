#include "server/handlers/pack.hpp"

#define ZLIB_CONST  // zlib then promises not to change its input
#include <zlib.h>

#include "base/problem.hpp"

namespace unknot::server {
namespace {

constexpr std::size_t worth_it = 1024;  // bytes
constexpr int effort = 5;               // of 9; more costs twice the time for some per cent
constexpr int gzip_window = 15 + 16;    // zlib's way to ask for the largest window, as gzip
constexpr int memory = 8;               // zlib's usual

std::string build_packed_tag(std::string_view tag) { return std::string(tag.substr(0, tag.size() - 1)) + "-gz\""; }

}  // namespace

std::string pack(std::string_view bytes) {
  z_stream stream{};
  ensure(deflateInit2(&stream, effort, Z_DEFLATED, gzip_window, memory, Z_DEFAULT_STRATEGY) == Z_OK, "zlib starts");
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int end = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  ensure(end == Z_STREAM_END, "the bound of zlib holds");
  return packed;
}

Reply pack_reply(Reply reply, const Request& request) {
  if (reply.status != 200 && reply.status != 304) return reply;
  if (reply.status == 200 && reply.bytes().size() < worth_it) return reply;
  reply.headers.emplace_back("Vary", "Accept-Encoding");
  if (request.headers.accept_encoding.find("gzip") == std::string::npos) return reply;
  for (auto& [name, value] : reply.headers) {
    if (name == "ETag") value = build_packed_tag(value);
  }
  if (reply.status == 304) return reply;
  reply.body = pack(reply.bytes());
  reply.shared = {};
  reply.headers.emplace_back("Content-Encoding", "gzip");
  return reply;
}

bool has_already(const Request& request, std::string_view tag) {
  return request.headers.if_none_match == tag || request.headers.if_none_match == build_packed_tag(tag);
}

}  // namespace unknot::server
