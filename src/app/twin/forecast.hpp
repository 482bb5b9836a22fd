// What the twin says of a person, for the doors.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "domain/twin/forecast.hpp"

namespace unknot::app {

/// Whether the question can be answered; each refusal names the key, what was found and what is allowed. Limits: scores 0 to 10 on rising days 0 to 3,650, sessions on
/// rising days, 1 to 52 weeks, steps of a session as DoseStep says and a day long at most, a press as SessionPress says and not beside a session, parameters that are possible at all, each once.
std::optional<Problem> check_question(const TwinQuestion& question);

/// Sentences about parameters that lie beyond what was measured or assumed of people, one each.
std::vector<std::string> list_warnings(const TwinQuestion& question);

/// The parameters of the model as a table: name, value, unit, range, how it is known, source.
std::string write_parameters();

/// What each hypothesis says. A press has to be a session before (press_session.hpp). @param n_people virtual people for each hypothesis that are weighed, 64 or more; 256 take about a second
std::expected<TwinForecast, Problem> forecast(const TwinQuestion& question, std::int64_t n_people);

}  // namespace unknot::app
