#include "figure/views.hpp"

#include <algorithm>
#include <cmath>

#include "base/problem.hpp"

namespace unknot::figure {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// For each region of the figure whether the list names it or its area.
std::vector<char> list_named(const Figure& figure, const std::vector<std::string>& list) {
  std::vector<char> named;
  for (std::size_t i = 0; i < figure.names.size(); ++i) {
    named.push_back(holds(list, figure.names[i]) || holds(list, figure.areas[i]) ? 1 : 0);
  }
  return named;
}

bool is_on_side(const Figure& figure, const ViewPlan& plan, std::size_t triangle) {
  return plan.side == Side::midline || (plan.side == Side::left) == (triangle < figure.n_half);
}

}  // namespace

Spot Figure::find_spot(std::size_t triangle) const {
  const auto label = static_cast<std::size_t>(labels[triangle]);
  if (paired[label] == 0) return {RegionId(names[label]), Side::midline};
  return {RegionId(names[label]), triangle < n_half ? Side::left : Side::right};
}

Figure build_figure(const LabelledMesh& mesh, const std::vector<Region>& regions) {
  Figure figure{build_whole(mesh.half), mesh.labels, mesh.names, {}, {}, mesh.half.triangles.size()};
  figure.labels.insert(figure.labels.end(), mesh.labels.begin(), mesh.labels.end());
  for (const std::string& name : mesh.names) {
    const auto found =
        std::find_if(regions.begin(), regions.end(), [&name](const Region& region) { return region.id.value == name; });
    ensure(found != regions.end(), "every region of the figure stands in the atlas");
    figure.areas.push_back(found->area);
    figure.paired.push_back(found->paired ? 1 : 0);
  }
  return figure;
}

Vector3 find_surface(const Figure& figure, const SurfacePoint& point) {
  const Triangle& t = figure.whole.triangles[static_cast<std::size_t>(point.triangle)];
  const auto at = [&](std::size_t k) { return figure.whole.points[static_cast<std::size_t>(t[k])]; };
  return at(0) + (at(1) - at(0)) * point.u + (at(2) - at(0)) * point.v;
}

std::vector<char> list_shown(const Figure& figure, const ViewPlan& plan) {
  std::vector<char> shown(figure.whole.triangles.size(), 1);
  const std::vector<char> hidden = list_named(figure, plan.hide);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (!is_on_side(figure, plan, i) || hidden[static_cast<std::size_t>(figure.labels[i])] != 0) shown[i] = 0;
  }
  return shown;
}

Camera build_camera(const Figure& figure, const ViewPlan& plan) {
  const auto direction = [&plan](const std::array<double, 3>& d) {
    const Vector3 v{d[0], d[1], d[2]};
    return find_unit(plan.side == Side::right ? find_mirrored(v) : v);
  };
  Camera camera;
  camera.viewer = direction(plan.viewer);
  camera.right = find_unit(cross(direction(plan.up), camera.viewer));
  camera.up = cross(camera.viewer, camera.right);
  camera.mm_per_px = plan.mm_per_px;
  double left = 1e9;
  double right = -1e9;
  double low = 1e9;
  double high = -1e9;
  const std::vector<char> framed = list_named(figure, plan.frame);
  for (std::size_t i = 0; i < figure.whole.triangles.size(); ++i) {
    if (!is_on_side(figure, plan, i)) continue;
    if (!plan.frame.empty() && framed[static_cast<std::size_t>(figure.labels[i])] == 0) continue;
    for (const int corner : figure.whole.triangles[i]) {
      const Vector3 p = figure.whole.points[static_cast<std::size_t>(corner)];
      left = std::min(left, dot(p, camera.right));
      right = std::max(right, dot(p, camera.right));
      low = std::min(low, dot(p, camera.up));
      high = std::max(high, dot(p, camera.up));
    }
  }
  ensure(right > left && high > low, "a view frames something");
  const double margin = 2.0 * plan.margin;
  camera.width = static_cast<int>(std::ceil((right - left + margin) / plan.mm_per_px));
  camera.height = static_cast<int>(std::ceil((high - low + margin) / plan.mm_per_px));
  camera.center = camera.right * (0.5 * (left + right)) + camera.up * (0.5 * (low + high));
  return camera;
}

}  // namespace unknot::figure
