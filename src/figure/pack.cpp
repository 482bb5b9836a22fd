#include "figure/pack.hpp"

#include <algorithm>
#include <cmath>

#include "figure/fit.hpp"
#include "figure/outline.hpp"
#include "figure/polygonize.hpp"
#include "figure/regions.hpp"
#include "figure/remesh.hpp"

namespace unknot::figure {
namespace {

constexpr double first_step = 2.5;      // of the first mesh [mm]: the ears are 4 mm thin
constexpr int n_rounds = 12;            // of remeshing
constexpr float webp_quality = 82.0F;
constexpr double outline_tolerance = 0.6;  // [px]
constexpr double smallest_outline = 30.0;  // [px]

// Label and side as one number, so that the two halves of a paired region are outlined apart.
int find_key(const Figure& figure, int triangle) {
  if (triangle < 0) return -1;
  const auto i = static_cast<std::size_t>(triangle);
  const int label = figure.labels[i];
  const bool right = figure.paired[static_cast<std::size_t>(label)] != 0 && i >= figure.n_half;
  return 2 * label + (right ? 1 : 0);
}

std::vector<int> render_keys(const Figure& figure, const View& view) {
  std::vector<int> keys = render_triangles(figure.whole, view.camera, 1, view.shown);
  for (int& key : keys) key = find_key(figure, key);
  return keys;
}

Side find_side(const Figure& figure, int key) {
  if (figure.paired[static_cast<std::size_t>(key / 2)] == 0) return Side::midline;
  return key % 2 == 0 ? Side::left : Side::right;
}

// A site is in the picture when its own triangle is what the viewer sees there.
void add_sites(const PackInput& input, const MadeFigure& made, const View& view, const std::vector<int>& triangles,
               std::vector<ViewSite>& sites) {
  for (std::size_t i = 0; i < made.sites.size(); ++i) {
    for (const Side side : {Side::left, Side::right}) {
      SurfacePoint place = made.sites[i];
      if (side == Side::right) {
        place.triangle += static_cast<int>(made.figure.n_half);
        std::swap(place.u, place.v);
      }
      const Vector3 p = view.camera.project(find_surface(made.figure, place));
      const int x = static_cast<int>(p.x);
      const int y = static_cast<int>(p.y);
      if (x < 0 || y < 0 || x >= view.camera.width || y >= view.camera.height) continue;
      const int seen = triangles[static_cast<std::size_t>(y * view.camera.width + x)];
      if (seen < 0) continue;
      const Vector3 at = find_center(made.figure.whole, static_cast<std::size_t>(seen));
      if (find_length(at - find_surface(made.figure, place)) > 20.0) continue;  // something else is in front
      const SiteMark& mark = input.map.sites[i];
      sites.push_back(
          {{mark.muscle, mark.point, side}, mark.site, std::round(p.x * 10) / 10, std::round(p.y * 10) / 10});
    }
  }
}

}  // namespace

std::string check_input(const PackInput& input) {
  const Shape shape(input.plan, template_choice);
  if (std::string bad = check_map(input.map, shape); !bad.empty()) return bad;
  for (const Region& region : input.regions) {
    const bool placed = std::any_of(input.map.regions.begin(), input.map.regions.end(),
                                    [&region](const RegionPatch& patch) { return patch.region == region.id; });
    if (!placed) return region.id.value;
  }
  return {};
}

BodyChoice find_choice(const FigureEntry& entry) {
  const double build = entry.build == "slim" ? -1.0 : (entry.build == "large" ? 1.0 : 0.0);
  return {entry.sex == "man" ? 1.0 : 0.0, build, entry.stature_mm};
}

LabelledMesh make_template(const PackInput& input) {
  const Shape shape(input.plan, template_choice);
  PackInput fresh = input;
  fresh.body = {};
  fresh.body.half = remesh(polygonize(shape, first_step), input.plan, shape, n_rounds);
  return make_labels(fresh);
}

LabelledMesh make_labels(const PackInput& input) {
  const Shape shape(input.plan, template_choice);
  LabelledMesh mesh = input.body;
  mesh.names.clear();
  for (int round = 0; round < 3; ++round) {
    mesh.labels = build_labels(input.map, shape, mesh.half);
    join_islands(mesh.half, mesh.labels);
    smooth_borders(mesh.half, mesh.labels, shape, round < 2 ? 10 : 30);
  }
  for (const RegionPatch& patch : input.map.regions) mesh.names.push_back(patch.region.value);
  round_points(mesh.half);
  return mesh;
}

MadeFigure make_figure(const PackInput& input, const FigureEntry& entry) {
  const Shape neutral(input.plan, template_choice);
  const Shape shape(input.plan, find_choice(entry));
  LabelledMesh mesh = input.body;
  mesh.half = fit(input.body.half, neutral, shape);
  round_points(mesh.half);
  MadeFigure made{entry, build_figure(mesh, input.regions), build_shaded(shape, mesh.half), {}, {}};
  mesh.normals.assign(made.shaded.normals.begin(),
                      made.shaded.normals.begin() + static_cast<std::ptrdiff_t>(mesh.half.points.size()));
  mesh.openness.assign(made.shaded.openness.begin(),
                       made.shaded.openness.begin() + static_cast<std::ptrdiff_t>(mesh.half.points.size()));
  made.mesh = write_mesh(mesh);
  for (const SiteMark& mark : input.map.sites) {
    const MeshPlace place = find_nearest(input.body.half, find_place(mark.place, neutral));
    made.sites.push_back({place.triangle, place.u, place.v});
  }
  return made;
}

MadePicture make_picture(const PackInput& input, const MadeFigure& made, const ViewPlan& plan) {
  const View view{build_camera(made.figure, plan), list_shown(made.figure, plan)};
  const Camera& camera = view.camera;
  MadePicture picture;
  picture.webp = build_webp(render_clay(made.shaded, camera, view.shown), camera.width, camera.height, webp_quality);
  picture.view = {made.entry.id, plan.id, camera.width, camera.height, camera.mm_per_px, {}, {}, {}};
  const std::vector<Outline> outlines =
      build_outlines(render_keys(made.figure, view), camera.width, camera.height, outline_tolerance, smallest_outline);
  for (const Outline& outline : outlines) {
    const std::string& name = made.figure.names[static_cast<std::size_t>(outline.label / 2)];
    picture.view.regions.push_back({{RegionId(name), find_side(made.figure, outline.label)},
                                    outline.path,
                                    outline.label_x,
                                    outline.label_y,
                                    outline.area});
  }
  add_sites(input, made, view, render_triangles(made.figure.whole, camera, 1, view.shown), picture.view.sites);
  return picture;
}

std::string make_map(const PackInput& input, const MadeFigure& made, const ViewPlan& plan) {
  const View view{build_camera(made.figure, plan), list_shown(made.figure, plan)};
  const int width = view.camera.width;
  std::vector<std::uint8_t> rgba = render_clay(made.shaded, view.camera, view.shown);
  const std::vector<int> keys = render_keys(made.figure, view);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] < 0) continue;
    const bool border = (i > 0 && keys[i - 1] != keys[i]) ||
                        (i >= static_cast<std::size_t>(width) && keys[i - static_cast<std::size_t>(width)] != keys[i]);
    const auto hue = static_cast<std::uint32_t>(keys[i] / 2 + 1) * 2654435761U;
    for (std::size_t c = 0; c < 3; ++c) {
      const double tint = 0.5 + ((hue >> (8 * (c + 1))) & 0xFFU) / 440.0;
      rgba[4 * i + c] = border ? 25 : static_cast<std::uint8_t>(std::min(255.0, rgba[4 * i + c] * tint));
    }
  }
  std::vector<ViewSite> sites;
  add_sites(input, made, view, render_triangles(made.figure.whole, view.camera, 1, view.shown), sites);
  for (const ViewSite& site : sites) {
    for (int dy = -3; dy <= 3; ++dy) {
      for (int dx = -3; dx <= 3; ++dx) {
        const int x = static_cast<int>(site.x) + dx;
        const int y = static_cast<int>(site.y) + dy;
        if (x < 0 || y < 0 || x >= width || y >= view.camera.height || dx * dx + dy * dy > 10) continue;
        const auto i = static_cast<std::size_t>(y * width + x);
        rgba[4 * i] = 200;
        rgba[4 * i + 1] = 0;
        rgba[4 * i + 2] = 20;
        rgba[4 * i + 3] = 255;
      }
    }
  }
  return build_webp(rgba, width, view.camera.height, 90.0F);
}

}  // namespace unknot::figure
