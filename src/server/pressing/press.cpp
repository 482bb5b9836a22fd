#include "server/pressing/press.hpp"

#include "app/press/press_dose.hpp"
#include "server/json/body.hpp"
#include "wire/press/dose_codec.hpp"

namespace unknot::server {
Reply list_press_tools(const Context& context, const Request&) {
  wire::Json json;
  json["tools"] = wire::write_value(context.engine.atlas().press.tools);
  return write_json(json);
}

Reply press(const Context& context, const Request& request) {
  const std::expected<PressQuestion, Problem> asked = read_body<PressQuestion>(request);
  if (!asked) return build_refusal(asked.error());
  const std::expected<PressDose, Problem> dose = app::find_press_dose(context.engine.atlas(), *asked);
  return dose ? write_json(wire::write_value(*dose)) : build_refusal(dose.error());
}

}  // namespace unknot::server
