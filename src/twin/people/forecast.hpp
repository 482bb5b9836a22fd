// From a question about a person to what each hypothesis says.
#pragma once

#include "domain/twin/forecast.hpp"
#include "twin/people/fit.hpp"

namespace unknot::twin {

/// Weighs virtual people by the diary (fit.hpp), and runs those who fit through a session and through weeks of each policy. The same question gives
/// the same bits.
/// @param n_people virtual people for each hypothesis that are weighed, 1 or more
TwinForecast forecast(const TwinQuestion& question, std::int64_t n_people);

}  // namespace unknot::twin
