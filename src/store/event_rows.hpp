// Events as rows of the file. Every function works within a session and throws like it.
#pragma once

#include <soci/soci.h>

#include <expected>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "domain/event.hpp"
#include "domain/person.hpp"
#include "store/archive.hpp"

namespace unknot::store {

/// Adds one event and tells in `appended` what became of it. A contradiction is a problem.
std::expected<void, Problem> add_event(soci::session& session, const Event& event, Removed removed, Appended& appended);

/// The events of a person, or of everybody when `person` is empty, in their order. Every row is checked against the
/// fingerprint that it was written with.
std::expected<std::vector<Event>, Problem> read_events(soci::session& session, const std::string& person,
                                                       const std::string& file);

/// People by name and id.
std::expected<std::vector<PersonEntry>, Problem> read_people(soci::session& session, const std::string& file);

/// Deletes the rows of a person, or of one pain when `pain` is not empty, and keeps the id so that it stays deleted.
/// `not_kept` when there are none.
std::expected<void, Problem> delete_rows(soci::session& session, const std::string& person, const std::string& pain);

/// Whether traces of deleted rows may still lie in the file; and the note that they do not.
bool needs_wiping(soci::session& session);
void note_wiped(soci::session& session);

}  // namespace unknot::store
