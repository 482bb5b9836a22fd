#include "fuzz/doors.hpp"

#include <string>
#include <vector>

#include "app/embedded_data.hpp"
#include "app/engine.hpp"
#include "atlas/load.hpp"
#include "wire/atlas_codec.hpp"
#include "wire/body_codec.hpp"
#include "wire/event_codec.hpp"
#include "wire/person_codec.hpp"
#include "wire/result_codec.hpp"

namespace unknot::fuzz {
namespace {

const app::Engine& engine() {
  static const app::Engine loaded = *app::Engine::load();
  return loaded;
}

constexpr std::chrono::sys_days today = std::chrono::year{2026} / 11 / 22;

void check_problem(const Problem& problem) {
  ensure(!build_sentence(problem).empty(), "every problem has a sentence");
  ensure(find_code(problem.code).exit_code != 0, "every problem has an exit code");
}

// Reads one noun; what was read must survive being written and read again.
template <class Noun>
void feed_noun(const wire::Json& json) {
  wire::Reading reading{"fuzz", {}};
  Noun noun;
  wire::read_value(json, "", reading, noun);
  if (reading.problem) {
    check_problem(*reading.problem);
    return;
  }
  wire::Reading again{"again", {}};
  Noun copy;
  wire::read_value(wire::write_value(noun), "", again, copy);
  ensure(!again.problem, "what was written can be read");
  ensure(wire::write_value(copy) == wire::write_value(noun), "what was written is read back equal");
}

}  // namespace

void feed_case(std::string_view bytes) {
  const std::expected<Case, Problem> read = engine().read_case(bytes, "fuzz", today);
  if (!read) {
    check_problem(read.error());
    return;
  }
  const Located located = engine().locate(*read);
  if (located.ranking) {
    for (const Hypothesis& hypothesis : located.ranking->hypotheses) {
      ensure(hypothesis.belief.probability >= 0.0 && hypothesis.belief.probability <= 1.0,
             "probabilities stay in [0, 1]");
    }
  }
  const std::expected<Case, Problem> again = engine().read_case(engine().write_case(*read), "again", today);
  ensure(again.has_value() && *again == *read, "a case survives being written and read again");
}

void feed_atlas(std::string_view bytes) {
  static const std::vector<app::NamedBytes> built_in = app::list_embedded_files();
  const std::size_t line = bytes.find('\n');
  if (line == std::string_view::npos) return;
  const std::string_view path = bytes.substr(0, line);
  const std::string_view content = bytes.substr(line + 1);
  // The file alone first, through every reader: cheap, and it reaches what a whole folder would refuse early.
  const std::expected<wire::Json, Problem> json = wire::parse(content, path);
  if (!json) {
    check_problem(json.error());
    return;
  }
  feed_noun<wire::MuscleFile>(*json);
  feed_noun<wire::AreaFile>(*json);
  feed_noun<FindingQuestion>(*json);
  feed_noun<OtherCause>(*json);
  feed_noun<Flag>(*json);
  feed_noun<Screen>(*json);
  feed_noun<NoGoPlace>(*json);
  feed_noun<Tool>(*json);
  feed_noun<Complaint>(*json);
  std::vector<atlas::DataFile> files;
  bool replaced = false;
  for (const app::NamedBytes& file : built_in) {
    replaced = replaced || file.path == path;
    files.push_back({file.path, file.path == path ? content : std::string_view(file.bytes)});
  }
  if (!replaced) return;
  const std::expected<Atlas, Problem> atlas = atlas::load(files);
  if (!atlas) check_problem(atlas.error());
}

void feed_result(std::string_view bytes) {
  const std::expected<wire::Json, Problem> json = wire::parse(bytes, "fuzz");
  if (json) {
    feed_noun<Located>(*json);
  } else {
    check_problem(json.error());
  }
}

void feed_events(std::string_view bytes) {
  std::expected<std::vector<Event>, Problem> events = wire::read_events(bytes, "fuzz");
  if (!events) {
    check_problem(events.error());
    const std::expected<EventArchive, Problem> archive = wire::read_event_archive(bytes, "fuzz");
    if (!archive) {
      check_problem(archive.error());
      return;
    }
    events = archive->events;
  }
  const std::string written = wire::write_event_archive({1, {}, {"0", "0"}, *events});
  const std::expected<EventArchive, Problem> again = wire::read_event_archive(written, "again");
  ensure(again.has_value() && again->events == *events, "events survive being written and read again");
  if (const auto checked = engine().check_events(*events); !checked) check_problem(checked.error());
  const PersonState person = engine().collect_person(PersonId("x"), *events, today);
  for (const PainState& pain : person.pains) {
    for (const Problem& problem : pain.lost) check_problem(problem);
    const std::expected<Case, Problem> read = engine().read_case(engine().write_case(pain.one_case), "again", today);
    ensure(read.has_value() && *read == pain.one_case, "a collected case survives being written and read again");
  }
  ensure(!wire::write_value(person).dump().empty(), "a person can be written");
}

}  // namespace unknot::fuzz
