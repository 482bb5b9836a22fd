#include "app/keeper.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "store/sqlite_archive.hpp"
#include "wire/event_codec.hpp"

namespace unknot::app {

std::expected<Keeper, Problem> Keeper::open(Engine engine, const std::string& file) {
  std::expected<std::unique_ptr<store::Archive>, Problem> archive = store::open_sqlite_archive(file);
  if (!archive) return std::unexpected(archive.error());
  return Keeper(std::move(engine), std::move(*archive));
}

std::expected<Appended, Problem> Keeper::append(const std::vector<Event>& events) const {
  if (const auto checked = engine_.check_events(events); !checked) return std::unexpected(checked.error());
  return archive_->append(events, store::Removed::stays_removed);
}

std::expected<std::vector<PersonEntry>, Problem> Keeper::list_people() const { return archive_->list_people(); }

std::expected<PersonState, Problem> Keeper::find_person(const PersonId& person, std::chrono::sys_days day) const {
  std::expected<std::vector<Event>, Problem> events = archive_->list_events(person);
  if (!events) return std::unexpected(events.error());
  if (events->empty()) {
    return std::unexpected(
        Problem{Code::not_kept, "", "person", quote(person.value), "", "See who is kept: unknot people"});
  }
  return engine_.collect_person(person, std::move(*events), day);
}

std::expected<Located, Problem> Keeper::locate(const PersonId& person, const PainId& pain,
                                               std::chrono::sys_days day) const {
  const std::expected<PersonState, Problem> state = find_person(person, day);
  if (!state) return std::unexpected(state.error());
  const auto found = std::find_if(state->pains.begin(), state->pains.end(),
                                  [&pain](const PainState& one) { return one.pain == pain; });
  if (found == state->pains.end()) {
    return std::unexpected(Problem{Code::not_kept, "", "pain", quote(pain.value), "", "Ask for the person again."});
  }
  return engine_.locate(found->one_case);
}

std::expected<void, Problem> Keeper::remove_person(const PersonId& person) const {
  return archive_->remove_person(person);
}

std::expected<void, Problem> Keeper::remove_pain(const PersonId& person, const PainId& pain) const {
  return archive_->remove_pain(person, pain);
}

std::expected<std::string, Problem> Keeper::export_all(Instant now) const {
  std::expected<std::vector<Event>, Problem> events = archive_->list_all_events();
  if (!events) return std::unexpected(events.error());
  return wire::write_event_archive({1, now, engine_.provenance(), std::move(*events)});
}

std::expected<Appended, Problem> Keeper::import_all(std::string_view bytes, std::string_view file) const {
  const std::expected<EventArchive, Problem> archive = wire::read_event_archive(bytes, file);
  if (!archive) return std::unexpected(archive.error());
  return archive_->append(archive->events, store::Removed::comes_back);
}

std::expected<void, Problem> Keeper::add_pairing(const std::string& token_hash, Instant now, Instant expires_at) const {
  return archive_->add_pairing(token_hash, now, expires_at);
}

std::expected<void, Problem> Keeper::pair_device(const std::string& pairing_hash, const Device& device,
                                                 const std::string& token_hash) const {
  return archive_->pair_device(pairing_hash, device, token_hash);
}

std::expected<std::optional<Device>, Problem> Keeper::find_device(const std::string& token_hash,
                                                                  std::chrono::sys_days seen_on) const {
  return archive_->find_device(token_hash, seen_on);
}

std::expected<std::vector<Device>, Problem> Keeper::list_devices() const { return archive_->list_devices(); }

std::expected<void, Problem> Keeper::revoke_device(const DeviceId& device) const {
  return archive_->revoke_device(device);
}

std::string Keeper::find_file() const { return archive_->find_file(); }

int Keeper::find_schema() const { return archive_->find_schema(); }

}  // namespace unknot::app
