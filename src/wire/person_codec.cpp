#include "wire/person_codec.hpp"

#include "wire/case_codec.hpp"
#include "wire/drawing_codec.hpp"

namespace unknot::wire {
namespace {

Json write_pain(const PainState& pain) {
  Json json = Json::object();
  json["pain"] = pain.pain.value;
  json["name"] = pain.name;
  json["started"] = write_value(pain.started);
  json["ended"] = write_value(pain.ended);
  json["strokes"] = write_value(pain.strokes);
  json["listed"] = write_value(pain.listed);
  json["cells"] = write_value(pain.cells);
  json["case"] = write_value(build_entry(pain.one_case));
  json["lost"] = Json::array();
  for (const Problem& problem : pain.lost) json["lost"].push_back(build_sentence(problem));
  return json;
}

}  // namespace

Json write_value(const PersonState& person) {
  Json json = Json::object();
  json["person"] = person.person.value;
  json["name"] = person.name;
  if (person.born_year) json["born_year"] = *person.born_year;
  json["figure"] = person.figure;
  if (!person.language.empty()) json["language"] = person.language;
  json["pains"] = Json::array();
  for (const PainState& pain : person.pains) json["pains"].push_back(write_pain(pain));
  return json;
}

}  // namespace unknot::wire
