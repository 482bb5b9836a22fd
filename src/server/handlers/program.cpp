#include "server/handlers/program.hpp"

#include "domain/figure/figure_view.hpp"
#include "server/handlers/devices.hpp"
#include "wire/archive.hpp"

namespace unknot::server {

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
  if (request.is_local) {
    about["store"] = {{"file", context.keeper.find_file()}, {"schema", context.keeper.find_schema()}};
  }
  Reply reply;
  reply.body = about.dump();
  // The page asks this when it starts, which makes the pairing last anew.
  if (!request.device.empty()) {
    reply.headers.emplace_back("Set-Cookie", build_cookie(find_cookie(request.headers.cookie, "unknot_device")));
  }
  return reply;
}

}  // namespace unknot::server
