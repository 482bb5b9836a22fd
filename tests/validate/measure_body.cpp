#include "validate/measure_body.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <vector>

#include "base/problem.hpp"

namespace unknot::test {
namespace {

using figure::Shape;
using math::Vector3;

std::size_t find_limb(const Shape& shape, const std::string& name) {
  for (std::size_t i = 0; i < shape.n_limbs(); ++i) {
    if (shape.limb_name(i) == name) return i;
  }
  ensure(false, "the body has this limb");
  return 0;
}

struct Flat {
  double x, y;
};

double measure_hull(std::vector<Flat> points) {
  std::sort(points.begin(), points.end(), [](Flat a, Flat b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  std::vector<Flat> hull;  // Andrew's monotone chain
  for (int pass = 0; pass < 2; ++pass) {
    const std::size_t start = hull.size();
    for (const Flat p : points) {
      while (hull.size() >= start + 2) {
        const Flat a = hull[hull.size() - 2];
        const Flat b = hull.back();
        if ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0.0) break;
        hull.pop_back();
      }
      hull.push_back(p);
    }
    hull.pop_back();
    std::reverse(points.begin(), points.end());
  }
  double length = 0.0;
  for (std::size_t i = 0; i < hull.size(); ++i) {
    const Flat a = hull[i];
    const Flat b = hull[(i + 1) % hull.size()];
    length += std::hypot(a.x - b.x, a.y - b.y);
  }
  return length;
}

double find_extreme(const Shape& shape, const std::string& limb, double low, double high, bool widest,
                    Tape tape = Tape::limb_alone) {
  double best = widest ? 0.0 : 1e9;
  for (double along = low; along <= high; along += 5.0) {
    const double girth = measure_girth(shape, limb, along, tape);
    best = widest ? std::max(best, girth) : std::min(best, girth);
  }
  return best;
}

// The last distance along a line, from inside out, at which the skin is crossed.
double find_end(const Shape& shape, Vector3 from, Vector3 direction, double reach) {
  double end = 0.0;
  for (double t = 0.0; t < reach; t += 0.5) {
    if (shape.find_distance(from + direction * t) < 0.0) end = t;
  }
  return end;
}

double measure_foot(const Shape& shape) {
  const std::size_t foot = find_limb(shape, "foot");
  const auto at = [&](double out, double along) { return shape.find_point(foot, {out, along, 14.0}); };
  const Vector3 forwards = find_unit(at(0.0, 100.0) - at(0.0, 0.0));
  return find_end(shape, at(-24.0, 100.0), forwards, 300.0) + find_end(shape, at(0.0, 100.0), -forwards, 300.0);
}

double measure_hand(const Shape& shape) {
  const std::size_t hand = find_limb(shape, "hand");
  double longest = 0.0;  // from the wrist crease along the middle finger
  for (double along = 600.0; along < 860.0; along += 0.5) {
    for (double front = 0.0; front <= 60.0; front += 3.0) {
      if (shape.find_distance(shape.find_point(hand, {12.0, along, front})) < 0.0) longest = along;
    }
  }
  const Vector3 wrist = shape.find_point(hand, {0.0, 600.0, 0.0});
  return find_length(shape.find_point(hand, {12.0, longest, 30.0}) - wrist);
}

double measure_crotch(const Shape& shape) {
  double height = 400.0;
  while (shape.find_distance({0.0, height, 0.0}) > 0.0) height += 0.5;
  return height;
}

double measure_between(const Shape& shape, const std::string& limb, double from, double to) {
  const std::size_t i = find_limb(shape, limb);
  return find_length(shape.find_point(i, {0.0, to, 0.0}) - shape.find_point(i, {0.0, from, 0.0}));
}

}  // namespace

double measure_girth(const Shape& shape, const std::string& limb, double along, Tape tape) {
  const std::size_t i = find_limb(shape, limb);
  const Vector3 center = shape.find_center(i, along);
  const Vector3 axis = find_unit(shape.find_center(i, along + 0.01) - shape.find_center(i, along - 0.01));
  const Vector3 side = find_unit(cross(axis, std::abs(axis.z) < 0.9 ? Vector3{0, 0, 1} : Vector3{1, 0, 0}));
  const Vector3 other = cross(axis, side);
  const auto distance = [&](Vector3 p) {
    return tape == Tape::everything ? shape.find_distance(p) : shape.find_limb_distance(i, p);
  };
  std::vector<Flat> points;
  for (double around = 0.0; around < 6.283; around += 0.05) {
    const Vector3 direction = side * std::cos(around) + other * std::sin(around);
    double inside = 0.0;
    double outside = 5.0;
    while (distance(center + direction * outside) < 0.0) outside += 5.0;
    for (int k = 0; k < 20; ++k) {
      const double middle = 0.5 * (inside + outside);
      (distance(center + direction * middle) < 0.0 ? inside : outside) = middle;
    }
    points.push_back({outside * std::cos(around), outside * std::sin(around)});
  }
  return measure_hull(std::move(points));
}

double measure_body(const Shape& shape, const std::string& measure) {
  static const std::map<std::string, std::function<double(const Shape&)>> measures{
      {"stature", [](const Shape& s) { return find_end(s, {0.0, 1500.0, -6.0}, {0, 1, 0}, 700.0) + 1500.0; }},
      {"shoulder", [](const Shape& s) { return find_extreme(s, "trunk", 1300.0, 1345.0, true, Tape::everything); }},
      {"chest", [](const Shape& s) { return measure_girth(s, "trunk", 1285.0, Tape::limb_alone); }},
      {"waist", [](const Shape& s) { return find_extreme(s, "trunk", 1050.0, 1150.0, false); }},
      {"navel", [](const Shape& s) { return measure_girth(s, "trunk", 1030.0, Tape::limb_alone); }},
      {"hip", [](const Shape& s) { return find_extreme(s, "trunk", 850.0, 930.0, true, Tape::everything); }},
      {"thigh", [](const Shape& s) { return measure_girth(s, "leg", 780.0, Tape::limb_alone); }},
      {"knee", [](const Shape& s) { return measure_girth(s, "leg", 480.0, Tape::limb_alone); }},
      {"calf", [](const Shape& s) { return find_extreme(s, "leg", 320.0, 390.0, true); }},
      {"ankle", [](const Shape& s) { return find_extreme(s, "leg", 100.0, 170.0, false); }},
      {"upper_arm_flexed", [](const Shape& s) { return measure_girth(s, "arm", 205.0, Tape::limb_alone); }},
      {"forearm", [](const Shape& s) { return find_extreme(s, "arm", 345.0, 420.0, true); }},
      {"wrist", [](const Shape& s) { return find_extreme(s, "arm", 560.0, 590.0, false); }},
      {"neck", [](const Shape& s) { return find_extreme(s, "trunk", 1450.0, 1490.0, false); }},
      {"head_girth", [](const Shape& s) { return measure_girth(s, "head", 1625.0, Tape::limb_alone); }},
      // The acromion lies 22 mm above the joint's centre, the radiale at 326 mm and the stylion at 588 mm along the arm.
      {"upper_arm_length", [](const Shape& s) { return measure_between(s, "arm", 0.0, 326.0); }},
      {"forearm_length", [](const Shape& s) { return measure_between(s, "arm", 328.0, 588.0); }},
      {"hand_length", measure_hand},
      {"foot_length", measure_foot},
      {"crotch_height", measure_crotch},
      {"knee_height", [](const Shape& s) { return measure_between(s, "leg", 0.0, 478.0); }},
      {"acromion_height",
       [](const Shape& s) {
         const Vector3 joint = s.find_point(find_limb(s, "arm"), {0.0, 0.0, 0.0});
         return joint.y + find_end(s, joint, {0, 1, 0}, 200.0);
       }},
  };
  return measures.at(measure)(shape);
}

}  // namespace unknot::test
