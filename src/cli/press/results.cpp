#include "cli/press/results.hpp"

#include <fmt/format.h>

#include <array>

#include "base/text.hpp"
#include "cli/files.hpp"
#include "wire/press/answer_codec.hpp"
#include "wire/result_codec.hpp"

namespace unknot::cli {
namespace {

constexpr int layout = 1;

// One line of a file of results.
struct Line {
  int layout = cli::layout;
  std::string data_hash;
  PressAnswer result;
};

template <class Archive>
void describe(Archive& a, Line& line) {
  a.needed("unknot_press", line.layout);
  a.needed("data_hash", line.data_hash);
  a.needed("result", line.result);
}

std::expected<Line, Problem> read_line(const std::string& text, const std::string& where) {
  const std::expected<wire::Json, Problem> json = wire::parse(text, where);
  if (!json) return std::unexpected(json.error());
  wire::Reading reading{where, {}};
  Line line;
  wire::read_value(*json, "", reading, line);
  if (reading.problem) return std::unexpected(*reading.problem);
  if (line.layout != layout) {
    return std::unexpected(Problem{Code::newer_version, where, "unknot_press", std::to_string(line.layout),
                                   std::to_string(layout), "Use the version of Unknot that wrote it."});
  }
  return line;
}

void add_number(std::string& row, const std::optional<double>& value) {
  row += value ? fmt::format(",{}", *value) : ",";
}

constexpr const char* csv_head =
    "site,sex,build,tool,skin_mm,fat_mm,fascia_mm,over_mm,muscle_mm,below_mm,tilt_degrees,offset_mm,friction,slide_mm,"
    "slide_along_mm,tension,base,base_radius_mm,base_width_mm,base_height_mm,base_spacing_mm,base_aside_mm,base_rise_"
    "mm,"
    "base_turn_degrees,asked_force_n,asked_depth_mm,"
    "point_depth_mm,stiffness,ending,force_n,depth_mm,flattening_mm,area_cm2,skin_pressure_kpa,peak_skin_pressure_kpa,"
    "painful_area_cm2,point_moves_mm,point_pressure_kpa,point_share,point_shear_kpa,point_stretch,stanched_cm3,"
    "force_before_n,along_n,across_n,peak_skin_shear_kpa,stick_share\n";

}  // namespace

std::string build_case_key(const PressCase& one) { return wire::write_value(one).dump(); }

std::expected<KeptResults, Problem> read_results(const std::string& path, std::string& data_hash) {
  KeptResults kept;
  const auto take = [&](const std::string& text, const std::string& where) -> std::optional<Problem> {
    const std::expected<Line, Problem> line = read_line(text, where);
    if (!line) return line.error();
    if (data_hash.empty()) data_hash = line->data_hash;
    if (line->data_hash != data_hash) {
      return Problem{Code::contradiction, where,
                     "data_hash",         quote(line->data_hash),
                     quote(data_hash),    "These were worked out with other data: begin a new file."};
    }
    kept.insert_or_assign(build_case_key(line->result.one_case), line->result);
    return std::nullopt;
  };
  if (auto problem = read_lines(path, take)) return std::unexpected(*problem);
  return kept;
}

std::expected<void, Problem> append_result(const std::string& path, const PressAnswer& answer,
                                           const std::string& data_hash) {
  return append_line(path, wire::write_value(Line{layout, data_hash, answer}).dump());
}

std::string write_press_json(const std::vector<PressAnswer>& answers, const Provenance& provenance) {
  wire::Json json;
  json["unknot_press"] = layout;
  json["provenance"] = wire::write_value(provenance);
  json["results"] = wire::write_value(answers);
  return json.dump(2) + "\n";
}

std::string write_press_csv(const std::vector<PressAnswer>& answers) {
  std::string table = csv_head;
  for (const PressAnswer& answer : answers) {
    const PressCase& one = answer.one_case;
    std::string begin = fmt::format("{},{},{},{}", one.site, wire::find_word(one.body.sex),
                                    wire::find_word(one.body.build), one.tool.value);
    const PressChanges& changes = one.changes;
    for (const auto& value : {changes.skin_mm, changes.fat_mm, changes.fascia_mm, changes.over_mm, changes.muscle_mm,
                              changes.below_mm, changes.tilt_degrees, changes.offset_mm, changes.friction,
                              changes.slide_mm, changes.slide_along_mm, changes.tension}) {
      add_number(begin, value);
    }
    begin += changes.base ? fmt::format(",{}", wire::find_word(*changes.base)) : ",";
    for (const auto& value :
         {changes.base_radius_mm, changes.base_width_mm, changes.base_height_mm, changes.base_spacing_mm,
          changes.base_aside_mm, changes.base_rise_mm, changes.base_turn_degrees, one.force_n, one.depth_mm}) {
      add_number(begin, value);
    }
    for (const StiffAnswer& stiff : answer.answers) {
      table += fmt::format("{},{},{},{}", begin, answer.point_depth_mm, wire::find_word(stiff.stiffness),
                           wire::find_word(stiff.outcome.ending));
      const DoseRow row = stiff.row.value_or(DoseRow{});
      for (const double value :
           {row.force_n, row.depth_mm, row.flattening_mm, row.area_cm2, row.skin_pressure_kpa,
            row.peak_skin_pressure_kpa, row.painful_area_cm2, row.nodule_mm, row.nodule_pressure_kpa, row.nodule_share,
            row.nodule_shear_kpa, row.nodule_stretch, row.stanched_cm3}) {
        add_number(table, stiff.row ? std::optional(value) : std::nullopt);
      }
      const SkinDrag drag = stiff.drag.value_or(SkinDrag{});
      for (const double value : {drag.force_before_n, drag.along_n, drag.across_n, drag.peak_kpa, drag.stick_share}) {
        add_number(table, stiff.drag ? std::optional(value) : std::nullopt);
      }
      table += "\n";
    }
  }
  return table;
}

}  // namespace unknot::cli
