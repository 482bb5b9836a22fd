// A forecast of the twin as a picture.
#pragma once

#include <string>

#include "domain/twin/forecast.hpp"

namespace unknot::cli {

/// An SVG: pain over weeks and oxygen over a session, a panel for each hypothesis, 80 % bands, never pressing beside the policies.
std::string write_forecast_svg(const TwinForecast& forecast);

}  // namespace unknot::cli
