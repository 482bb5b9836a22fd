#include "server/pressing/press.hpp"

#include "app/press/press_dose.hpp"
#include "server/guard.hpp"
#include "wire/press/dose_codec.hpp"

namespace unknot::server {
namespace {

constexpr const char* source = "the request";

Reply write_json(const wire::Json& json) {
  Reply reply;
  reply.body = json.dump(-1, ' ', false, wire::Json::error_handler_t::replace);
  return reply;
}

}  // namespace

Reply list_press_tools(const Context& context, const Request&) {
  wire::Json json;
  json["tools"] = wire::write_value(context.engine.atlas().press.tools);
  return write_json(json);
}

Reply press(const Context& context, const Request& request) {
  const std::expected<wire::Json, Problem> json = wire::parse(request.body, source);
  if (!json) return build_refusal(json.error());
  wire::Reading reading{source, {}};
  PressQuestion asked;
  wire::read_value(*json, "", reading, asked);
  if (reading.problem) return build_refusal(*reading.problem);
  const std::expected<PressDose, Problem> dose = app::find_press_dose(context.engine.atlas(), asked);
  return dose ? write_json(wire::write_value(*dose)) : build_refusal(dose.error());
}

}  // namespace unknot::server
