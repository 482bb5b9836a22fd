#include "server/handlers/figure.hpp"

#include "server/handlers/kept.hpp"
#include "server/handlers/pack.hpp"
#include "server/json/body.hpp"
#include "wire/figure/figure_view_codec.hpp"

namespace unknot::server {
Reply list_figures(const Context& context, const Request&) {
  Reply reply;
  reply.body = wire::write_value(context.engine.figures().list()).dump();
  return reply;
}

Reply find_view(const Context& context, const Request& request) {
  return pack_reply(
      write_kept(request, context.engine.figures().find_view(request.parameters[0], request.parameters[1]),
                 "application/json"),
      request);
}

Reply find_view_image(const Context& context, const Request& request) {
  return write_kept(request, context.engine.figures().find_image(request.parameters[0], request.parameters[1]),
                    "image/webp");
}

Reply find_mesh(const Context& context, const Request& request) {
  return pack_reply(
      write_kept(request, context.engine.figures().find_mesh(request.parameters[0]), "application/octet-stream"),
      request);
}

Reply paint(const Context& context, const Request& request) {
  const std::expected<wire::PaintRequest, Problem> asked = read_body<wire::PaintRequest>(request);
  if (!asked) return build_refusal(asked.error());
  std::expected<Painted, Problem> painted = context.engine.paint(asked->figure, asked->strokes, asked->listed);
  if (!painted) {
    painted.error().file = "the request";
    return build_refusal(painted.error());
  }
  Reply reply;
  reply.body = wire::write_value(*painted).dump();
  return reply;
}

}  // namespace unknot::server
