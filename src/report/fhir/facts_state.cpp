// Who, what hurts where, and what was answered.
#include <fmt/format.h>

#include <array>

#include "report/fhir/facts.hpp"
#include "report/sentences.hpp"

namespace unknot::report::fhir {
namespace {

// Codes that published value sets for the quality of pain show.
constexpr std::array<std::pair<const char*, const char*>, 5> quality_codes{{{"ache", "27635008"},
                                                                            {"burning", "36349006"},
                                                                            {"stabbing", "55145008"},
                                                                            {"throbbing", "29695002"},
                                                                            {"tingling", "786837007"}}};

Json build_quality(const Named& quality, const Phrases& phrases) {
  Json value = build_concept("quality", quality);
  for (const auto& [id, code] : quality_codes) {
    if (quality.id == id) value["coding"].push_back({{"system", snomed}, {"code", code}});
  }
  return {{"code", build_concept("observation", {"quality", phrases.find("place.spot")})},
          {"valueCodeableConcept", value}};
}

Json build_pain(const ReportFacts& facts, const std::string& patient) {
  Json pain{{"resourceType", "Observation"},
            {"identifier", Json::array({{{"system", build_url("pain")}, {"value", facts.pain.id.value}}})},
            {"status", "final"},
            {"code", build_concept("observation", {"pain", "Pain"})},
            {"subject", build_reference(patient)},
            {"effectivePeriod", {{"start", write_day(facts.pain.started)}}}};
  if (facts.pain.ended) pain["effectivePeriod"]["end"] = write_day(*facts.pain.ended);
  if (!facts.pain.name.empty()) pain["valueString"] = facts.pain.name;
  return pain;
}

Json build_answer(const ReportAnswer& answer, std::size_t number, const Phrases& phrases) {
  Json extension = Json::array({build_extension("day", "valueDate", write_day(answer.day)),
                                build_extension("side", "valueCode", wire::find_word(answer.side)),
                                build_extension("examiner", "valueCode", wire::find_word(answer.examiner))});
  if (answer.point) {
    extension.push_back(build_extension("point", "valueCodeableConcept",
                                        build_point(*answer.point, phrases.write_point(*answer.point))));
  }
  Json item{{"extension", extension}, {"linkId", fmt::format("{}.{}", answer.finding.id, number)}};
  if (!answer.finding.name.empty()) item["text"] = answer.finding.name;
  const std::string word = wire::find_word(answer.answer);
  item["answer"] = Json::array({{{"valueCoding", build_coding("answer", {word, phrases.find("answer." + word)})}}});
  return item;
}

Json build_flag_answer(const ReportFlag& flag, std::size_t number, const Phrases& phrases) {
  Json extension = Json::array({build_extension("day", "valueDate", write_day(flag.day)),
                                build_extension("flag", "valueCoding", build_coding("flag", flag.flag)),
                                build_extension("action", "valueString", wire::find_word(flag.action))});
  Json item{{"extension", extension}, {"linkId", fmt::format("{}.{}", flag.flag.id, number)}};
  if (!flag.question.empty()) item["text"] = flag.question;
  const std::string word = wire::find_word(flag.answer);
  item["answer"] = Json::array({{{"valueCoding", build_coding("answer", {word, phrases.find("answer." + word)})}}});
  return item;
}

Json build_response(const char* name, const Report& report, const std::string& patient) {
  return {{"resourceType", "QuestionnaireResponse"},
          {"identifier", {{"system", build_url("questionnaire")}, {"value", name}}},
          {"status", "completed"},
          {"subject", build_reference(patient)},
          {"authored", write_day(report.created)},
          {"source", build_reference(patient)}};
}

}  // namespace

std::string Entries::add(const std::string& words, Json resource) {
  std::string url = build_uuid(words);
  list.push_back({{"fullUrl", url}, {"resource", std::move(resource)}});
  return url;
}

void Entries::add_to(ReportSection section, const std::string& words, Json resource) {
  of_section[section].push_back(add(words, std::move(resource)));
}

void add_person(Entries& entries, const Report& report, const Phrases&) {
  const ReportFacts& facts = report.facts;
  const std::string words = "patient " + facts.person.id.value;
  entries.patient = build_uuid(words);
  Json patient{{"resourceType", "Patient"},
               {"identifier", Json::array({{{"system", build_url("person")}, {"value", facts.person.id.value}}})}};
  if (!facts.person.name.empty()) patient["name"] = Json::array({{{"text", facts.person.name}}});
  if (facts.person.born_year) patient["birthDate"] = fmt::format("{:04}", *facts.person.born_year);
  entries.add(words, patient);
  entries.add("pain " + facts.pain.id.value, build_pain(facts, entries.patient));
}

void add_spots(Entries& entries, const ReportFacts& facts, const Phrases& phrases) {
  for (std::size_t i = 0; i < facts.spots.size(); ++i) {
    const ReportSpot& spot = facts.spots[i];
    const std::string text = spot.region.name + ", " + phrases.write_side(spot.side);
    const std::string words =
        fmt::format("place {} {} {} {}", facts.pain.id.value, i, spot.region.id, wire::find_word(spot.side));
    Json body{{"resourceType", "BodyStructure"},
              {"location", build_concept("region", spot.region)},
              {"locationQualifier",
               Json::array({build_concept("side", {wire::find_word(spot.side), phrases.write_side(spot.side)})})},
              {"description", text},
              {"patient", build_reference(entries.patient)}};
    entries.add_to(ReportSection::place, words, body);
    Json code = build_concept("observation", {"spot", phrases.find("place.spot")});
    code["coding"].push_back({{"system", loinc}, {"code", pain_now}});
    Json observation{{"resourceType", "Observation"},
                     {"status", "final"},
                     {"code", code},
                     {"subject", build_reference(entries.patient)},
                     {"focus", Json::array({build_reference(build_uuid(words))})},
                     {"valueQuantity", build_score(spot.intensity)},
                     {"bodySite", build_place(spot.region, spot.side, text)},
                     {"method", {{"text", phrases.find("method.own_scale")}}}};
    for (const Named& quality : spot.qualities) observation["component"].push_back(build_quality(quality, phrases));
    entries.add_to(ReportSection::place, words + " strength", observation);
  }
}

void add_answers(Entries& entries, const Report& report, const Phrases& phrases) {
  const ReportFacts& facts = report.facts;
  if (!facts.answers.empty()) {
    Json response = build_response("findings", report, entries.patient);
    for (const ReportAnswer& answer : facts.answers) {
      response["item"].push_back(build_answer(answer, response["item"].size() + 1, phrases));
    }
    entries.add_to(ReportSection::findings, "findings " + facts.pain.id.value, response);
  }
  if (facts.flags.empty()) return;
  Json response = build_response("safety", report, entries.patient);
  for (const ReportFlag& flag : facts.flags) {
    response["item"].push_back(build_flag_answer(flag, response["item"].size() + 1, phrases));
  }
  entries.add_to(ReportSection::safety, "safety " + facts.pain.id.value, response);
  for (std::size_t i = 0; i < facts.flags.size(); ++i) {
    const ReportFlag& flag = facts.flags[i];
    if (flag.answer == Answer::no) continue;
    Json code = build_concept("flag", flag.flag);
    code["text"] = write_flag(phrases, flag);
    Json resource{{"resourceType", "Flag"},
                  {"status", "active"},
                  {"code", code},
                  {"subject", build_reference(entries.patient)},
                  {"period", {{"start", write_day(flag.day)}}}};
    entries.add_to(ReportSection::safety, fmt::format("flag {} {} {}", facts.pain.id.value, i, flag.flag.id), resource);
  }
}

}  // namespace unknot::report::fhir
