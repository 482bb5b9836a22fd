// The engine as the doors see it: load once, then ask. The only folder that sees more than one part.
#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/clips.hpp"
#include "app/figures.hpp"
#include "base/problem.hpp"
#include "base/provenance.hpp"
#include "domain/atlas.hpp"
#include "domain/event.hpp"
#include "domain/finding.hpp"
#include "domain/located.hpp"
#include "domain/pages/words.hpp"
#include "domain/person.hpp"
#include "domain/report/whole.hpp"
#include "domain/trial/design.hpp"
#include "domain/trial/verdict.hpp"

namespace unknot::app {

/// A data file that a door has read: path below the data folder, and content.
struct NamedBytes {
  std::string path;
  std::string bytes;
};

/// Immutable once loaded; copies share their data and may be used from many threads.
class Engine {
 public:
  /// From the data built into the program.
  static std::expected<Engine, Problem> load();

  /// From files that a door has read, instead of the built-in data.
  static std::expected<Engine, Problem> load(const std::vector<NamedBytes>& files);

  const Atlas& atlas() const;
  const Provenance& provenance() const;

  /// A case from the bytes of its file; `today` is its date when the file gives none.
  std::expected<Case, Problem> read_case(std::string_view bytes, std::string_view file,
                                         std::chrono::sys_days today) const;

  /// The bytes of the file that read_case gives back.
  static std::string write_case(const Case& one_case);

  /// The safety questions that are open, and what the answers so far ask for.
  ScreenResult check_screen(const Case& one_case) const;

  /// The whole step: screen, limits, and the ranking if nothing forbids it.
  Located locate(const Case& one_case) const;

  /// How things stand for a person after these events, on the person's day. Order and repetition do not matter.
  PersonState collect_person(const PersonId& person, std::vector<Event> events, std::chrono::sys_days day) const;

  /// Whether every name in the events is known; the first that is not, with its key and the nearest names.
  std::expected<void, Problem> check_events(const std::vector<Event>& events) const;

  /// Tools left for a point when nothing is known of the person.
  PointLimits check_point(const TriggerPoint& point) const;

  /// Names of everything in one language, English where a text is not translated.
  Words build_words(const std::string& language) const;

  /// The sheet of one muscle; an unknown id comes back with the nearest ones.
  std::expected<MuscleSheet, Problem> build_sheet(const MuscleId& muscle, const std::string& language) const;

  /// A report as the bytes of a file. @param with_pdf whether a FHIR document carries the pages too
  std::string write_report(const Report& report, ReportFormat format, bool with_pdf = false) const;

  /// The figures to paint on.
  const Figures& figures() const;

  /// The words of a session, spoken.
  const Clips& clips() const;

  /// See Figures::paint.
  std::expected<Painted, Problem> paint(const std::string& figure, const std::vector<Stroke>& strokes,
                                        const std::vector<PaintedCell>& listed) const;

  /// Languages that the atlas has words in, sorted.
  std::vector<std::string> list_languages() const;

  /// Whether a design of a trial is whole and names a policy that is known; the first fault with its key.
  std::expected<void, Problem> check_design(const TrialDesign& design) const;

  /// What simulated trials of a design mean, in sentences: what it would show how often, and whether to run it at all.
  /// @param compares also simulates the same trial shorter and longer, which takes some seconds
  static TrialAdvice advise(const TrialDesign& design, const Power& power, bool compares);

  /// The program's version with its commit.
  static std::string find_version();

 private:
  struct Loaded;
  explicit Engine(std::shared_ptr<const Loaded> loaded) : loaded_(std::move(loaded)) {}

  std::shared_ptr<const Loaded> loaded_;
};

}  // namespace unknot::app
