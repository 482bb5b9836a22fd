// The figures that are built in: their files, and the brush.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/figure/figure_view.hpp"

namespace unknot::app {

/// Immutable once made; may be used from many threads. What it gives out lives as long as the program.
class Figures {
 public:
  /// From the files built into the program.
  Figures();

  /// Which figures and views there are.
  const FigureList& list() const { return list_; }

  /// Outlines and sites of one view, as JSON. An unknown figure or view comes back with the ones there are.
  std::expected<std::string_view, Problem> find_view(const std::string& figure, const std::string& view) const;

  /// Its picture, as WebP.
  std::expected<std::string_view, Problem> find_image(const std::string& figure, const std::string& view) const;

  /// The mesh, in the format of src/figure/mesh_file.hpp.
  std::expected<std::string_view, Problem> find_mesh(const std::string& figure) const;

  /// Strokes as places on the skin, and the regions that they paint; then `listed` is laid over them: each of its cells
  /// replaces the painted one, and intensity 0 takes it away. Refuses unknown figures, views, regions and triangles.
  std::expected<Painted, Problem> paint(const Atlas& atlas, const std::string& figure,
                                        const std::vector<Stroke>& strokes,
                                        const std::vector<PaintedCell>& listed) const;

 private:
  std::expected<std::string_view, Problem> find_file(const std::string& figure, const std::string& name) const;

  std::map<std::string, std::string_view, std::less<>> files_;
  std::map<std::string, std::vector<ViewPlan>> views_;  // by figure
  FigureList list_;
};

}  // namespace unknot::app
