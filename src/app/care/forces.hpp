// What kept tables of doses say of a plan: how hard a step is pressed in newtons, and where harder would be too hard.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "domain/atlas.hpp"
#include "domain/care/plan.hpp"
#include "domain/located.hpp"
#include "domain/press/dose_key.hpp"
#include "domain/press/dose_table.hpp"
#include "plan/care/compose.hpp"

namespace unknot::store {
class Archive;
}

namespace unknot::app {

/// A table with what it belongs to.
struct KeptDoses {
  DoseKey key;
  DoseTable table;
};

/// The body that a figure such as "woman_medium" stands for; none for an unknown one.
std::optional<PressBody> find_press_body(const std::string& figure);

/// The shape that stands for a tool and a thing in a plan. None where nothing is pressed straight down and held: a pinch, a massage gun
/// that runs, limbs that are not named.
std::optional<PressToolId> find_press_shape(const ToolId& tool, const ImplementId& implement);

/// The tables that are kept for the points of a ranking and a body, none of them stale. What cannot be read is left out: a plan does not
/// wait for a model.
std::vector<KeptDoses> collect_doses(const Atlas& atlas, store::Archive& archive, const Located& located,
                                     const PressBody& body);

/// Ceilings for each way to press that a table is there for, where even stiff tissue passes the strain that harmed muscle in animals.
/// Tables that do not go so far say nothing.
std::vector<plan::ModelCeiling> list_model_ceilings(const Atlas& atlas, const Located& located,
                                                    const std::vector<KeptDoses>& doses);

/// Writes into each step what a table is asked for by, and the force of its level where one is there. Changes nothing else.
void add_forces(const Atlas& atlas, const PressBody& body, const std::vector<KeptDoses>& doses, Plan& plan);

}  // namespace unknot::app
