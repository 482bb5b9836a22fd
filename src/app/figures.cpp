#include "app/figures.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "app/embedded_data.hpp"
#include "base/text.hpp"
#include "figure/paint.hpp"
#include "wire/figure/figure_view_codec.hpp"

namespace unknot::app {
namespace {

template <class Entry>
std::vector<std::string> list_ids(const std::vector<Entry>& entries) {
  std::vector<std::string> ids;
  for (const Entry& entry : entries) ids.push_back(entry.id);
  return ids;
}

Problem refuse_name(const std::string& key, const std::string& found, const std::vector<std::string>& known) {
  return {Code::unknown_name,
          "",
          key,
          quote(found),
          fmt::format("{}", fmt::join(known, ", ")),
          build_suggestion(found, known)};
}

// The atlas may be another one than the figure was made with: then what they do not share cannot be painted.
std::optional<Problem> check_regions(const Atlas& atlas, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (find(atlas.regions, RegionId(name)) == nullptr) {
      return Problem{Code::bad_data,
                     "",
                     "regions",
                     "no region " + quote(name),
                     "every region of the figure",
                     "Add it to the data folder, or choose regions from the list."};
    }
  }
  return std::nullopt;
}

std::optional<Problem> check_listed(const Atlas& atlas, const std::vector<PaintedCell>& listed) {
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const Region* region = find(atlas.regions, listed[i].spot.region);
    const std::string key = fmt::format("listed[{}]", i);
    if (region == nullptr) {
      const std::vector<std::string> known = list_names(atlas.regions);
      return Problem{Code::unknown_name,      "",
                     key + ".region",         quote(listed[i].spot.region.value),
                     "a region of the atlas", build_suggestion(listed[i].spot.region.value, known)};
    }
    if (region->paired == (listed[i].spot.side == Side::midline)) {
      return Problem{Code::wrong_side,
                     "",
                     key + ".side",
                     quote(wire::find_word(listed[i].spot.side)),
                     region->paired ? "left or right, the person's own" : "midline",
                     "Correct the side."};
    }
  }
  return std::nullopt;
}

void lay_over(std::vector<PaintedCell>& cells, const std::vector<PaintedCell>& listed) {
  for (const PaintedCell& cell : listed) {
    std::erase_if(cells, [&cell](const PaintedCell& painted) { return painted.spot == cell.spot; });
    if (cell.intensity > 0.0) cells.push_back(cell);
  }
}

std::optional<Problem> check_triangles(const Stroke& stroke, std::size_t n_triangles, std::size_t index) {
  for (const SurfacePoint& point : stroke.surface) {
    if (static_cast<std::size_t>(point.triangle) < n_triangles) continue;
    return Problem{Code::out_of_range,
                   "",
                   fmt::format("strokes[{}].surface", index),
                   fmt::format("triangle {}", point.triangle),
                   fmt::format("0 to {}", n_triangles - 1),
                   "Paint it again: the figure may have changed."};
  }
  return std::nullopt;
}

}  // namespace

Figures::Figures() {
  for (const auto& [path, bytes] : list_embedded_figures()) {
    files_.emplace(path, bytes);
    if (!path.ends_with("/figure.json")) continue;
    const auto json = wire::parse(bytes, path);
    ensure(json.has_value(), "the built-in figures are JSON");
    wire::Reading reading{std::string(path), {}};
    FigureFile file;
    wire::read_value(*json, "", reading, file);
    ensure(!reading.problem, "the built-in figures can be read");
    if (list_.views.empty()) {
      for (const ViewPlan& plan : file.views) list_.views.push_back({plan.id, plan.close_up});
    }
    views_.emplace(file.figure.id, std::move(file.views));
    list_.figures.push_back(std::move(file.figure));
  }
}

std::expected<std::string_view, Problem> Figures::find_file(const std::string& figure, const std::string& name) const {
  if (!views_.contains(figure)) return std::unexpected(refuse_name("figure", figure, list_ids(list_.figures)));
  const auto found = files_.find(figure + "/" + name);
  if (found != files_.end()) return found->second;
  return std::unexpected(refuse_name("view", name.substr(0, name.find('.')), list_ids(list_.views)));
}

std::expected<std::string_view, Problem> Figures::find_view(const std::string& figure, const std::string& view) const {
  return find_file(figure, view == "figure" ? "?" : view + ".json");
}

std::expected<std::string_view, Problem> Figures::find_image(const std::string& figure, const std::string& view) const {
  return find_file(figure, view + ".webp");
}

std::expected<std::string_view, Problem> Figures::find_mesh(const std::string& figure) const {
  return find_file(figure, "mesh");
}

std::expected<Painted, Problem> Figures::paint(const Atlas& atlas, const std::string& figure,
                                               const std::vector<Stroke>& strokes,
                                               const std::vector<PaintedCell>& listed) const {
  const std::expected<std::string_view, Problem> bytes = find_mesh(figure);
  if (!bytes) return std::unexpected(bytes.error());
  const std::optional<std::vector<std::string>> names = figure::Canvas::list_regions(*bytes);
  ensure(names.has_value(), "the built-in meshes can be read");
  if (std::optional<Problem> problem = check_regions(atlas, *names)) return std::unexpected(*problem);
  if (std::optional<Problem> problem = check_listed(atlas, listed)) return std::unexpected(*problem);
  const figure::Canvas canvas = *figure::Canvas::load(*bytes, atlas.regions);
  Painted painted;
  const std::vector<ViewPlan>& plans = views_.at(figure);
  for (std::size_t i = 0; i < strokes.size(); ++i) {
    const Stroke& stroke = strokes[i];
    if (std::optional<Problem> problem = check_triangles(stroke, canvas.n_triangles(), i)) {
      return std::unexpected(*problem);
    }
    if (stroke.view.empty()) {
      painted.strokes.push_back(stroke);
      continue;
    }
    const auto plan = std::find_if(plans.begin(), plans.end(), [&](const ViewPlan& p) { return p.id == stroke.view; });
    if (plan == plans.end()) {
      return std::unexpected(refuse_name(fmt::format("strokes[{}].view", i), stroke.view, list_ids(list_.views)));
    }
    Stroke resolved = canvas.resolve(stroke, *plan);
    if (!resolved.surface.empty()) painted.strokes.push_back(std::move(resolved));  // beside the body it paints nothing
  }
  painted.cells = canvas.paint(painted.strokes);
  lay_over(painted.cells, listed);
  return painted;
}

}  // namespace unknot::app
