// The engine together with what people have said so far: what the doors call to keep things and to find them again.
#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/engine.hpp"
#include "app/report/collect_report.hpp"
#include "app/trials/power.hpp"
#include "domain/care/diary.hpp"
#include "domain/care/plan.hpp"
#include "domain/care/script.hpp"
#include "domain/device.hpp"
#include "domain/event.hpp"
#include "domain/person.hpp"
#include "domain/press/dose_key.hpp"
#include "domain/press/dose_table.hpp"
#include "domain/trial/status.hpp"
#include "domain/trial/verdict.hpp"

namespace unknot::store {
class Archive;
}

namespace unknot::app {

/// What a trial says, and the sentences for it.
struct JudgedTrial {
  Judgement judgement;
  TrialWords words;
};

class Judged;
class PeopleCache;
struct ReadPerson;

/// Copies share the same file and may be used from many threads. Days and moments are handed in: nothing here looks at a
/// clock. Every function that gives a problem has changed nothing, unless its sentence says so.
class Keeper {
 public:
  /// Opens the file, or makes it. Refused with a way out: a damaged file, one of a newer version, one in use by another
  /// process, a full disk, a disk that can only be read. @param file an absolute path
  static std::expected<Keeper, Problem> open(Engine engine, const std::string& file);

  const Engine& engine() const { return engine_; }

  /// Adds all events or none; they are on the disk when this returns. A name that the atlas does not know is refused.
  std::expected<Appended, Problem> append(const std::vector<Event>& events) const;

  std::expected<std::vector<PersonEntry>, Problem> list_people() const;

  /// How things stand for a person on their day, what their trials came to among the findings; `not_kept` when nobody has
  /// this id.
  std::expected<PersonState, Problem> find_person(const PersonId& person, std::chrono::sys_days day) const;

  /// One pain of a person, located on their day.
  std::expected<Located, Problem> locate(const PersonId& person, const PainId& pain, std::chrono::sys_days day) const;

  // Care of one pain. `not_kept` when the person or the pain is not there.

  /// What to do on the person's day, within limits.
  std::expected<Plan, Problem> compose_plan(const PersonId& person, const PainId& pain,
                                            std::chrono::sys_days day) const;

  /// The session of that day; `not_now` while the plan waits, and for a session that was begun before.
  std::expected<Script, Problem> build_script(const PersonId& person, const PainId& pain, std::chrono::sys_days day,
                                              const SessionId& session) const;

  /// Choice, sessions and entries, those of some days only.
  std::expected<PainCare, Problem> find_care(const PersonId& person, const PainId& pain, const DayRange& range) const;
  std::expected<Diary, Problem> find_diary(const PersonId& person, const PainId& pain, const DayRange& range) const;
  std::expected<HeatMap, Problem> find_heat(const PersonId& person, const PainId& pain, const DayRange& range) const;

  // Trials of one pain.

  /// Refuses with `not_now` a day to come of which nothing may be told while a trial is under way: the order of its blocks and
  /// its answer stay sealed. Every door that takes a day asks this first. An empty `pain` stands for all of them.
  /// @param today by the clock of the door
  std::expected<void, Problem> check_sealed(const PersonId& person, const PainId& pain, std::chrono::sys_days day,
                                            std::chrono::sys_days today) const;

  std::expected<TrialList, Problem> list_trials(const PersonId& person, const PainId& pain,
                                                std::chrono::sys_days day) const;

  /// What a trial says on that day. `not_now` before its end, unless that day's look was noted before (TrialLooked): whoever
  /// looks early needs more to be sure.
  std::expected<JudgedTrial, Problem> judge(const PersonId& person, const PainId& pain, const TrialId& trial,
                                            std::chrono::sys_days day) const;

  /// How the scores that a design judges went up and down in the diary up to that day.
  std::expected<TrialNoise, Problem> find_noise(const PersonId& person, const PainId& pain, const TrialDesign& design,
                                                std::chrono::sys_days day) const;

  /// Simulated trials of a design with that noise, a slice at a time. Refuses a design that is not whole.
  std::expected<Power, Problem> find_power(const PersonId& person, const PainId& pain, const TrialDesign& design,
                                           std::chrono::sys_days day, const PowerSlice& slice) const;

  /// A report of one pain as of the person's day: the chosen sections and no others. Without a language in the person's own;
  /// in English when the atlas does not speak it.
  /// The latest trial that is over comes with its verdict.
  std::expected<Report, Problem> build_report(const PersonId& person, const PainId& pain, std::chrono::sys_days day,
                                              const ReportChoice& choice) const;

  /// Deletes for good, from the file and from the copies that were made before migrations.
  std::expected<void, Problem> remove_person(const PersonId& person) const;
  std::expected<void, Problem> remove_pain(const PersonId& person, const PainId& pain) const;

  /// Everything as the bytes of one file. @param now the moment to write into it
  std::expected<std::string, Problem> export_all(Instant now) const;

  /// Adds what an export holds. Names that this data no longer knows are kept, and told in the person's state.
  std::expected<Appended, Problem> import_all(std::string_view bytes, std::string_view file) const;

  // Paired devices. Tokens come as hashes: the store never sees one.

  /// Lets a token pair one device until `expires_at`.
  std::expected<void, Problem> add_pairing(const std::string& token_hash, Instant now, Instant expires_at) const;
  /// Uses the pairing token up; `pairing_over` when it is unknown, used or expired at `device.paired_at`.
  std::expected<void, Problem> pair_device(const std::string& pairing_hash, const Device& device,
                                           const std::string& token_hash) const;
  /// The device with this token; none when it is unknown or revoked. Notes the day on which it was seen.
  std::expected<std::optional<Device>, Problem> find_device(const std::string& token_hash,
                                                            std::chrono::sys_days seen_on) const;
  std::expected<std::vector<Device>, Problem> list_devices() const;
  std::expected<void, Problem> revoke_device(const DeviceId& device) const;

  // Tables of doses and runs of the press: about tissue in general and shared by all people.

  /// The table of this key; none when it is not kept, or when it was worked out from other data or by another solver.
  std::expected<std::optional<DoseTable>, Problem> find_doses(const DoseKey& key) const;
  std::expected<void, Problem> keep_doses(const DoseKey& key, const DoseTable& table) const;

  /// The run of this key as JSON; none when it is not kept, or when it was worked out from other data or by another solver.
  std::expected<std::optional<std::string>, Problem> find_run(const RunKey& key) const;
  std::expected<void, Problem> keep_run(const RunKey& key, const std::string& json) const;

  /// The file in which everything is kept, and the number of its layout.
  std::string find_file() const;
  int find_schema() const;

 private:
  using Read = std::shared_ptr<const ReadPerson>;

  Keeper(Engine engine, std::shared_ptr<store::Archive> archive);

  std::expected<Read, Problem> read(const PersonId& person) const;

  PersonState find_state(const ReadPerson& read, std::chrono::sys_days day) const;
  std::expected<Plan, Problem> compose_plan(const ReadPerson& read, const std::string& figure, const PainState& pain,
                                            std::chrono::sys_days day) const;

  /// What `build` makes of the whole care of a pain.
  template <class Build>
  auto with_care(const PersonId& person, const PainId& pain, Build build) const
      -> std::expected<decltype(build(PainCare{})), Problem>;

  Engine engine_;
  std::shared_ptr<store::Archive> archive_;
  std::shared_ptr<PeopleCache> cache_;
  std::shared_ptr<Judged> judged_;
};

}  // namespace unknot::app
