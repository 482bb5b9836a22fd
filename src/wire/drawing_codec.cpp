#include "wire/drawing_codec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace unknot::wire {
namespace {

// The numbers of a list such as [12, 0.25, 0.5].
bool read_numbers(const Json& json, std::size_t n) {
  return json.is_array() && json.size() == n &&
         std::all_of(json.begin(), json.end(), [](const Json& number) { return number.is_number(); });
}

}  // namespace

void read_value(const Json& json, const std::string& path, Reading& reading, SurfacePoint& value) {
  if (!read_numbers(json, 3) || !json[0].is_number_integer()) {
    reading.refuse(Code::wrong_type, path, build_description(json), "[triangle, u, v]",
                   "Write the number of the triangle and two weights.");
    return;
  }
  read_value(json[0], path, reading, value.triangle);
  value.u = json[1].get<double>();
  value.v = json[2].get<double>();
  constexpr double slack = 1e-6;  // of numbers that were rounded to be sent
  if (value.triangle >= 0 && value.u >= -slack && value.v >= -slack && value.u + value.v <= 1.0 + slack) return;
  reading.refuse(Code::out_of_range, path, json.dump(), "a triangle from 0, weights from 0, together up to 1",
                 "Correct the numbers.");
}

void read_value(const Json& json, const std::string& path, Reading& reading, PicturePoint& value) {
  if (!read_numbers(json, 2)) {
    reading.refuse(Code::wrong_type, path, build_description(json), "[x, y]", "Write two numbers, in pixels.");
    return;
  }
  value.x_px = json[0].get<double>();
  value.y_px = json[1].get<double>();
  constexpr double farthest_px = 1e5;
  if (std::abs(value.x_px) <= farthest_px && std::abs(value.y_px) <= farthest_px) return;
  reading.refuse(Code::out_of_range, path, json.dump(), "pixels of the picture", "Correct the numbers.");
}

Json write_value(const SurfacePoint& value) { return Json::array({value.triangle, value.u, value.v}); }

Json write_value(const PicturePoint& value) { return Json::array({value.x_px, value.y_px}); }

void check_stroke(const std::string& path, const Stroke& stroke, Reading& reading) {
  const bool on_picture = !stroke.view.empty() && !stroke.points.empty() && stroke.surface.empty();
  const bool on_skin = stroke.view.empty() && stroke.points.empty() && !stroke.surface.empty();
  if (!on_picture && !on_skin) {
    reading.refuse(Code::missing_key, path, stroke.surface.empty() ? "no whole stroke" : "both",
                   "\"surface\", or \"view\" and \"points\"", "Say where the stroke runs.");
  }
  if (on_picture) check_word(path, stroke.view, reading);
  const std::size_t n_points = stroke.points.size() + stroke.surface.size();
  if (n_points <= most_stroke_points) return;
  reading.refuse(Code::too_large, path, fmt::format("{} points", n_points), fmt::format("up to {}", most_stroke_points),
                 "Make several strokes of it.");
}

}  // namespace unknot::wire
