#include "figure/render.hpp"

#include <webp/encode.h>

#include <algorithm>
#include <cmath>

#include "base/problem.hpp"

namespace unknot::figure {
namespace {

constexpr int oversampling = 3;  // pixels each way inside one pixel of the picture

// One triangle into the depth buffer; `draw(pixel, b0, b1, b2, front)` is called for each pixel it wins. Triangles turned away are
// drawn too: where a part of the body is left out one looks into the hollow cast.
template <class Draw>
void fill_triangle(const std::array<Vector3, 3>& p, int width, int height, std::vector<float>& depth, Draw draw) {
  const double area = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[2].x - p[0].x) * (p[1].y - p[0].y);
  if (area == 0.0) return;
  const bool front = area < 0.0;  // pixel y points down
  const int x0 = std::max(0, static_cast<int>(std::floor(std::min({p[0].x, p[1].x, p[2].x}))));
  const int x1 = std::min(width - 1, static_cast<int>(std::ceil(std::max({p[0].x, p[1].x, p[2].x}))));
  const int y0 = std::max(0, static_cast<int>(std::floor(std::min({p[0].y, p[1].y, p[2].y}))));
  const int y1 = std::min(height - 1, static_cast<int>(std::ceil(std::max({p[0].y, p[1].y, p[2].y}))));
  for (int y = y0; y <= y1; ++y) {
    for (int x = x0; x <= x1; ++x) {
      const double px = x + 0.5;
      const double py = y + 0.5;
      const double b0 = ((p[1].x - px) * (p[2].y - py) - (p[2].x - px) * (p[1].y - py)) / area;
      const double b1 = ((p[2].x - px) * (p[0].y - py) - (p[0].x - px) * (p[2].y - py)) / area;
      const double b2 = 1.0 - b0 - b1;
      if (b0 < 0.0 || b1 < 0.0 || b2 < 0.0) continue;
      const auto pixel = static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
      const auto z = static_cast<float>(b0 * p[0].z + b1 * p[1].z + b2 * p[2].z);
      if (z <= depth[pixel]) continue;
      depth[pixel] = z;
      draw(pixel, b0, b1, b2, front);
    }
  }
}

Camera enlarge(const Camera& camera, int scale) {
  Camera large = camera;
  large.width *= scale;
  large.height *= scale;
  large.mm_per_px /= scale;
  return large;
}

std::array<Vector3, 3> project_corners(const HalfMesh& mesh, const Camera& camera, std::size_t triangle) {
  std::array<Vector3, 3> corners;
  for (std::size_t k = 0; k < 3; ++k) {
    corners[k] = camera.project(mesh.points[static_cast<std::size_t>(mesh.triangles[triangle][k])]);
  }
  return corners;
}

// How much open sky the shape leaves above a point: probes along the normal that come nearer to the skin than they should.
double find_openness(const Shape& shape, Vector3 point, Vector3 normal) {
  double closed = 0.0;
  constexpr std::array<std::array<double, 2>, 4> probes{{{5.0, 0.28}, {14.0, 0.26}, {34.0, 0.24}, {75.0, 0.18}}};
  for (const auto& [height, weight] : probes) {
    const double distance = shape.find_distance(point + normal * height);
    closed += weight * std::clamp(1.0 - distance / height, 0.0, 1.0);
  }
  return std::clamp(1.0 - closed, 0.0, 1.0);
}

// Fired clay in daylight: a soft key from above left of the viewer, sky and floor light, a thin darker rim.
Vector3 shade(Vector3 normal, double openness, const Camera& camera) {
  const Vector3 n{dot(normal, camera.right), dot(normal, camera.up), dot(normal, camera.viewer)};
  const Vector3 key = find_unit({-0.45, 0.62, 0.72});
  const double wrap = 0.25;
  const double lit = std::max(0.0, (dot(n, key) + wrap) / (1.0 + wrap));
  const double sky = 0.5 + 0.5 * n.y;
  const double facing = std::clamp(n.z, 0.0, 1.0);
  const double rim = std::pow(1.0 - facing, 3.0);
  const double light = openness * (0.30 + 0.18 * sky) + 0.62 * lit * (0.45 + 0.55 * openness) - 0.16 * rim;
  const Vector3 half = find_unit(key + Vector3{0, 0, 1});
  const double gloss = 0.035 * std::pow(std::max(0.0, dot(n, half)), 24.0);
  const Vector3 clay{0.90, 0.775, 0.685};
  const Vector3 shadow{0.56, 0.42, 0.38};  // shadows keep a warm tone
  const double t = std::clamp(light, 0.0, 1.0);
  const Vector3 color = shadow * (0.35 * (1.0 - t)) + clay * (0.12 + 0.88 * t);
  return color * std::clamp(0.35 + 0.75 * t, 0.0, 1.06) + Vector3{gloss, gloss, gloss};
}

}  // namespace

ShadedMesh build_shaded(const Shape& shape, const HalfMesh& half) {
  ShadedMesh shaded{build_whole(half), {}, {}};
  for (const Vector3& point : half.points) {
    Vector3 normal = shape.find_normal(point);
    if (point.x == 0.0) normal.x = 0.0;
    shaded.normals.push_back(find_unit(normal));
    shaded.openness.push_back(find_openness(shape, point, shaded.normals.back()));
  }
  for (std::size_t i = 0; i < half.points.size(); ++i) {
    if (half.points[i].x == 0.0) continue;
    shaded.normals.push_back(find_mirrored(shaded.normals[i]));
    shaded.openness.push_back(shaded.openness[i]);
  }
  return shaded;
}

std::vector<int> render_triangles(const HalfMesh& whole, const Camera& camera, int scale,
                                  const std::vector<char>& shown) {
  const Camera large = enlarge(camera, scale);
  const std::size_t n_pixels = static_cast<std::size_t>(large.width) * static_cast<std::size_t>(large.height);
  std::vector<int> triangles(n_pixels, -1);
  std::vector<float> depth(n_pixels, -1e9F);
  for (std::size_t i = 0; i < whole.triangles.size(); ++i) {
    if (!shown.empty() && shown[i] == 0) continue;
    fill_triangle(project_corners(whole, large, i), large.width, large.height, depth,
                  [&](std::size_t pixel, double, double, double, bool front) {
                    triangles[pixel] = front ? static_cast<int>(i) : -1;
                  });
  }
  return triangles;
}

std::vector<std::uint8_t> render_clay(const ShadedMesh& shaded, const Camera& camera, const std::vector<char>& shown) {
  const Camera large = enlarge(camera, oversampling);
  const std::size_t n_pixels = static_cast<std::size_t>(large.width) * static_cast<std::size_t>(large.height);
  std::vector<float> depth(n_pixels, -1e9F);
  std::vector<std::array<float, 3>> colors(n_pixels);
  for (std::size_t i = 0; i < shaded.mesh.triangles.size(); ++i) {
    if (!shown.empty() && shown[i] == 0) continue;
    const Triangle& t = shaded.mesh.triangles[i];
    const auto n = [&](std::size_t k) { return shaded.normals[static_cast<std::size_t>(t[k])]; };
    const auto open = [&](std::size_t k) { return shaded.openness[static_cast<std::size_t>(t[k])]; };
    fill_triangle(project_corners(shaded.mesh, large, i), large.width, large.height, depth,
                  [&](std::size_t pixel, double b0, double b1, double b2, bool front) {
                    if (!front) {
                      colors[pixel] = {0.36F, 0.29F, 0.25F};
                      return;
                    }
                    const Vector3 normal = find_unit(n(0) * b0 + n(1) * b1 + n(2) * b2);
                    const Vector3 c = shade(normal, open(0) * b0 + open(1) * b1 + open(2) * b2, camera);
                    colors[pixel] = {static_cast<float>(c.x), static_cast<float>(c.y), static_cast<float>(c.z)};
                  });
  }
  std::vector<std::uint8_t> rgba;
  rgba.reserve(static_cast<std::size_t>(camera.width) * static_cast<std::size_t>(camera.height) * 4);
  for (int y = 0; y < camera.height; ++y) {
    for (int x = 0; x < camera.width; ++x) {
      std::array<double, 3> sum{};
      int hits = 0;
      for (int j = 0; j < oversampling; ++j) {
        for (int i = 0; i < oversampling; ++i) {
          const auto pixel = static_cast<std::size_t>(y * oversampling + j) * static_cast<std::size_t>(large.width) +
                             static_cast<std::size_t>(x * oversampling + i);
          if (depth[pixel] < -1e8F) continue;
          ++hits;
          for (std::size_t c = 0; c < 3; ++c) sum[c] += static_cast<double>(colors[pixel][c]);
        }
      }
      for (const double c : sum) {
        const double value = hits > 0 ? c / hits : 0.0;
        rgba.push_back(static_cast<std::uint8_t>(std::lround(255.0 * std::clamp(value, 0.0, 1.0))));
      }
      rgba.push_back(static_cast<std::uint8_t>(std::lround(255.0 * hits / (oversampling * oversampling))));
    }
  }
  return rgba;
}

std::string build_webp(const std::vector<std::uint8_t>& rgba, int width, int height, float quality) {
  std::uint8_t* bytes = nullptr;
  const std::size_t size = WebPEncodeRGBA(rgba.data(), width, height, width * 4, quality, &bytes);
  ensure(size > 0, "a picture can be encoded");
  std::string file(reinterpret_cast<const char*>(bytes), size);
  WebPFree(bytes);
  return file;
}

}  // namespace unknot::figure
