#include <fmt/format.h>

#include <charconv>

#include "base/text.hpp"
#include "report/fhir/bundle.hpp"
#include "report/fhir/element.hpp"

namespace unknot::report {
namespace {

using fhir::Element;
using wire::Json;

std::string find_identifier(const Element& resource, std::string_view system) {
  for (const Element& one : resource.list("identifier")) {
    if (one.find("system").find_text() == fhir::build_url(system)) return one.find("value").find_text();
  }
  return {};
}

void read_patient(ReportFacts& facts, const Element& patient) {
  facts.person.id = PersonId(find_identifier(patient, "person"));
  for (const Element& name : patient.list("name")) facts.person.name = name.find("text").find_text();
  const std::string born = patient.find("birthDate").find_text();
  int year = 0;
  if (std::from_chars(born.data(), born.data() + born.size(), year).ec == std::errc()) facts.person.born_year = year;
}

void read_pain(ReportFacts& facts, const Element& pain) {
  facts.pain.id = PainId(find_identifier(pain, "pain"));
  facts.pain.name = pain.find("valueString").find_text();
  pain.find("effectivePeriod").find("start").read(facts.pain.started);
  pain.find("effectivePeriod").find("end").read_maybe(facts.pain.ended);
}

void read_side(const Element& element, Side& side) { element.find("valueCode").read(side); }

void read_spot(ReportFacts& facts, const Element& observation) {
  ReportSpot spot;
  spot.region = observation.find("bodySite").find_named("region");
  observation.find("bodySite").read_code("side", spot.side);
  spot.intensity = observation.find("valueQuantity").read_score();
  for (const Element& quality : observation.list_components("quality")) {
    spot.qualities.push_back(quality.find("valueCodeableConcept").find_named("quality"));
  }
  facts.spots.push_back(std::move(spot));
}

void read_answer_word(const Element& item, Answer& answer) {
  for (const Element& one : item.list("answer")) one.find("valueCoding").find("code").read(answer);
}

// The id of a question in a link, which ends with its number.
std::string find_linked(const Element& item) {
  const std::string link = item.find("linkId").find_text();
  return link.substr(0, link.rfind('.'));
}

void read_response(ReportFacts& facts, const Element& response) {
  const bool safety = response.find("identifier").find("value").find_text() == "safety";
  for (const Element& item : response.list("item")) {
    if (safety) {
      ReportFlag flag;
      flag.flag = item.find_extension("flag").find("valueCoding").find_named("flag");
      flag.question = item.find("text").find_text();
      read_answer_word(item, flag.answer);
      item.find_extension("action").find("valueString").read(flag.action);
      item.find_extension("day").find("valueDate").read(flag.day);
      facts.flags.push_back(std::move(flag));
      continue;
    }
    ReportAnswer answer;
    answer.finding = {find_linked(item), item.find("text").find_text()};
    read_side(item.find_extension("side"), answer.side);
    const Element point = item.find_extension("point").find("valueCodeableConcept");
    if (point.is_there()) answer.point = point.read_point();
    read_answer_word(item, answer.answer);
    item.find_extension("examiner").find("valueCode").read(answer.examiner);
    item.find_extension("day").find("valueDate").read(answer.day);
    facts.answers.push_back(std::move(answer));
  }
}

ReportPress read_press(const Element& extension) {
  ReportPress press;
  extension.find_inner("number").find("valueInteger").read(press.number);
  press.point = extension.find_inner("point").find("valueCodeableConcept").read_point();
  press.level = extension.find_inner("levelOnOwnScale").find("valueQuantity").read_score();
  press.seconds = extension.find_inner("seconds").find("valueQuantity").read_score();
  press.place = extension.find_inner("place").find("valueCoding").find_named("place");
  press.tool = extension.find_inner("tool").find("valueCoding").find_named("tool");
  press.implement = extension.find_inner("implement").find("valueCoding").find_named("implement");
  press.ended = extension.find_inner("ended").find("valueCoding").find_named("ended");
  const Element pain = extension.find_inner("pain").find("valueQuantity");
  if (pain.is_there()) press.pain = pain.read_score();
  return press;
}

void read_session(ReportFacts& facts, const Element& procedure) {
  ReportSession session;
  session.id = SessionId(find_identifier(procedure, "session"));
  procedure.find("performedDateTime").read(session.day);
  session.policy = procedure.find_extension("policy").find("valueCoding").find_named("policy");
  for (const Element& performer : procedure.list("performer")) {
    performer.find("function").read_code("treater", session.treater);
  }
  for (const Element& press : procedure.list_extensions("press")) session.presses.push_back(read_press(press));
  session.ended = procedure.find("outcome").find_named("finish");
  session.reason = procedure.find("statusReason").find_named("reason");
  facts.sessions.push_back(std::move(session));
}

void read_reaction(ReportFacts& facts, const Element& observation) {
  ReportReaction reaction;
  reaction.session = SessionId(find_identifier(observation, "session"));
  observation.find("effectiveDateTime").read(reaction.day);
  for (const Element& kind : observation.list_components("kind")) {
    reaction.kinds.push_back(kind.find("valueCodeableConcept").find_named("reaction"));
  }
  reaction.soreness = observation.find_component("soreness").find("valueQuantity").read_score();
  reaction.hours = observation.find_component("hours").find("valueQuantity").read_score();
  facts.reactions.push_back(std::move(reaction));
}

void read_number(const Element& quantity, std::optional<double>& number) {
  if (quantity.is_there()) number = quantity.read_score();
}

void read_day(ReportFacts& facts, const Element& observation) {
  ReportDay day;
  observation.find("effectiveDateTime").read(day.day);
  observation.find_component("entries").find("valueInteger").read(day.n);
  read_number(observation.find("valueQuantity"), day.now);
  read_number(observation.find_component("worst").find("valueQuantity"), day.worst);
  read_number(observation.find_component("average").find("valueQuantity"), day.average);
  for (const Element& activity : observation.list_components("activity")) {
    day.activities.push_back(
        {activity.find("code").find_named("observation").name, activity.find("valueQuantity").read_score()});
  }
  observation.find_component("change").find("valueInteger").read_maybe(day.change);
  facts.days.push_back(std::move(day));
}

void read_measure(ReportFacts& facts, const Element& observation, const std::string& kind) {
  ReportMeasure measure;
  measure.kind = kind;
  observation.find("effectiveDateTime").read(measure.day);
  measure.finding = observation.find("code").find_named("finding");
  read_side(observation.find_extension("side"), measure.side);
  if (observation.find("bodySite").is_there()) measure.point = observation.find("bodySite").read_point();
  measure.value = observation.find("valueQuantity").read_score();
  measure.by = observation.find("method").find_named("by");
  facts.measures.push_back(std::move(measure));
}

void read_note(ReportFacts& facts, const Element& observation) {
  ReportNote note;
  observation.find("effectiveDateTime").read(note.day);
  note.text = observation.find("valueString").find_text();
  facts.notes.push_back(std::move(note));
}

ReportEffect read_effect(const Element& observation) {
  const auto number = [&observation](const char* id) {
    return observation.find_component(id).find("valueQuantity").read_score();
  };
  return {number("effect"), number("low"), number("high"), number("better"), number("matters"), number("harms")};
}

void read_verdict(ReportTrial& trial, const Element& observation) {
  observation.find("effectiveDateTime").read(trial.begins);
  trial.size = observation.find_extension("size").find("valueCode").find_text();
  trial.outcome = observation.find_extension("outcome").find("valueCode").find_text();
  trial.activity = observation.find_extension("activity").find("valueString").find_text();
  trial.sentence = observation.find_extension("sentence").find("valueString").find_text();
  observation.find_extension("early").find("valueBoolean").read(trial.early);
  observation.find_extension("matters").find("valueDecimal").read(trial.matters);
  for (const Element& more : observation.list_extensions("more")) {
    trial.more.push_back(more.find("valueString").find_text());
  }
  for (const Element& extension : observation.list("extension")) {
    const Element period = extension.find("valuePeriod");
    if (!period.is_there()) continue;
    ReportBlock& block = trial.blocks.emplace_back();
    block.treated = extension.find("url").find_text() == fhir::build_url("treatedDays");
    period.find("start").read(block.from);
    period.find("end").read(block.to);
  }
  trial.answer = observation.find("valueCodeableConcept").find_named("verdict");
  observation.find_component("n_days").find("valueInteger").read(trial.n_days);
  if (observation.find_component("effect").is_there()) trial.effect = read_effect(observation);
}

void read_observation(ReportFacts& facts, const Element& observation) {
  const std::string id = observation.find("code").find_named("observation").id;
  if (id == "pain") read_pain(facts, observation);
  if (id == "spot") read_spot(facts, observation);
  if (id == "reaction") read_reaction(facts, observation);
  if (id == "pain_day") read_day(facts, observation);
  if (id == "motion" || id == "threshold") read_measure(facts, observation, id);
  if (id == "note") read_note(facts, observation);
  if (id == "trial" && facts.trial) read_verdict(*facts.trial, observation);
}

void read_resource(ReportFacts& facts, const Element& resource) {
  const std::string type = resource.find("resourceType").find_text();
  if (type == "Patient") read_patient(facts, resource);
  if (type == "QuestionnaireResponse") read_response(facts, resource);
  if (type == "Procedure") read_session(facts, resource);
  if (type == "ResearchStudy") facts.trial.emplace().id = TrialId(find_identifier(resource, "trial"));
  if (type == "Observation") read_observation(facts, resource);
}

}  // namespace

std::expected<ReportFacts, Problem> read_fhir(std::string_view bytes, std::string_view file) {
  const std::expected<Json, Problem> json = wire::parse(bytes, file, wire::largest_archive);
  if (!json) return std::unexpected(json.error());
  wire::Reading reading{std::string(file), {}};
  const Element bundle(*json, "Bundle", reading);
  const std::vector<Element> entries = bundle.list("entry");
  const bool ours = bundle.find("identifier").find("system").find_text() == fhir::build_url("report");
  if (bundle.find("resourceType").find_text() != "Bundle" || !ours || entries.empty()) {
    reading.refuse(Code::contradiction, "resourceType", quote(bundle.find("resourceType").find_text()),
                   "a Bundle that this program wrote", "Write it anew: unknot report --format fhir");
  }
  ReportFacts facts;
  for (const Element& entry : entries) read_resource(facts, entry.find("resource"));
  if (reading.problem) return std::unexpected(*reading.problem);
  return facts;
}

}  // namespace unknot::report
