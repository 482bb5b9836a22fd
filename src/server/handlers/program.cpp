#include "server/handlers/program.hpp"

#include "wire/archive.hpp"

namespace unknot::server {

constexpr int figure_version = 1;

Reply find_health(const Context&, const Request&) {
  Reply reply;
  reply.shared = "{\"status\":\"ok\"}";
  return reply;
}

Reply find_about(const Context& context, const Request& request) {
  wire::Json about;
  about["program"] = context.engine.provenance().program;
  about["data_hash"] = context.engine.provenance().data_hash;
  about["figure_version"] = figure_version;
  about["languages"] = context.engine.list_languages();
  about["lan"] = context.settings.lan;
  about["paired"] = !request.device.empty();
  about["loopback"] = request.is_local;
  Reply reply;
  reply.body = about.dump();
  return reply;
}

}  // namespace unknot::server
