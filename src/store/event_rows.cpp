#include "store/event_rows.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/provenance.hpp"
#include "base/text.hpp"
#include "store/connection.hpp"
#include "wire/event_codec.hpp"

namespace unknot::store {
namespace {

using soci::into;
using soci::use;

std::string build_content_hash(const wire::EventRow& row) {
  std::uint64_t hash = build_fingerprint(row.id);
  for (const std::string* column : {&row.person, &row.pain, &row.kind, &row.at, &row.day, &row.body}) {
    hash = build_fingerprint(*column, build_fingerprint("\n", hash));
  }
  return build_hexadecimal(hash);
}

std::expected<Event, Problem> check_row(const wire::EventRow& row, const std::string& hash, const std::string& file) {
  if (build_content_hash(row) == hash) {
    std::expected<Event, Problem> event = wire::read_row(row, file);
    if (event) return event;
  }
  return std::unexpected(build_damage(file, "an entry that is not as it was written"));
}

bool is_removed(soci::session& session, const wire::EventRow& row) {
  int count = 0;
  session << "SELECT COUNT(*) FROM removed WHERE id = :person OR id = :pain", use(row.person), use(row.pain),
      into(count);
  return count > 0;
}

// What the latest description says of each person.
std::expected<std::map<std::string, std::string>, Problem> read_names(soci::session& session, const std::string& file) {
  wire::EventRow row;
  std::string hash;
  std::map<std::string, std::string> names;
  soci::statement rows = (session.prepare << "SELECT id, person, pain, kind, at, day, body, content_hash FROM event "
                                             "WHERE kind = 'person_described' ORDER BY at, id",
                          into(row.id), into(row.person), into(row.pain), into(row.kind), into(row.at), into(row.day),
                          into(row.body), into(hash));
  rows.execute();
  while (rows.fetch()) {
    const std::expected<Event, Problem> event = check_row(row, hash, file);
    if (!event) return std::unexpected(event.error());
    names[row.person] = std::get<PersonDescribed>(event->body).name;
  }
  return names;
}

}  // namespace

std::expected<void, Problem> add_event(soci::session& session, const Event& event, Removed removed,
                                       Appended& appended) {
  const wire::EventRow row = wire::build_row(event);
  const std::string hash = build_content_hash(row);
  if (removed == Removed::comes_back) {
    session << "DELETE FROM removed WHERE id = :person OR id = :pain", use(row.person), use(row.pain);
  } else if (is_removed(session, row)) {
    appended.removed.push_back(event.id);
    return {};
  }
  std::string kept;
  session << "SELECT content_hash FROM event WHERE id = :id", use(row.id), into(kept);
  if (session.got_data()) {
    if (kept != hash) {
      return std::unexpected(Problem{Code::contradiction, "", "id", quote(row.id) + " twice with other words",
                                     "each id for one event", "Give the new event an id of its own."});
    }
    appended.known.push_back(event.id);
    return {};
  }
  session << "INSERT INTO event (id, person, pain, kind, at, day, body, content_hash) "
             "VALUES (:id, :person, :pain, :kind, :at, :day, :body, :hash)",
      use(row.id), use(row.person), use(row.pain), use(row.kind), use(row.at), use(row.day), use(row.body), use(hash);
  appended.added.push_back(event.id);
  return {};
}

std::expected<std::vector<Event>, Problem> read_events(soci::session& session, const std::string& person,
                                                       const std::string& file) {
  wire::EventRow row;
  std::string hash;
  std::vector<Event> events;
  soci::statement rows(session);
  for (std::string* column : {&row.id, &row.person, &row.pain, &row.kind, &row.at, &row.day, &row.body, &hash}) {
    rows.exchange(into(*column));
  }
  // Two statements, for an "or" between them would keep the index from being used.
  if (!person.empty()) rows.exchange(use(person));
  rows.alloc();
  rows.prepare(std::string("SELECT id, person, pain, kind, at, day, body, content_hash FROM event ") +
               (person.empty() ? "" : "WHERE person = :person ") + "ORDER BY at, id");
  rows.define_and_bind();
  rows.execute();
  while (rows.fetch()) {
    std::expected<Event, Problem> event = check_row(row, hash, file);
    if (!event) return std::unexpected(event.error());
    events.push_back(std::move(*event));
  }
  return events;
}

std::expected<std::vector<PersonEntry>, Problem> read_people(soci::session& session, const std::string& file) {
  const std::expected<std::map<std::string, std::string>, Problem> names = read_names(session, file);
  if (!names) return std::unexpected(names.error());
  std::string person;
  std::string pain;
  std::map<std::string, std::set<std::string>> pains;
  soci::statement rows = (session.prepare << "SELECT DISTINCT person, pain FROM event", into(person), into(pain));
  rows.execute();
  while (rows.fetch()) {
    pains[person];
    if (!pain.empty()) pains[person].insert(pain);
  }
  std::vector<PersonEntry> people;
  for (const auto& [id, of_person] : pains) {
    const auto name = names->find(id);
    people.push_back({PersonId(id), name == names->end() ? "" : name->second, of_person.size()});
  }
  std::stable_sort(people.begin(), people.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return people;
}

std::expected<void, Problem> delete_rows(soci::session& session, const std::string& person, const std::string& pain) {
  int count = 0;
  session << "SELECT COUNT(*) FROM event WHERE person = :person AND (pain = :pain OR :whole = '')",
      use(person, "person"), use(pain, "pain"), use(pain, "whole"), into(count);
  if (count == 0) {
    return std::unexpected(Problem{Code::not_kept, "", pain.empty() ? "person" : "pain",
                                   quote(pain.empty() ? person : pain), "", "See who is kept: unknot people"});
  }
  session << "DELETE FROM event WHERE person = :person AND (pain = :pain OR :whole = '')", use(person, "person"),
      use(pain, "pain"), use(pain, "whole");
  const std::string& removed = pain.empty() ? person : pain;
  session << "INSERT INTO removed (id, wiped) VALUES (:id, 0) ON CONFLICT (id) DO UPDATE SET wiped = 0",
      use(removed, "id");
  return {};
}

bool needs_wiping(soci::session& session) {
  int count = 0;
  session << "SELECT COUNT(*) FROM removed WHERE wiped = 0", into(count);
  return count > 0;
}

void note_wiped(soci::session& session) { session << "UPDATE removed SET wiped = 1 WHERE wiped = 0"; }

}  // namespace unknot::store
