// A table of doses read at any force: for whoever has a table and solves nothing. Its source is that of the table.
#pragma once

#include <expected>

#include "base/problem.hpp"
#include "domain/press/dose_table.hpp"

namespace unknot::press {

/// The row at a force: monotone cubics in the cube root of force, and from rest to the first row a power of force. 0 gives the row at rest.
/// A force is met within half a per cent when it is solved for; so much beyond the last row counts as the last row.
/// Problems: a force below 0 or further beyond the last row, a stiffness that the table has not.
std::expected<DoseRow, Problem> find_dose(const DoseTable& table, double force_n,
                                          Stiffness stiffness = Stiffness::usual);

}  // namespace unknot::press
