#include "figure/mesh_file.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/problem.hpp"

namespace unknot::figure {
namespace {

constexpr double step = 0.05;        // [mm]
constexpr double origin_y = 1000.0;  // [mm]
constexpr std::string_view magic = "UKM1";

template <class Integer>
void put(std::string& bytes, Integer value) {
  for (std::size_t i = 0; i < sizeof(Integer); ++i) {
    bytes.push_back(static_cast<char>((static_cast<std::uint64_t>(value) >> (8 * i)) & 0xFFU));
  }
}

// Takes bytes from the front; once they run out it gives zeros and says so.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : rest_(bytes) {}
  template <class Integer>
  Integer take() {
    if (rest_.size() < sizeof(Integer)) {
      broken_ = true;
      rest_ = {};
      return 0;
    }
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(Integer); ++i) {
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(rest_[i])) << (8 * i);
    }
    rest_.remove_prefix(sizeof(Integer));
    return static_cast<Integer>(value);
  }
  std::string_view rest() const { return rest_; }
  bool broken() const { return broken_; }

 private:
  std::string_view rest_;
  bool broken_ = false;
};

std::int16_t find_step(double value) { return static_cast<std::int16_t>(std::lround(value / step)); }

std::string write_names(const std::vector<std::string>& names) {
  std::string json = "[";
  for (const std::string& name : names) json += (json.size() > 1 ? ",\"" : "\"") + name + "\"";
  return json + "]";
}

// Ids hold nothing that JSON would escape, so the quotes are enough to find them.
std::vector<std::string> read_names(std::string_view json) {
  std::vector<std::string> names;
  while (true) {
    const std::size_t open = json.find('"');
    if (open == std::string_view::npos) return names;
    const std::size_t close = json.find('"', open + 1);
    if (close == std::string_view::npos) return names;
    names.emplace_back(json.substr(open + 1, close - open - 1));
    json.remove_prefix(close + 1);
  }
}

}  // namespace

void round_points(HalfMesh& half) {
  for (Vector3& p : half.points) {
    p = {find_step(p.x) * step, find_step(p.y - origin_y) * step + origin_y, find_step(p.z) * step};
  }
}

std::string write_mesh(const LabelledMesh& mesh) {
  const auto& points = mesh.half.points;
  ensure(points.size() < 65536 && mesh.names.size() < 65536, "a mesh file numbers its points with 16 bits");
  std::string bytes(magic);
  put(bytes, static_cast<std::uint32_t>(figure_version));
  put(bytes, static_cast<std::uint32_t>(points.size()));
  put(bytes, static_cast<std::uint32_t>(mesh.half.triangles.size()));
  put(bytes, static_cast<std::uint32_t>(mesh.names.size()));
  for (const Vector3& p : points) {
    put(bytes, find_step(p.x));
    put(bytes, find_step(p.y - origin_y));
    put(bytes, find_step(p.z));
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Vector3 n = mesh.normals.empty() ? Vector3{} : mesh.normals[i];
    for (const double c : {n.x, n.y, n.z}) put(bytes, static_cast<std::int8_t>(std::lround(127.0 * c)));
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    put(bytes, static_cast<std::uint8_t>(std::lround(255.0 * (mesh.openness.empty() ? 1.0 : mesh.openness[i]))));
  }
  for (const Triangle& t : mesh.half.triangles) {
    for (const int corner : t) put(bytes, static_cast<std::uint16_t>(corner));
  }
  for (const int label : mesh.labels) put(bytes, static_cast<std::uint16_t>(label));
  const std::string names = write_names(mesh.names);
  put(bytes, static_cast<std::uint32_t>(names.size()));
  return bytes + names;
}

std::optional<LabelledMesh> read_mesh(std::string_view bytes) {
  if (!bytes.starts_with(magic)) return std::nullopt;
  Taker taker(bytes.substr(magic.size()));
  const auto version = taker.take<std::uint32_t>();
  const auto n_points = taker.take<std::uint32_t>();
  const auto n_triangles = taker.take<std::uint32_t>();
  const auto n_labels = taker.take<std::uint32_t>();
  if (version != figure_version || n_points > 65535 || n_triangles > 200000) return std::nullopt;
  LabelledMesh mesh;
  for (std::uint32_t i = 0; i < n_points; ++i) {
    const double x = taker.take<std::int16_t>() * step;
    const double y = taker.take<std::int16_t>() * step + origin_y;
    mesh.half.points.push_back({x, y, taker.take<std::int16_t>() * step});
  }
  for (std::uint32_t i = 0; i < n_points; ++i) {
    const double x = taker.take<std::int8_t>() / 127.0;
    const double y = taker.take<std::int8_t>() / 127.0;
    mesh.normals.push_back({x, y, taker.take<std::int8_t>() / 127.0});
  }
  for (std::uint32_t i = 0; i < n_points; ++i) mesh.openness.push_back(taker.take<std::uint8_t>() / 255.0);
  for (std::uint32_t i = 0; i < n_triangles; ++i) {
    Triangle t{};
    for (int& corner : t) {
      corner = taker.take<std::uint16_t>();
      if (corner >= static_cast<int>(n_points)) return std::nullopt;
    }
    mesh.half.triangles.push_back(t);
  }
  for (std::uint32_t i = 0; i < n_triangles; ++i) {
    mesh.labels.push_back(taker.take<std::uint16_t>());
    if (mesh.labels.back() >= static_cast<int>(n_labels)) return std::nullopt;
  }
  const auto length = taker.take<std::uint32_t>();
  if (taker.broken() || taker.rest().size() != length) return std::nullopt;
  mesh.names = read_names(taker.rest());
  if (mesh.names.size() != n_labels) return std::nullopt;
  return mesh;
}

}  // namespace unknot::figure
