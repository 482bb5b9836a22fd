#include "server/handlers/kept.hpp"

#include "base/provenance.hpp"
#include "server/handlers/pack.hpp"

namespace unknot::server {

Reply write_kept(const Request& request, const std::expected<std::string_view, Problem>& bytes, const char* type) {
  if (!bytes) {
    Problem problem = bytes.error();
    problem.file = request.path;
    problem.code = Code::not_found;
    return build_refusal(problem);
  }
  const std::string fingerprint = build_hexadecimal(build_fingerprint(*bytes));
  Reply reply;
  reply.type = type;
  reply.headers = {
      {"ETag", "\"" + fingerprint + "\""},
      {"Cache-Control",
       find_query(request.query, "v") == fingerprint ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (has_already(request, "\"" + fingerprint + "\"")) {
    reply.status = 304;
  } else {
    reply.shared = *bytes;
  }
  return reply;
}

}  // namespace unknot::server
