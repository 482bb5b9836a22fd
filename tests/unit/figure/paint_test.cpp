// Views and the brush: what is painted on a picture is the same as on the skin, and sides are the person's own.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "app/engine.hpp"
#include "figure/paint.hpp"
#include "math/random.hpp"
#include "support/support.hpp"
#include "validate/body_table.hpp"
#include "wire/figure/figure_view_codec.hpp"

namespace unknot::test {
namespace {

const app::Engine& engine() {
  static const app::Engine loaded = *app::Engine::load();
  return loaded;
}

struct Scene {
  figure::Canvas canvas;
  std::vector<ViewPlan> plans;
};

const Scene& scene() {
  static const Scene made{
      *figure::Canvas::load(*engine().figures().find_mesh("woman_medium"), engine().atlas().regions),
      load_views(std::string(UNKNOT_SOURCE) + "/data")};
  return made;
}

FigureView load_view(const std::string& figure, const std::string& view) {
  const auto json = wire::parse(*engine().figures().find_view(figure, view), view);
  wire::Reading reading{view, {}};
  FigureView result;
  wire::read_value(*json, "", reading, result);
  EXPECT_FALSE(reading.problem.has_value()) << build_sentence(*reading.problem);
  return result;
}

Stroke build_stroke(const std::string& view, std::vector<PicturePoint> points, double intensity = 6.0) {
  return {.erase = false,
          .intensity = intensity,
          .qualities = {"ache"},
          .radius_mm = 12.0,
          .view = view,
          .points = std::move(points),
          .surface = {}};
}

Painted paint(const std::vector<Stroke>& strokes, const std::vector<PaintedCell>& listed = {}) {
  const auto painted = engine().paint("woman_medium", strokes, listed);
  EXPECT_TRUE(painted.has_value()) << build_sentence(painted.error());
  return painted.value_or(Painted{});
}

bool holds(const Painted& painted, const char* region, Side side) {
  return std::any_of(painted.cells.begin(), painted.cells.end(),
                     [&](const PaintedCell& cell) { return cell.spot == Spot{RegionId(region), side}; });
}

ViewRegion find_region(const FigureView& view, const char* region, Side side) {
  for (const ViewRegion& entry : view.regions) {
    if (entry.spot == Spot{RegionId(region), side}) return entry;
  }
  ADD_FAILURE() << view.view << " does not show " << region;
  return {};
}

TEST(Views, the_middle_of_every_outline_is_its_own_region_on_the_skin_of_every_figure_and_view) {
  std::size_t n = 0;
  for (const FigureEntry& entry : engine().figures().list().figures) {
    const auto canvas = figure::Canvas::load(*engine().figures().find_mesh(entry.id), engine().atlas().regions);
    for (const ViewPlan& plan : scene().plans) {
      for (const ViewRegion& region : load_view(entry.id, plan.id).regions) {
        const auto place = canvas->find_under(plan, {region.label_x, region.label_y});
        ASSERT_TRUE(place.has_value()) << entry.id << " " << plan.id << " " << region.spot.region.value;
        EXPECT_EQ(canvas->find_spot(*place), region.spot) << entry.id << " " << plan.id;
        ++n;
      }
    }
  }
  EXPECT_GT(n, 700U) << "or nothing was looked at";
}

TEST(Views, every_region_and_side_is_seen_in_some_view) {
  std::set<Spot> seen;
  for (const ViewPlan& plan : scene().plans) {
    for (const ViewRegion& region : load_view("woman_medium", plan.id).regions) seen.insert(region.spot);
  }
  for (const Region& region : engine().atlas().regions) {
    if (region.id.value == "perineum" || region.id.value == "pelvis_inside")
      continue;  // between the legs: from the list
    for (const Side side : {Side::left, Side::right, Side::midline}) {
      if ((side == Side::midline) == region.paired) continue;
      EXPECT_TRUE(seen.contains({region.id, side})) << region.id.value;
    }
  }
}

TEST(Brush, a_place_on_the_persons_right_is_never_called_left_in_any_view) {
  std::uint64_t counter = 0;
  std::size_t hits = 0;
  for (const ViewPlan& plan : scene().plans) {
    const FigureView view = load_view("woman_medium", plan.id);
    for (int i = 0; i < 150; ++i) {
      const double x = math::draw_uniform(7, 0, counter++) * view.width_px;
      const double y = math::draw_uniform(7, 0, counter++) * view.height_px;
      const auto place = scene().canvas.find_under(plan, {x, y});
      if (!place) continue;
      ++hits;
      const bool is_left = static_cast<std::size_t>(place->triangle) < scene().canvas.n_triangles() / 2;
      EXPECT_NE(scene().canvas.find_spot(*place).side, is_left ? Side::right : Side::left) << plan.id;
      if (plan.id == "front") EXPECT_EQ(is_left, x > 0.5 * view.width_px) << "one looks the figure in the face";
      if (plan.id == "back") EXPECT_EQ(is_left, x < 0.5 * view.width_px);
    }
  }
  EXPECT_GT(hits, 500U);
}

TEST(Brush, a_stroke_on_a_picture_paints_what_the_same_stroke_on_the_skin_paints) {
  for (const char* id : {"front", "back", "left", "right", "head_front", "foot_left_sole", "hand_right_palm"}) {
    const FigureView view = load_view("woman_medium", id);
    const PicturePoint from{view.width_px * 0.45, view.height_px * 0.3};
    const PicturePoint to{view.width_px * 0.55, view.height_px * 0.5};
    const Painted on_picture = paint({build_stroke(id, {from, to})});
    ASSERT_FALSE(on_picture.strokes.empty()) << id;
    EXPECT_FALSE(on_picture.cells.empty()) << id;
    EXPECT_TRUE(on_picture.strokes.front().view.empty());
    EXPECT_EQ(paint(on_picture.strokes).cells, on_picture.cells) << id;
  }
}

TEST(Brush, a_tap_paints_the_region_it_lands_in_on_the_persons_own_side) {
  const FigureView view = load_view("woman_medium", "back");
  for (const Side side : {Side::left, Side::right}) {
    const ViewRegion region = find_region(view, "blade", side);
    const Painted painted = paint({build_stroke("back", {{region.label_x, region.label_y}})});
    EXPECT_TRUE(holds(painted, "blade", side));
    EXPECT_FALSE(holds(painted, "blade", mirror(side)));
  }
}

TEST(Brush, a_stroke_down_the_spine_paints_no_front) {
  const FigureView view = load_view("woman_medium", "back");
  const ViewRegion top = find_region(view, "upper_spine", Side::midline);
  const ViewRegion low = find_region(view, "low_spine", Side::midline);
  const Painted painted = paint({build_stroke("back", {{top.label_x, top.label_y}, {low.label_x, low.label_y}})});
  for (const char* region : {"upper_spine", "mid_spine", "low_spine"}) {
    EXPECT_TRUE(holds(painted, region, Side::midline)) << region;
  }
  for (const PaintedCell& cell : painted.cells) EXPECT_NE(cell.spot.region.value, "breastbone");
}

TEST(Brush, a_finger_is_painted_on_the_side_that_was_touched_and_not_through) {
  const FigureView view = load_view("woman_medium", "hand_left_palm");
  const ViewRegion finger = find_region(view, "middle_finger_front", Side::left);
  const Painted painted = paint({build_stroke("hand_left_palm", {{finger.label_x, finger.label_y}})});
  EXPECT_TRUE(holds(painted, "middle_finger_front", Side::left));
  EXPECT_FALSE(holds(painted, "middle_finger_back", Side::left));
}

TEST(Brush, the_eraser_takes_away_and_a_later_stroke_sets_the_strength) {
  const ViewRegion region = find_region(load_view("woman_medium", "back"), "blade", Side::left);
  const Stroke strong = build_stroke("back", {{region.label_x, region.label_y}}, 8.0);
  const Stroke weak = build_stroke("back", {{region.label_x, region.label_y}}, 3.0);
  Stroke eraser = strong;
  eraser.erase = true;
  eraser.radius_mm = 20.0;
  EXPECT_TRUE(paint({strong, eraser}).cells.empty());
  const Painted painted = paint({strong, weak});
  ASSERT_FALSE(painted.cells.empty());
  EXPECT_DOUBLE_EQ(painted.cells.front().intensity, 3.0);
}

TEST(Brush, beside_the_body_nothing_is_painted) {
  const Painted painted = paint({build_stroke("front", {{2.0, 2.0}, {6.0, 6.0}})});
  EXPECT_TRUE(painted.strokes.empty());
  EXPECT_TRUE(painted.cells.empty());
}

TEST(Brush, what_is_chosen_from_the_list_replaces_what_is_painted_and_zero_removes_it) {
  const ViewRegion region = find_region(load_view("woman_medium", "back"), "blade", Side::left);
  const Stroke stroke = build_stroke("back", {{region.label_x, region.label_y}}, 8.0);
  const Spot spot{RegionId("blade"), Side::left};
  const Painted changed = paint({stroke}, {{spot, 2.0, {"burning"}}, {{RegionId("nose"), Side::midline}, 4.0, {}}});
  EXPECT_TRUE(holds(changed, "nose", Side::midline));
  const auto cell = std::find_if(changed.cells.begin(), changed.cells.end(),
                                 [&spot](const PaintedCell& c) { return c.spot == spot; });
  ASSERT_NE(cell, changed.cells.end());
  EXPECT_DOUBLE_EQ(cell->intensity, 2.0);
  EXPECT_FALSE(holds(paint({stroke}, {{spot, 0.0, {}}}), "blade", Side::left));
}

TEST(Brush, unknown_figures_views_regions_sides_and_triangles_are_refused_with_what_there_is) {
  const Stroke stroke = build_stroke("back", {{300.0, 300.0}});
  const auto code = [](const std::expected<Painted, Problem>& painted) {
    EXPECT_FALSE(painted.has_value());
    return painted ? Code::usage : painted.error().code;
  };
  EXPECT_EQ(code(engine().paint("child", {stroke}, {})), Code::unknown_name);
  EXPECT_EQ(code(engine().paint("woman_medium", {build_stroke("above", {{1.0, 1.0}})}, {})), Code::unknown_name);
  EXPECT_EQ(code(engine().paint("woman_medium", {}, {{{RegionId("tail"), Side::left}, 3.0, {}}})), Code::unknown_name);
  EXPECT_EQ(code(engine().paint("woman_medium", {}, {{{RegionId("nose"), Side::left}, 3.0, {}}})), Code::wrong_side);
  EXPECT_EQ(code(engine().paint("woman_medium", {}, {{{RegionId("blade"), Side::midline}, 3.0, {}}})),
            Code::wrong_side);
  Stroke far = stroke;
  far.view.clear();
  far.points.clear();
  far.surface = {{999999, 0.3, 0.3}};
  EXPECT_EQ(code(engine().paint("woman_medium", {far}, {})), Code::out_of_range);
  EXPECT_EQ(engine().figures().find_view("woman_medium", "figure").error().code, Code::unknown_name);
}

}  // namespace
}  // namespace unknot::test
