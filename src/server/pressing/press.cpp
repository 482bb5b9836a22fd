#include "server/pressing/press.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "app/press/dose_table.hpp"
#include "app/press/gun_heads.hpp"
#include "app/press/press_dose.hpp"
#include "base/text.hpp"
#include "server/json/body.hpp"
#include "server/pressing/asked.hpp"
#include "server/pressing/job_replies.hpp"
#include "server/pressing/pressing.hpp"
#include "wire/press/dose_codec.hpp"

namespace unknot::server {
namespace {

constexpr const char* ask_again = "Ask for the table again.";

// A whole curve out of a kept table; none when there is no such table, or when it cannot be read.
std::expected<PressDose, Problem> find_kept_curve(const Context& context, const PressQuestion& asked) {
  const Atlas& atlas = context.engine.atlas();
  const std::expected<DoseKey, Problem> key = app::build_dose_key(atlas, asked.site, asked.body, asked.tool);
  if (!key) return std::unexpected(key.error());
  const auto table = context.keeper.find_doses(*key);
  if (!table || !*table) return app::find_press_dose(atlas, asked);
  std::expected<PressDose, Problem> dose = app::build_table_dose(atlas, *key, **table);
  if (dose) std::erase_if(dose->curves, [&](const DoseCurve& curve) { return curve.stiffness != asked.stiffness; });
  return dose;
}

// A table that cannot be kept (the disk is full) is told all the same: whoever waited for it has it.
PressJobs::Work build_work(const Context& context, const DoseKey& key) {
  return [&engine = context.engine, &keeper = context.keeper,
          key](const app::PressHands& hands) -> std::expected<std::optional<std::string>, Problem> {
    const std::expected<DoseTable, Problem> table = app::solve_dose_table(engine.atlas(), key, hands);
    if (!table) return std::unexpected(table.error());
    if (!app::is_whole(*table)) return std::nullopt;
    // A table that cannot be kept is an answer all the same: it is solved anew the next time.
    static_cast<void>(keeper.keep_doses(key, *table));  // NOLINT(bugprone-unused-return-value)
    const std::expected<PressDose, Problem> dose = app::build_table_dose(engine.atlas(), key, *table);
    if (!dose) return std::unexpected(dose.error());
    return wire::write_value(*dose).dump();
  };
}

}  // namespace

Reply list_press_tools(const Context& context, const Request&) {
  wire::Json json;
  json["tools"] = wire::write_value(context.engine.atlas().press.tools);
  json["guns"] = {{"heads", wire::write_value(app::list_gun_heads(context.engine.atlas()))},
                  {"frequency_hz", {app::gun_frequency_hz.low, app::gun_frequency_hz.high}},
                  {"stroke_mm", {app::gun_stroke_mm.low, app::gun_stroke_mm.high}}};
  return write_json(json);
}

Reply press(const Context& context, const Request& request) {
  const std::expected<PressQuestion, Problem> asked = read_body<PressQuestion>(request);
  if (!asked) return build_refusal(asked.error());
  const Atlas& atlas = context.engine.atlas();
  const std::expected<PressDose, Problem> dose =
      asked->fineness == DoseFineness::draft  ? context.pressing.drafts.press(atlas, *asked)
      : asked->fineness == DoseFineness::full ? find_kept_curve(context, *asked)
                                              : app::find_press_dose(atlas, *asked);
  return dose ? write_json(wire::write_value(*dose)) : build_refusal(dose.error());
}

Reply start_press_table(const Context& context, const Request& request) {
  const std::expected<PlaceAsked, Problem> asked = read_body<PlaceAsked>(request);
  if (!asked) return build_refusal(asked.error());
  const Atlas& atlas = context.engine.atlas();
  const std::expected<DoseKey, Problem> key = app::build_dose_key(atlas, asked->site, asked->body, asked->tool);
  if (!key) return build_refusal(key.error());
  const auto kept = context.keeper.find_doses(*key);
  if (kept && *kept) {
    const std::expected<PressDose, Problem> dose = app::build_table_dose(atlas, *key, **kept);
    if (!dose) return build_refusal(dose.error());
    return write_json(wire::Json{{"state", "kept"}, {"dose", wire::write_value(*dose)}});
  }
  const std::string name = wire::write_value(PlaceAsked{key->site, key->body, key->tool}).dump() + key->fingerprint;
  return begin_job(context, JobKind::table, name, build_work(context, *key), {{"state", "working"}});
}

Reply listen_press_table(const Context& context, const Request& request) {
  return listen_job(context, request, JobKind::table, ask_again);
}

Reply stop_press_table(const Context& context, const Request& request) {
  return stop_job(context, request, JobKind::table, ask_again);
}

}  // namespace unknot::server
