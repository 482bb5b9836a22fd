#include "app/engine.hpp"

#include "app/care/check_care.hpp"
#include "app/embedded_data.hpp"
#include "app/report/write_report.hpp"
#include "app/steps/collect_person.hpp"
#include "app/steps/locate.hpp"
#include "app/steps/words.hpp"
#include "app/trials/words.hpp"
#include "atlas/load.hpp"
#include "atlas/read_case.hpp"
#include "base/text.hpp"
#include "plan/limits.hpp"
#include "plan/screen.hpp"
#include "rank/model.hpp"

namespace unknot::app {

struct Engine::Loaded {
  Atlas atlas;
  rank::Model model;
  Provenance provenance;
  Figures figures;
  Clips clips;
};

std::expected<Engine, Problem> Engine::load(const std::vector<NamedBytes>& files) {
  std::vector<atlas::DataFile> views;
  for (const NamedBytes& file : files) views.push_back({file.path, file.bytes});
  std::expected<Atlas, Problem> atlas = atlas::load(views);
  if (!atlas) return std::unexpected(atlas.error());
  auto loaded = std::make_shared<Loaded>();
  loaded->atlas = std::move(*atlas);
  loaded->model = rank::build_model(loaded->atlas);
  loaded->provenance = {find_version(), atlas::build_data_hash(std::move(views))};
  return Engine(std::move(loaded));
}

std::expected<Engine, Problem> Engine::load() { return load(list_embedded_files()); }

const Atlas& Engine::atlas() const { return loaded_->atlas; }

const Provenance& Engine::provenance() const { return loaded_->provenance; }

std::expected<Case, Problem> Engine::read_case(std::string_view bytes, std::string_view file,
                                               std::chrono::sys_days today) const {
  return atlas::read_case(bytes, file, loaded_->atlas, today);
}

std::string Engine::write_case(const Case& one_case) { return atlas::write_case(one_case); }

ScreenResult Engine::check_screen(const Case& one_case) const { return plan::check_screen(loaded_->atlas, one_case); }

const Clips& Engine::clips() const { return loaded_->clips; }

const Figures& Engine::figures() const { return loaded_->figures; }

std::expected<Painted, Problem> Engine::paint(const std::string& figure, const std::vector<Stroke>& strokes,
                                              const std::vector<PaintedCell>& listed) const {
  return loaded_->figures.paint(loaded_->atlas, figure, strokes, listed);
}

std::expected<void, Problem> Engine::check_design(const TrialDesign& design) const {
  if (std::optional<Problem> problem = check_care_names(loaded_->atlas, TrialBegun{{}, design})) {
    constexpr std::string_view prefix = "trial_begun.";
    if (problem->key.starts_with(prefix)) problem->key.erase(0, prefix.size());
    return std::unexpected(std::move(*problem));
  }
  return {};
}

TrialAdvice Engine::advise(const TrialDesign& design, const Power& power, bool compares) {
  return app::advise(design, power, compares);
}

Located Engine::locate(const Case& one_case) const {
  Located located = app::locate(loaded_->atlas, loaded_->model, one_case);
  located.provenance = loaded_->provenance;
  return located;
}

std::string Engine::write_report(const Report& report, ReportFormat format, bool with_pdf) const {
  return app::write_report(loaded_->atlas, loaded_->figures, report, format, with_pdf);
}

PersonState Engine::collect_person(const PersonId& person, std::vector<Event> events, std::chrono::sys_days day) const {
  return app::collect_person(loaded_->atlas, person, std::move(events), day);
}

std::expected<void, Problem> Engine::check_events(const std::vector<Event>& events) const {
  return app::check_events(loaded_->atlas, events);
}

PointLimits Engine::check_point(const TriggerPoint& point) const {
  return plan::check_point(loaded_->atlas, point, {});
}

Words Engine::build_words(const std::string& language) const {
  Words words = app::build_words(loaded_->atlas, language);
  words.data_hash = loaded_->provenance.data_hash;
  return words;
}

std::expected<MuscleSheet, Problem> Engine::build_sheet(const MuscleId& muscle, const std::string& language) const {
  const Muscle* found = find(loaded_->atlas.muscles, muscle);
  if (found == nullptr) {
    return std::unexpected(Problem{Code::not_found, "", "muscle", quote(muscle.value), "the id of a muscle",
                                   build_suggestion(muscle.value, list_names(loaded_->atlas.muscles))});
  }
  MuscleSheet sheet = app::build_sheet(loaded_->atlas, *found, language);
  sheet.provenance = loaded_->provenance;
  return sheet;
}

std::vector<std::string> Engine::list_languages() const { return app::list_languages(loaded_->atlas); }

std::string Engine::find_version() {
  return
#include "unknot_version.inc"
      ;
}

}  // namespace unknot::app
