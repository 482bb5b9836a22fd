#include "figure/paint.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "figure/views.hpp"

namespace unknot::figure {
namespace {

constexpr double facing = 0.1;  // cosine between normals from which skin counts as facing the same way (assumed)

struct Paint {
  double intensity = 0.0;
  const Stroke* stroke = nullptr;
};

// Which triangles a stroke covers: those whose middle lies within its radius of one of its points, and those it stands on.
std::vector<std::size_t> list_covered(const Figure& figure, const Stroke& stroke) {
  std::vector<Vector3> points;
  std::vector<Vector3> normals;
  Vector3 low{1e9, 1e9, 1e9};
  Vector3 high{-1e9, -1e9, -1e9};
  std::vector<std::size_t> covered;
  for (const SurfacePoint& place : stroke.surface) {
    const Vector3 p = find_surface(figure, place);
    points.push_back(p);
    normals.push_back(find_face_normal(figure.whole, static_cast<std::size_t>(place.triangle)));
    low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
    covered.push_back(static_cast<std::size_t>(place.triangle));
  }
  const double r = stroke.radius_mm;
  for (std::size_t i = 0; i < figure.whole.triangles.size(); ++i) {
    const Vector3 c = find_center(figure.whole, i);
    if (c.x < low.x - r || c.y < low.y - r || c.z < low.z - r || c.x > high.x + r || c.y > high.y + r ||
        c.z > high.z + r) {
      continue;
    }
    const Vector3 normal = find_face_normal(figure.whole, i);
    for (std::size_t k = 0; k < points.size(); ++k) {
      const Vector3 away = c - points[k];
      if (dot(away, away) <= r * r && dot(normal, normals[k]) > facing) {
        covered.push_back(i);
        break;
      }
    }
  }
  std::sort(covered.begin(), covered.end());
  covered.erase(std::unique(covered.begin(), covered.end()), covered.end());
  return covered;
}

struct Tally {
  double area = 0.0;
  double painted = 0.0;
  double weighted = 0.0;  // intensity times area
  bool begun = false;
  std::set<std::string> qualities;
};

// The nearest triangle that covers a pixel.
std::optional<SurfacePoint> find_nearest_under(const Figure& figure, const View& view, double x, double y) {
  std::optional<SurfacePoint> found;
  double nearest = -1e9;
  bool front = false;
  for (std::size_t i = 0; i < figure.whole.triangles.size(); ++i) {
    if (view.shown[i] == 0) continue;
    std::array<Vector3, 3> p;
    for (std::size_t k = 0; k < 3; ++k) {
      p[k] = view.camera.project(figure.whole.points[static_cast<std::size_t>(figure.whole.triangles[i][k])]);
    }
    if (x < std::min({p[0].x, p[1].x, p[2].x}) || x > std::max({p[0].x, p[1].x, p[2].x})) continue;
    if (y < std::min({p[0].y, p[1].y, p[2].y}) || y > std::max({p[0].y, p[1].y, p[2].y})) continue;
    const double area = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[2].x - p[0].x) * (p[1].y - p[0].y);
    if (area == 0.0) continue;
    const double u = ((p[2].x - x) * (p[0].y - y) - (p[0].x - x) * (p[2].y - y)) / area;
    const double v = ((p[0].x - x) * (p[1].y - y) - (p[1].x - x) * (p[0].y - y)) / area;
    if (u < 0.0 || v < 0.0 || u + v > 1.0) continue;
    const double z = p[0].z + u * (p[1].z - p[0].z) + v * (p[2].z - p[0].z);
    if (z <= nearest) continue;
    nearest = z;
    front = area < 0.0;
    found = SurfacePoint{static_cast<int>(i), u, v};
  }
  return front ? found : std::nullopt;  // the inside of the hollow cast is not skin
}

}  // namespace

struct Canvas::Loaded {
  Figure figure;
};

std::optional<Canvas> Canvas::load(std::string_view bytes, const std::vector<Region>& regions) {
  const std::optional<LabelledMesh> mesh = read_mesh(bytes);
  if (!mesh) return std::nullopt;
  return Canvas(std::make_shared<const Loaded>(Loaded{build_figure(*mesh, regions)}));
}

std::optional<std::vector<std::string>> Canvas::list_regions(std::string_view bytes) {
  std::optional<LabelledMesh> mesh = read_mesh(bytes);
  if (!mesh) return std::nullopt;
  return std::move(mesh->names);
}

std::size_t Canvas::n_triangles() const { return loaded_->figure.whole.triangles.size(); }

std::optional<SurfacePoint> Canvas::find_under(const ViewPlan& plan, PicturePoint pixel) const {
  const Figure& figure = loaded_->figure;
  return find_nearest_under(figure, {build_camera(figure, plan), list_shown(figure, plan)}, pixel.x_px, pixel.y_px);
}

Spot Canvas::find_spot(const SurfacePoint& place) const {
  return loaded_->figure.find_spot(static_cast<std::size_t>(place.triangle));
}

Stroke Canvas::resolve(const Stroke& stroke, const ViewPlan& plan) const {
  const Figure& figure = loaded_->figure;
  const View view{build_camera(figure, plan), list_shown(figure, plan)};
  Stroke resolved = stroke;
  resolved.view.clear();
  resolved.points.clear();
  resolved.surface.clear();
  const double step = std::max(1.0, stroke.radius_mm / 3.0 / view.camera.mm_per_px);  // [px]
  std::optional<PicturePoint> last;
  const auto add = [&](PicturePoint p) {
    if (const auto place = find_nearest_under(figure, view, p.x_px, p.y_px)) resolved.surface.push_back(*place);
    last = p;
  };
  for (const PicturePoint& p : stroke.points) {
    if (!last) {
      add(p);
      continue;
    }
    const PicturePoint from = *last;
    const double length = std::hypot(p.x_px - from.x_px, p.y_px - from.y_px);
    const int n = static_cast<int>(length / step);
    for (int k = 1; k <= n; ++k) {
      const double t = k * step / length;
      add({from.x_px + t * (p.x_px - from.x_px), from.y_px + t * (p.y_px - from.y_px)});
    }
  }
  return resolved;
}

std::vector<PaintedCell> Canvas::paint(const std::vector<Stroke>& strokes) const {
  const Figure& figure = loaded_->figure;
  std::vector<Paint> paints(figure.whole.triangles.size());
  std::map<std::size_t, std::set<std::string>> qualities;  // by triangle: a later stroke adds its kind
  for (const Stroke& stroke : strokes) {
    for (const std::size_t i : list_covered(figure, stroke)) {
      paints[i] = stroke.erase ? Paint{} : Paint{stroke.intensity, &stroke};
      if (stroke.erase) {
        qualities.erase(i);
      } else {
        qualities[i].insert(stroke.qualities.begin(), stroke.qualities.end());
      }
    }
  }
  std::map<std::pair<int, Side>, Tally> tallies;
  for (std::size_t i = 0; i < paints.size(); ++i) {
    Tally& tally = tallies[{figure.labels[i], figure.find_spot(i).side}];
    const double area = find_area(figure.whole, i);
    tally.area += area;
    if (paints[i].stroke == nullptr || paints[i].intensity <= 0.0) continue;
    tally.painted += area;
    tally.weighted += area * paints[i].intensity;
    tally.qualities.insert(qualities[i].begin(), qualities[i].end());
    const SurfacePoint& first = paints[i].stroke->surface.front();
    if (first.triangle == static_cast<int>(i)) tally.begun = true;
  }
  std::vector<PaintedCell> cells;
  for (const auto& [spot, tally] : tallies) {
    if (tally.painted <= 0.0) continue;
    if (!tally.begun && tally.painted < painted_area_mm2 && tally.painted < painted_share * tally.area) continue;
    const double mean = std::round(tally.weighted / tally.painted * 10.0) / 10.0;
    cells.push_back({{RegionId(figure.names[static_cast<std::size_t>(spot.first)]), spot.second},
                     mean,
                     {tally.qualities.begin(), tally.qualities.end()}});
  }
  return cells;
}

}  // namespace unknot::figure
