// From a press to what a session does at the point: the table of doses read for the twin.
#pragma once

#include <optional>

#include "base/problem.hpp"
#include "domain/press/dose_table.hpp"
#include "domain/twin/forecast.hpp"

namespace unknot::app {

/// Gives the question its session: `press.presses` steps with pauses between, each with what tissue of usual stiffness has at the point. Pressure and stretch are those
/// of the nodule, shear is the largest strain of its muscle; what is felt is the mean pressure on the skin over the one from which the table counts skin as painful
/// (assumed, as is that it counts the same on any area). Nothing fades while it is held. Problems: a force beyond the table, or more than the twin knows of.
/// @param question with a press that check_question accepts; the press is taken out of it
std::optional<Problem> add_press_session(TwinQuestion& question, const DoseTable& table);

}  // namespace unknot::app
