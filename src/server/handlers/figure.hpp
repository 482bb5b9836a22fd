// The figure to paint on: pictures, outlines, mesh, and the brush.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// GET /api/v1/figures
Reply list_figures(const Context& context, const Request& request);

/// GET /api/v1/figures/{figure}/views/{view}
Reply find_view(const Context& context, const Request& request);

/// GET /api/v1/figures/{figure}/views/{view}/image
Reply find_view_image(const Context& context, const Request& request);

/// GET /api/v1/figures/{figure}/mesh
Reply find_mesh(const Context& context, const Request& request);

/// POST /api/v1/paint
Reply paint(const Context& context, const Request& request);

}  // namespace unknot::server
