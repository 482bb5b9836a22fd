// What was done and noted, and the trial.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/fhir/facts.hpp"
#include "report/sentences.hpp"

namespace unknot::report::fhir {
namespace {

Json build_component(const std::string& id, const std::string& text, const char* key, Json value) {
  Json component{{"code", build_concept("observation", {id, text})}};
  component[key] = std::move(value);
  return component;
}

Json build_observation(const std::string& patient, const std::string& id, const std::string& text,
                       std::chrono::sys_days day) {
  return {{"resourceType", "Observation"},
          {"status", "final"},
          {"code", build_concept("observation", {id, text})},
          {"subject", build_reference(patient)},
          {"effectiveDateTime", write_day(day)}};
}

Json build_inner(const char* name, const char* key, Json value) {
  Json extension{{"url", name}};
  extension[key] = std::move(value);
  return extension;
}

// A level stands in here only, with its scale: no resource says that a pressure was measured.
Json build_press(const ReportPress& press, const Phrases& phrases) {
  Json inner = Json::array(
      {build_inner("number", "valueInteger", press.number),
       build_inner("point", "valueCodeableConcept", build_point(press.point, phrases.write_point(press.point))),
       build_inner("levelOnOwnScale", "valueQuantity", build_score(press.level)),
       build_inner("seconds", "valueQuantity", build_quantity(press.seconds, "s", "s"))});
  const auto add_word = [&inner](const char* name, const Named& named) {
    if (!named.id.empty()) inner.push_back(build_inner(name, "valueCoding", build_coding(name, named)));
  };
  add_word("place", press.place);
  add_word("tool", press.tool);
  add_word("implement", press.implement);
  add_word("ended", press.ended);
  if (press.pain) inner.push_back(build_inner("pain", "valueQuantity", build_score(*press.pain)));
  return {{"url", build_url("press")}, {"extension", inner}};
}

// The distinct things of the presses of a session, as concepts.
template <class Find>
Json list_concepts(const char* system, const std::vector<ReportPress>& presses, Find find) {
  Json concepts = Json::array();
  std::set<std::string> told;
  for (const ReportPress& press : presses) {
    const Named& named = find(press);
    if (!named.id.empty() && told.insert(named.id).second) concepts.push_back(build_concept(system, named));
  }
  return concepts;
}

const char* find_status(const ReportSession& session) {
  if (session.ended.id == "finished") return "completed";
  return session.ended.id.empty() ? "unknown" : "stopped";
}

// Who pressed: the person, or somebody of whom nothing else is known.
std::string add_performer(Entries& entries, std::set<Treater>& added, Treater treater, const Phrases& phrases) {
  if (treater == Treater::self) return entries.patient;
  const std::string words = "performer " + wire::find_word(treater) + " " + entries.patient;
  if (!added.insert(treater).second) return build_uuid(words);
  if (treater == Treater::professional) {
    return entries.add(words, {{"resourceType", "Practitioner"},
                               {"name", Json::array({{{"text", write_treater(phrases, treater)}}})}});
  }
  return entries.add(words, {{"resourceType", "RelatedPerson"},
                             {"patient", build_reference(entries.patient)},
                             {"relationship", Json::array({{{"text", write_treater(phrases, treater)}}})}});
}

Json build_session(const ReportSession& session, const std::string& patient, const std::string& performer,
                   const Phrases& phrases) {
  Json procedure{
      {"resourceType", "Procedure"},
      {"extension", Json::array({build_extension("policy", "valueCoding", build_coding("policy", session.policy))})},
      {"identifier", Json::array({{{"system", build_url("session")}, {"value", session.id.value}}})},
      {"status", find_status(session)}};
  for (const ReportPress& press : session.presses) procedure["extension"].push_back(build_press(press, phrases));
  if (!session.reason.id.empty()) procedure["statusReason"] = build_concept("reason", session.reason);
  procedure["code"] = build_concept("procedure", {"press_points", phrases.find("procedure")});
  procedure["subject"] = build_reference(patient);
  procedure["performedDateTime"] = write_day(session.day);
  const std::string treater = wire::find_word(session.treater);
  procedure["performer"] =
      Json::array({{{"function", build_concept("treater", {treater, write_treater(phrases, session.treater)})},
                    {"actor", build_reference(performer)}}});
  Json places = list_concepts("region", session.presses, [](const ReportPress& p) -> const Named& { return p.place; });
  if (!places.empty()) procedure["bodySite"] = std::move(places);
  if (!session.ended.id.empty()) procedure["outcome"] = build_concept("finish", session.ended);
  procedure["note"] = Json::array({{{"text", phrases.find("level_note")}}});
  for (const ReportPress& press : session.presses) {
    procedure["note"].push_back({{"text", write_press(phrases, press)}});
  }
  Json tools = list_concepts("tool", session.presses, [](const ReportPress& p) -> const Named& { return p.tool; });
  if (!tools.empty()) procedure["usedCode"] = std::move(tools);
  return procedure;
}

Json build_day(const ReportDay& day, const std::string& patient, const Phrases& phrases) {
  Json observation = build_observation(patient, "pain_day", phrases.find("course.day"), day.day);
  if (day.now) {
    observation["code"]["coding"].push_back({{"system", loinc}, {"code", pain_now}});
    observation["valueQuantity"] = build_score(*day.now);
  }
  observation["method"] = {{"text", phrases.find("method.mean")}};
  Json& components = observation["component"];
  components.push_back(build_component("entries", phrases.find("course.entries"), "valueInteger", day.n));
  if (day.worst) {
    components.push_back(
        build_component("worst", phrases.find("course.worst"), "valueQuantity", build_score(*day.worst)));
  }
  if (day.average) {
    components.push_back(
        build_component("average", phrases.find("course.average"), "valueQuantity", build_score(*day.average)));
  }
  for (const ActivityScore& activity : day.activities) {
    components.push_back(build_component("activity", activity.name, "valueQuantity", build_score(activity.score)));
  }
  if (day.change) {
    Json change = build_component("change", phrases.find("course.change"), "valueInteger", *day.change);
    components.push_back(std::move(change));
  }
  return observation;
}

Json build_measure(const ReportMeasure& measure, const std::string& patient, const Phrases& phrases) {
  Json observation = build_observation(patient, measure.kind, phrases.find("measure." + measure.kind), measure.day);
  observation["extension"] = Json::array({build_extension("side", "valueCode", wire::find_word(measure.side))});
  if (!measure.finding.id.empty()) {
    observation["code"]["coding"].push_back(build_coding("finding", measure.finding));
  }
  if (measure.point) observation["bodySite"] = build_point(*measure.point, phrases.write_point(*measure.point));
  observation["valueQuantity"] = measure.kind == "motion" ? build_quantity(measure.value, "deg", "deg")
                                                          : build_quantity(measure.value, "kg", "kg");
  observation["method"] = build_concept("by", measure.by);
  return observation;
}

Json build_verdict(const ReportTrial& trial, const std::string& patient, const std::string& study,
                   const Phrases& phrases) {
  Json observation = build_observation(patient, "trial", phrases.find("section.trial"), trial.begins);
  Json extension = Json::array(
      {build_extension("size", "valueCode", trial.size), build_extension("outcome", "valueCode", trial.outcome),
       build_extension("early", "valueBoolean", trial.early), build_extension("matters", "valueDecimal", trial.matters),
       build_extension("sentence", "valueString", trial.sentence)});
  if (!trial.activity.empty()) extension.push_back(build_extension("activity", "valueString", trial.activity));
  for (const std::string& more : trial.more) extension.push_back(build_extension("more", "valueString", more));
  for (const ReportBlock& block : trial.blocks) {
    const Json period{{"start", write_day(block.from)}, {"end", write_day(block.to)}};
    extension.push_back(build_extension(block.treated ? "treatedDays" : "otherDays", "valuePeriod", period));
  }
  observation["extension"] = extension;
  observation["focus"] = Json::array({build_reference(study)});
  observation["valueCodeableConcept"] = build_concept("verdict", trial.answer);
  observation["note"] = Json::array({{{"text", write_effect(phrases, trial)}}});
  Json& components = observation["component"];
  const auto add = [&components](const char* id, const char* key, Json value) {
    components.push_back(build_component(id, id, key, std::move(value)));
  };
  add("n_days", "valueInteger", trial.n_days);
  if (trial.effect) {
    add("effect", "valueQuantity", build_score(trial.effect->mean));
    add("low", "valueQuantity", build_score(trial.effect->low));
    add("high", "valueQuantity", build_score(trial.effect->high));
    add("better", "valueQuantity", build_quantity(trial.effect->better, "1", "1"));
    add("matters", "valueQuantity", build_quantity(trial.effect->matters, "1", "1"));
    add("harms", "valueQuantity", build_quantity(trial.effect->harms, "1", "1"));
  }
  return observation;
}

}  // namespace

void add_sessions(Entries& entries, const ReportFacts& facts, const Phrases& phrases) {
  std::set<Treater> added;
  for (const ReportSession& session : facts.sessions) {
    const std::string performer = add_performer(entries, added, session.treater, phrases);
    entries.add_to(ReportSection::sessions, "session " + session.id.value,
                   build_session(session, entries.patient, performer, phrases));
  }
}

void add_reactions(Entries& entries, const ReportFacts& facts, const Phrases& phrases) {
  for (const ReportReaction& reaction : facts.reactions) {
    Json observation = build_observation(entries.patient, "reaction", phrases.find("reactions.title"), reaction.day);
    observation["identifier"] = Json::array({{{"system", build_url("session")}, {"value", reaction.session.value}}});
    const bool listed = std::any_of(facts.sessions.begin(), facts.sessions.end(),
                                    [&reaction](const ReportSession& one) { return one.id == reaction.session; });
    if (listed) {
      observation["partOf"] = Json::array({build_reference(build_uuid("session " + reaction.session.value))});
    }
    Json& components = observation["component"];
    for (const Named& kind : reaction.kinds) {
      components.push_back(build_component("kind", phrases.find("reactions.title"), "valueCodeableConcept",
                                           build_concept("reaction", kind)));
    }
    components.push_back(build_component("soreness", phrases.find("reactions.soreness"), "valueQuantity",
                                         build_score(reaction.soreness)));
    components.push_back(build_component("hours", phrases.find("reactions.soreness"), "valueQuantity",
                                         build_quantity(reaction.hours, "h", "h")));
    entries.add_to(ReportSection::reactions, "reaction " + reaction.session.value, observation);
  }
}

void add_course(Entries& entries, const ReportFacts& facts, const Phrases& phrases) {
  const std::string& pain = facts.pain.id.value;
  for (const ReportDay& day : facts.days) {
    entries.add_to(ReportSection::course, "day " + pain + write_day(day.day), build_day(day, entries.patient, phrases));
  }
  for (std::size_t i = 0; i < facts.measures.size(); ++i) {
    entries.add_to(ReportSection::course, fmt::format("measure {} {}", pain, i),
                   build_measure(facts.measures[i], entries.patient, phrases));
  }
  for (std::size_t i = 0; i < facts.notes.size(); ++i) {
    Json observation = build_observation(entries.patient, "note", phrases.find("note"), facts.notes[i].day);
    observation["valueString"] = facts.notes[i].text;
    entries.add_to(ReportSection::notes, fmt::format("note {} {}", pain, i), observation);
  }
}

void add_trial(Entries& entries, const ReportFacts& facts, const Phrases& phrases) {
  if (!facts.trial) return;
  const ReportTrial& trial = *facts.trial;
  Json study{{"resourceType", "ResearchStudy"},
             {"identifier", Json::array({{{"system", build_url("trial")}, {"value", trial.id.value}}})},
             {"title", phrases.find("trial." + trial.size)},
             {"status", trial.early ? "active" : "completed"},
             {"period", {{"start", write_day(trial.begins)}}}};
  if (!trial.blocks.empty()) study["period"]["end"] = write_day(trial.blocks.back().to);
  const std::string words = "trial " + trial.id.value;
  entries.add_to(ReportSection::trial, words, study);
  entries.add_to(ReportSection::trial, words + " verdict",
                 build_verdict(trial, entries.patient, build_uuid(words), phrases));
}

}  // namespace unknot::report::fhir
