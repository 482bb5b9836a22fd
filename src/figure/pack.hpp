// Everything that is made of one figure: mesh, pictures, outlines, sites.
#pragma once

#include <string>
#include <vector>

#include "domain/figure/body_plan.hpp"
#include "domain/figure/figure_map.hpp"
#include "domain/figure/figure_view.hpp"
#include "figure/mesh_file.hpp"
#include "figure/render.hpp"
#include "figure/views.hpp"

namespace unknot::figure {

/// What figures are made from: the data of data/figure with the atlas's regions, and the template mesh.
struct PackInput {
  BodyPlan plan;
  FigureMap map;
  std::vector<ViewPlan> views;
  std::vector<FigureEntry> figures;
  std::vector<Region> regions;
  LabelledMesh body;  ///< the template
};

/// One figure ready to be drawn.
struct MadeFigure {
  FigureEntry entry;
  Figure figure;
  ShadedMesh shaded;
  std::string mesh;                  ///< bytes for the page
  std::vector<SurfacePoint> sites;   ///< of map.sites, on the left half
};

/// A picture with what is drawn on it.
struct MadePicture {
  std::string webp;
  FigureView view;
};

/// The name of the first region or muscle whose place on the body is not said well; empty when all is well.
std::string check_input(const PackInput& input);

/// The body choice that a figure stands for.
BodyChoice find_choice(const FigureEntry& entry);

/// Meshes the template body: some minutes. Triangle numbers change, so figure_version must be raised.
LabelledMesh make_template(const PackInput& input);

/// The template with its regions told apart anew: for when only their lines changed. Triangle numbers stay.
LabelledMesh make_labels(const PackInput& input);

MadeFigure make_figure(const PackInput& input, const FigureEntry& entry);

MadePicture make_picture(const PackInput& input, const MadeFigure& made, const ViewPlan& plan);

/// The picture with regions in colours, their borders, and numbered sites: for those who place them.
std::string make_map(const PackInput& input, const MadeFigure& made, const ViewPlan& plan);

}  // namespace unknot::figure
