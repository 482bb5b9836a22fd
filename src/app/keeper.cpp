#include "app/keeper.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "app/care/diary.hpp"
#include "app/care/plan.hpp"
#include "app/people_cache.hpp"
#include "app/report/locate_answered.hpp"
#include "app/trials/collect_trials.hpp"
#include "app/trials/follow_trial.hpp"
#include "app/trials/judged.hpp"
#include "app/trials/status.hpp"
#include "app/trials/told.hpp"
#include "app/trials/words.hpp"
#include "base/text.hpp"
#include "store/sqlite_archive.hpp"
#include "trial/power.hpp"
#include "wire/event_codec.hpp"

namespace unknot::app {
namespace {

constexpr int noise_days =
    56;  // of the diary before a trial tell how a pain goes up and down; older ones may be another pain
constexpr std::size_t most_held = 4;  // people; a household looks at few at a time

Problem refuse_pain(const PainId& pain) {
  return {Code::not_kept, "", "pain", quote(pain.value), "", "Ask for the person again."};
}

std::expected<PainState, Problem> find_pain(const PersonState& state, const PainId& pain) {
  const auto found =
      std::find_if(state.pains.begin(), state.pains.end(), [&pain](const PainState& one) { return one.pain == pain; });
  if (found == state.pains.end()) return std::unexpected(refuse_pain(pain));
  return *found;
}

// What `build` makes of the care of a pain, also where nothing was done about it yet.
template <class Build>
auto use_care(const ReadPerson& read, const PainId& pain, Build build) {
  const auto care =
      std::find_if(read.care.begin(), read.care.end(), [&pain](const PainCare& one) { return one.pain == pain; });
  return care == read.care.end() ? build(PainCare{pain, {}, {}, {}, {}}) : build(*care);
}

// Those of the events that were new.
std::vector<Event> list_added(const std::vector<Event>& events, const Appended& appended) {
  const std::set<EventId> ids(appended.added.begin(), appended.added.end());
  std::vector<Event> added;
  std::copy_if(events.begin(), events.end(), std::back_inserter(added),
               [&ids](const Event& event) { return ids.contains(event.id); });
  return added;
}

}  // namespace

Keeper::Keeper(Engine engine, std::shared_ptr<store::Archive> archive)
    : engine_(std::move(engine)),
      archive_(std::move(archive)),
      cache_(std::make_shared<PeopleCache>(most_held)),
      judged_(std::make_shared<Judged>()) {}

std::expected<Keeper, Problem> Keeper::open(Engine engine, const std::string& file) {
  std::expected<std::unique_ptr<store::Archive>, Problem> archive = store::open_sqlite_archive(file);
  if (!archive) return std::unexpected(archive.error());
  return Keeper(std::move(engine), std::move(*archive));
}

std::expected<Appended, Problem> Keeper::append(const std::vector<Event>& events) const {
  if (const auto checked = engine_.check_events(events); !checked) return std::unexpected(checked.error());
  std::expected<Appended, Problem> appended = archive_->append(events, store::Removed::stays_removed);
  std::set<PersonId> people;
  for (const Event& event : events) people.insert(event.person);
  for (const PersonId& person : people) {
    if (appended) {
      cache_->extend(person, list_added(events, *appended));
    } else {
      cache_->forget(person);
    }
  }
  return appended;
}

std::expected<std::vector<PersonEntry>, Problem> Keeper::list_people() const { return archive_->list_people(); }

std::expected<Keeper::Read, Problem> Keeper::read(const PersonId& person) const {
  std::uint64_t ticket = 0;
  if (Read held = cache_->find(person, ticket)) return held;
  std::expected<std::vector<Event>, Problem> events = archive_->list_events(person);
  if (!events) return std::unexpected(events.error());
  if (events->empty()) {
    return std::unexpected(
        Problem{Code::not_kept, "", "person", quote(person.value), "", "See who is kept: unknot people"});
  }
  Read read = std::make_shared<const ReadPerson>(build_read(person, std::move(*events)));
  cache_->put(read, ticket);
  return read;
}

std::expected<PersonState, Problem> Keeper::find_person(const PersonId& person, std::chrono::sys_days day) const {
  const std::expected<Read, Problem> read = this->read(person);
  if (!read) return std::unexpected(read.error());
  return find_state(**read, day);
}

PersonState Keeper::find_state(const ReadPerson& read, std::chrono::sys_days day) const {
  PersonState state = engine_.collect_person(read.person, read.events, day);
  for (PainState& pain : state.pains) {
    use_care(read, pain.pain, [&](const PainCare& care) {
      add_trial_findings(engine_.atlas(), read, care, day, *judged_, pain.one_case);
    });
  }
  return state;
}

std::expected<Located, Problem> Keeper::locate(const PersonId& person, const PainId& pain,
                                               std::chrono::sys_days day) const {
  const std::expected<Read, Problem> read = this->read(person);
  if (!read) return std::unexpected(read.error());
  const std::expected<PainState, Problem> found = find_pain(find_state(**read, day), pain);
  if (!found) return std::unexpected(found.error());
  return engine_.locate(found->one_case);
}

std::expected<Plan, Problem> Keeper::compose_plan(const ReadPerson& read, const std::string& figure,
                                                  const PainState& pain, std::chrono::sys_days day) const {
  const Atlas& atlas = engine_.atlas();
  const Trial* running = find_running(read.trials, pain.pain, day);
  const Located located = engine_.locate(pain.one_case);
  const std::optional<PressBody> body = find_press_body(figure);
  const std::vector<KeptDoses> doses =
      body ? collect_doses(atlas, *archive_, located, *body) : std::vector<KeptDoses>{};
  return app::compose_plan(atlas, pain, located, read.care, running, body, doses, day);
}

std::expected<Plan, Problem> Keeper::compose_plan(const PersonId& person, const PainId& pain,
                                                  std::chrono::sys_days day) const {
  const std::expected<Read, Problem> read = this->read(person);
  if (!read) return std::unexpected(read.error());
  const PersonState state = find_state(**read, day);
  const std::expected<PainState, Problem> found = find_pain(state, pain);
  if (!found) return std::unexpected(found.error());
  return compose_plan(**read, state.figure, *found, day);
}

std::expected<Script, Problem> Keeper::build_script(const PersonId& person, const PainId& pain,
                                                    std::chrono::sys_days day, const SessionId& session) const {
  const std::expected<Read, Problem> read = this->read(person);
  if (!read) return std::unexpected(read.error());
  const PersonState state = find_state(**read, day);
  const std::expected<PainState, Problem> found = find_pain(state, pain);
  if (!found) return std::unexpected(found.error());
  const std::expected<Plan, Problem> plan = compose_plan(**read, state.figure, *found, day);
  if (!plan) return std::unexpected(plan.error());
  return app::build_script(engine_.atlas(), *plan, *found, (*read)->care, session);
}

template <class Build>
auto Keeper::with_care(const PersonId& person, const PainId& pain, Build build) const
    -> std::expected<decltype(build(PainCare{})), Problem> {
  const std::expected<Read, Problem> read = this->read(person);
  if (!read) return std::unexpected(read.error());
  const auto is_of_pain = [&pain](const auto& one) { return one.pain == pain; };
  const std::vector<Event>& events = (*read)->events;
  if (std::none_of(events.begin(), events.end(), is_of_pain)) return std::unexpected(refuse_pain(pain));
  return use_care(**read, pain, build);
}

std::expected<PainCare, Problem> Keeper::find_care(const PersonId& person, const PainId& pain,
                                                   const DayRange& range) const {
  return with_care(person, pain, [&range](const PainCare& care) { return limit_care(care, range); });
}

std::expected<Diary, Problem> Keeper::find_diary(const PersonId& person, const PainId& pain,
                                                 const DayRange& range) const {
  return with_care(person, pain, [&range](const PainCare& care) { return build_diary(care, range); });
}

std::expected<HeatMap, Problem> Keeper::find_heat(const PersonId& person, const PainId& pain,
                                                  const DayRange& range) const {
  return with_care(person, pain, [&range](const PainCare& care) { return build_heat(care, range); });
}

std::expected<void, Problem> Keeper::check_sealed(const PersonId& person, const PainId& pain, std::chrono::sys_days day,
                                                  std::chrono::sys_days today) const {
  const std::expected<Read, Problem> read = this->read(person);
  if (!read) return std::unexpected(read.error());
  const bool sealed = std::any_of((*read)->trials.begin(), (*read)->trials.end(), [&](const Trial& trial) {
    return (pain.value.empty() || trial.pain == pain) && is_sealed(trial, day, today);
  });
  if (!sealed) return {};
  return std::unexpected(Problem{Code::not_now, "", "day", "a day that the trial under way still keeps sealed",
                                 "a day up to its next change", "Ask again when that day has come."});
}

std::expected<TrialList, Problem> Keeper::list_trials(const PersonId& person, const PainId& pain,
                                                      std::chrono::sys_days day) const {
  const std::expected<Read, Problem> read = this->read(person);
  if (!read) return std::unexpected(read.error());
  return with_care(person, pain,
                   [&](const PainCare& care) { return build_trial_list((*read)->trials, (*read)->all, care, day); });
}

std::expected<JudgedTrial, Problem> Keeper::judge(const PersonId& person, const PainId& pain, const TrialId& trial,
                                                  std::chrono::sys_days day) const {
  const std::expected<Read, Problem> read = this->read(person);
  if (!read) return std::unexpected(read.error());
  const std::vector<Trial>& trials = (*read)->trials;
  const auto found = std::find_if(trials.begin(), trials.end(),
                                  [&](const Trial& one) { return one.trial == trial && one.pain == pain; });
  if (found == trials.end()) {
    return std::unexpected(Problem{Code::not_kept, "", "trial", quote(trial.value), "", "Ask for the trials again."});
  }
  const std::vector<std::chrono::sys_days>& looks = found->looks;
  if (!is_over(*found, day) && std::find(looks.begin(), looks.end(), day) == looks.end()) {
    return std::unexpected(
        Problem{Code::not_now, "", "trial", "a trial that is still under way",
                "one that is over, or a look that was noted on the same day",
                "Wait for its end, or say first that you look early: you then need more to be sure."});
  }
  const Judgement judgement = use_care(**read, pain, [&](const PainCare& care) {
    return *judged_->judge(collect_trial_data(*found, (*read)->all, care, day));
  });
  return JudgedTrial{judgement, build_trial_words(found->design, judgement)};
}

std::expected<TrialNoise, Problem> Keeper::find_noise(const PersonId& person, const PainId& pain,
                                                      const TrialDesign& design, std::chrono::sys_days day) const {
  return with_care(person, pain, [&](const PainCare& care) {
    return trial::find_noise(list_daily_scores(care, design.outcome, design.activity, day, noise_days));
  });
}

std::expected<Power, Problem> Keeper::find_power(const PersonId& person, const PainId& pain, const TrialDesign& design,
                                                 std::chrono::sys_days day, const PowerSlice& slice) const {
  TrialDesign drawn = design;
  if (drawn.seed.empty())
    drawn.seed.assign(16, '0');  // nothing is drawn before it begins; simulated trials draw their own
  if (const auto checked = engine_.check_design(drawn); !checked) return std::unexpected(checked.error());
  const std::expected<TrialNoise, Problem> noise = find_noise(person, pain, design, day);
  if (!noise) return std::unexpected(noise.error());
  return add_power(design, *noise, slice);
}

std::expected<Report, Problem> Keeper::build_report(const PersonId& person, const PainId& pain,
                                                    std::chrono::sys_days day, const ReportChoice& choice) const {
  const std::expected<Read, Problem> read = this->read(person);
  if (!read) return std::unexpected(read.error());
  const PersonState state = find_state(**read, day);
  const std::expected<PainState, Problem> found = find_pain(state, pain);
  if (!found) return std::unexpected(found.error());
  const Located located = locate_answered(engine_, found->one_case);
  ReportChoice spoken = choice;
  if (spoken.language.empty()) spoken.language = state.language;
  const std::vector<std::string> known = engine_.list_languages();
  if (std::find(known.begin(), known.end(), spoken.language) == known.end()) spoken.language = "en";
  return use_care(**read, pain, [&](const PainCare& care) {
    const std::optional<TrialTold> trial = tell_trial(**read, care, day, *judged_);
    return collect_report(engine_.atlas(), {state, *found, located, care, trial}, spoken, day);
  });
}

std::expected<void, Problem> Keeper::remove_person(const PersonId& person) const {
  const std::expected<void, Problem> removed = archive_->remove_person(person);
  cache_->forget(person);
  return removed;
}

std::expected<void, Problem> Keeper::remove_pain(const PersonId& person, const PainId& pain) const {
  const std::expected<void, Problem> removed = archive_->remove_pain(person, pain);
  cache_->forget(person);
  return removed;
}

std::expected<std::string, Problem> Keeper::export_all(Instant now) const {
  std::expected<std::vector<Event>, Problem> events = archive_->list_all_events();
  if (!events) return std::unexpected(events.error());
  return wire::write_event_archive({1, now, engine_.provenance(), std::move(*events)});
}

std::expected<Appended, Problem> Keeper::import_all(std::string_view bytes, std::string_view file) const {
  const std::expected<EventArchive, Problem> archive = wire::read_event_archive(bytes, file);
  if (!archive) return std::unexpected(archive.error());
  std::expected<Appended, Problem> appended = archive_->append(archive->events, store::Removed::comes_back);
  cache_->forget_all();
  return appended;
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

std::expected<std::optional<DoseTable>, Problem> Keeper::find_doses(const DoseKey& key) const {
  return archive_->find_doses(key);
}

std::expected<void, Problem> Keeper::keep_doses(const DoseKey& key, const DoseTable& table) const {
  return archive_->keep_doses(key, table);
}

std::expected<std::optional<std::string>, Problem> Keeper::find_run(const RunKey& key) const {
  return archive_->find_run(key);
}

std::expected<void, Problem> Keeper::keep_run(const RunKey& key, const std::string& json) const {
  return archive_->keep_run(key, json);
}

std::string Keeper::find_file() const { return archive_->find_file(); }

int Keeper::find_schema() const { return archive_->find_schema(); }

}  // namespace unknot::app
