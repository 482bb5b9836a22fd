#include "press/solve/axis_map.hpp"

namespace unknot::press {

AxisMap build_axis_map(const std::vector<double>& planes, const std::vector<bool>& is_face, double most) {
  AxisMap map;
  const std::size_t n = planes.size() - 1;
  const auto is_kept = [&](std::size_t plane) { return !is_face.empty() && is_face[plane]; };
  for (std::size_t cell = 0; cell < n;) {
    const bool may_merge = cell + 1 < n && !is_kept(cell + 1) && planes[cell + 2] - planes[cell] <= most;
    const std::size_t size = may_merge ? 2 : 1;
    map.first.push_back(static_cast<int>(cell));
    map.coarse.push_back(planes[cell]);
    map.coarse_is_face.push_back(is_kept(cell));
    const double length = planes[cell + size] - planes[cell];
    for (std::size_t part = 0; part < size; ++part) {
      const double lower = (planes[cell + part] - planes[cell]) / length;
      map.parent.push_back(static_cast<int>(map.coarse.size()) - 1);
      map.lower.push_back(static_cast<float>(lower));
      map.upper.push_back(part + 1 == size ? 1.0F
                                           : static_cast<float>((planes[cell + part + 1] - planes[cell]) / length));
      map.node.push_back(map.parent.back());
      map.share.push_back(map.lower.back());
    }
    cell += size;
  }
  map.first.push_back(static_cast<int>(n));
  map.coarse.push_back(planes[n]);
  map.coarse_is_face.push_back(is_kept(n));
  map.node.push_back(static_cast<int>(map.coarse.size()) - 1);
  map.share.push_back(0.0F);
  const std::size_t filled = n + 80;
  map.lower.resize(filled, 0.0F);
  map.upper.resize(filled, 1.0F);
  return map;
}

}  // namespace unknot::press
