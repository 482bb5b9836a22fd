#include "figure/outline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace unknot::figure {
namespace {

struct Point {
  double x = 0.0;
  double y = 0.0;
};

// A border walked on the lattice between pixels: `left` lies to the left of it, `right` to the right (y points down).
struct Chain {
  int left = -1;
  int right = -1;
  int from = 0;  // lattice corners where it starts and ends
  int to = 0;
  std::vector<Point> points;
};

class Tracer {
 public:
  Tracer(const std::vector<int>& labels, int width, int height) : labels_(labels), width_(width), height_(height) {}

  std::vector<Chain> trace() {
    used_.assign(corner(0, height_ + 1), {0, 0, 0, 0});
    for (int pass = 0; pass < 2; ++pass) {  // first from meeting points, then what is left: rings
      for (int y = 0; y <= height_; ++y) {
        for (int x = 0; x <= width_; ++x) {
          for (int d = 0; d < 4; ++d) {
            if ((pass == 1 || is_meeting(x, y)) && is_border(x, y, d) && used_[corner(x, y)][index(d)] == 0)
              walk(x, y, d);
          }
        }
      }
    }
    return std::move(chains_);
  }

 private:
  static std::size_t index(int d) { return static_cast<std::size_t>(d); }
  std::size_t corner(int x, int y) const { return index(y) * index(width_ + 1) + index(x); }
  int at(int x, int y) const {
    return x < 0 || y < 0 || x >= width_ || y >= height_ ? -1 : labels_[index(y) * index(width_) + index(x)];
  }
  // The labels beside the lattice edge that leaves corner (x, y) in direction d: 0 right, 1 down, 2 left, 3 up.
  int left_of(int x, int y, int d) const {
    constexpr std::array<std::array<int, 2>, 4> offset{{{0, -1}, {0, 0}, {-1, 0}, {-1, -1}}};
    return at(x + offset[index(d)][0], y + offset[index(d)][1]);
  }
  int right_of(int x, int y, int d) const { return left_of(x, y, (d + 1) % 4); }
  bool is_border(int x, int y, int d) const { return left_of(x, y, d) != right_of(x, y, d); }
  bool is_meeting(int x, int y) const {
    int n = 0;
    for (int d = 0; d < 4; ++d) n += is_border(x, y, d) ? 1 : 0;
    return n > 2;
  }

  void walk(int x, int y, int d) {
    Chain chain{left_of(x, y, d), right_of(x, y, d), static_cast<int>(corner(x, y)), 0, {}};
    const int x0 = x;
    const int y0 = y;
    chain.points.push_back({static_cast<double>(x), static_cast<double>(y)});
    while (true) {
      used_[corner(x, y)][index(d)] = 1;
      x += d == 0 ? 1 : (d == 2 ? -1 : 0);
      y += d == 1 ? 1 : (d == 3 ? -1 : 0);
      used_[corner(x, y)][index((d + 2) % 4)] = 1;
      chain.points.push_back({static_cast<double>(x), static_cast<double>(y)});
      if (is_meeting(x, y) || (x == x0 && y == y0)) break;
      for (int next = 0; next < 4; ++next) {
        if (next != (d + 2) % 4 && is_border(x, y, next)) {
          d = next;
          break;
        }
      }
    }
    chain.to = static_cast<int>(corner(x, y));
    chains_.push_back(std::move(chain));
  }

  const std::vector<int>& labels_;
  int width_, height_;
  std::vector<std::array<char, 4>> used_;
  std::vector<Chain> chains_;
};

// Moves inner points half way towards their neighbours' middle a few times: takes the stairs out of a border.
void smooth(std::vector<Point>& points, bool ring) {
  const std::size_t n = points.size();
  if (n < 4) return;
  for (int round = 0; round < 6; ++round) {
    std::vector<Point> moved = points;
    for (std::size_t i = 0; i < n; ++i) {
      if (!ring && (i == 0 || i + 1 == n)) continue;
      const Point& before = points[i == 0 ? n - 2 : i - 1];
      const Point& after = points[i + 1 == n ? 1 : i + 1];
      moved[i] = {0.5 * points[i].x + 0.25 * (before.x + after.x), 0.5 * points[i].y + 0.25 * (before.y + after.y)};
    }
    points = std::move(moved);
  }
  if (ring) points.back() = points.front();
}

double find_offset(Point p, Point a, Point b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length = std::hypot(dx, dy);
  if (length < 1e-9) return std::hypot(p.x - a.x, p.y - a.y);
  return std::abs((p.x - a.x) * dy - (p.y - a.y) * dx) / length;
}

// Keeps the points that a straight line would miss by more than the tolerance (Douglas and Peucker 1973). Each call has fewer
// points than the one before.
void keep_corners(const std::vector<Point>& points, std::size_t first, std::size_t last, double tolerance,
                  std::vector<char>& kept) {
  double worst = 0.0;
  std::size_t at = first;
  for (std::size_t i = first + 1; i < last; ++i) {
    const double offset = find_offset(points[i], points[first], points[last]);
    if (offset > worst) {
      worst = offset;
      at = i;
    }
  }
  if (worst <= tolerance) return;
  kept[at] = 1;
  keep_corners(points, first, at, tolerance, kept);
  keep_corners(points, at, last, tolerance, kept);
}

std::vector<Point> simplify(const std::vector<Point>& points, double tolerance) {
  std::vector<char> kept(points.size(), 0);
  kept.front() = 1;
  kept.back() = 1;
  const std::size_t half = points.size() / 2;
  kept[half] = 1;  // so that a ring does not shrink to a point
  keep_corners(points, 0, half, tolerance, kept);
  keep_corners(points, half, points.size() - 1, tolerance, kept);
  std::vector<Point> simple;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (kept[i] != 0) simple.push_back({std::round(points[i].x * 10.0) / 10.0, std::round(points[i].y * 10.0) / 10.0});
  }
  return simple;
}

// Links the chains that have the label on their left into rings.
std::string build_path(int label, const std::vector<Chain>& chains) {
  struct Step {
    const Chain* chain;
    bool forwards;
  };
  std::multimap<int, Step> starts;
  for (const Chain& chain : chains) {
    if (chain.left == label) starts.insert({chain.from, {&chain, true}});
    if (chain.right == label) starts.insert({chain.to, {&chain, false}});
  }
  std::string path;
  while (!starts.empty()) {
    auto next = starts.begin();
    const int home = next->first;
    bool first = true;
    while (next != starts.end()) {
      const Step step = next->second;
      starts.erase(next);
      const auto& points = step.chain->points;
      for (std::size_t i = first ? 0 : 1; i < points.size(); ++i) {
        const Point& p = step.forwards ? points[i] : points[points.size() - 1 - i];
        path += fmt::format("{}{:g} {:g}", first && i == 0 ? "M" : "L", p.x, p.y);
      }
      first = false;
      const int end = step.forwards ? step.chain->to : step.chain->from;
      if (end == home) break;
      next = starts.find(end);
    }
    path += "Z";
  }
  return path;
}

// For each label its pixel count and the pixel with the most room around it, by a two-pass city-block distance.
void find_middles(const std::vector<int>& labels, int width, int height, std::map<int, Outline>& outlines) {
  std::vector<int> room(labels.size(), 0);
  const auto index = [width](int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
  };
  const auto near = [&](int x, int y, int dx, int dy) {
    const int nx = x + dx;
    const int ny = y + dy;
    if (nx < 0 || ny < 0 || nx >= width || ny >= height) return 0;
    return labels[index(nx, ny)] == labels[index(x, y)] ? room[index(nx, ny)] : 0;
  };
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) room[index(x, y)] = 1 + std::min(near(x, y, -1, 0), near(x, y, 0, -1));
  }
  std::map<int, int> best;
  for (int y = height - 1; y >= 0; --y) {
    for (int x = width - 1; x >= 0; --x) {
      const int label = labels[index(x, y)];
      if (label < 0) continue;
      int& here = room[index(x, y)];
      here = std::min(here, 1 + std::min(near(x, y, 1, 0), near(x, y, 0, 1)));
      Outline& outline = outlines[label];
      outline.label = label;
      outline.area += 1.0;
      if (here > best[label]) {
        best[label] = here;
        outline.label_x = x + 0.5;
        outline.label_y = y + 0.5;
      }
    }
  }
}

}  // namespace

std::vector<Outline> build_outlines(const std::vector<int>& labels, int width, int height, double tolerance,
                                    double smallest) {
  std::vector<Chain> chains = Tracer(labels, width, height).trace();
  for (Chain& chain : chains) {
    smooth(chain.points, chain.from == chain.to);
    chain.points = simplify(chain.points, tolerance);
  }
  std::map<int, Outline> found;
  find_middles(labels, width, height, found);
  std::vector<Outline> outlines;
  for (auto& [label, outline] : found) {
    if (outline.area < smallest) continue;
    outline.path = build_path(label, chains);
    outlines.push_back(std::move(outline));
  }
  return outlines;
}

}  // namespace unknot::figure
