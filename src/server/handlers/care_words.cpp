#include "server/handlers/care_words.hpp"

#include "server/handlers/atlas.hpp"
#include "wire/values.hpp"

namespace unknot::server {
namespace {

using wire::Json;

template <class Id>
Json write_ids(const std::vector<Id>& ids) {
  Json json = Json::array();
  for (const Id& id : ids) {
    if constexpr (requires { id.value; }) {
      json.push_back(id.value);
    } else {
      json.push_back(id);
    }
  }
  return json;
}

// Each part of the book in one language; keys equal those of the data files.
struct Writer {
  const std::string& language;

  const std::string& say(const Text& text) const { return text.in(language); }

  Json write_number(const Bound& bound) const {
    return {{"value", bound.value},
            {"unit", bound.unit},
            {"reason", say(bound.reason)},
            {"mark", bound.mark},
            {"sources", write_ids(bound.sources)}};
  }

  Json write(const Bound& bound) const {
    Json json{{"id", bound.id}};
    json.update(write_number(bound));
    return json;
  }

  Json write(const Policy& policy) const {
    Json json{{"id", policy.id.value},
              {"name", say(policy.name)},
              {"summary", say(policy.summary)},
              {"speaks_for", say(policy.speaks_for)},
              {"speaks_against", say(policy.speaks_against)},
              {"afterwards", say(policy.afterwards)},
              {"only_implements", write_ids(policy.only_implements)},
              {"mark", policy.mark},
              {"sources", write_ids(policy.sources)}};
    for (const Bound* bound :
         {&policy.ceiling, &policy.target, &policy.hold, &policy.rest_days, &policy.sessions_per_week,
          &policy.sessions_per_month, &policy.course_weeks, &policy.judge_sessions}) {
      json["numbers"][bound->id] = write_number(*bound);
    }
    return json;
  }

  Json write(const Implement& implement) const {
    return {{"id", implement.id.value},
            {"name", say(implement.name)},
            {"cost", implement.cost},
            {"always", implement.always},
            {"hard", implement.hard},
            {"alone", implement.alone},
            {"works_as", write_ids(implement.works_as)},
            {"hint", say(implement.hint)},
            {"mark", implement.mark},
            {"sources", write_ids(implement.sources)}};
  }

  Json write(const Position& position) const {
    return {{"id", position.id.value},
            {"tool", position.tool.value},
            {"regions", write_ids(position.regions)},
            {"stance", say(position.stance)},
            {"press", say(position.press)},
            {"scale", say(position.scale)},
            {"mark", position.mark},
            {"sources", write_ids(position.sources)}};
  }

  Json write(const Aftercare& aftercare) const {
    return {{"area", aftercare.area},
            {"stretch", say(aftercare.stretch)},
            {"heat", say(aftercare.heat)},
            {"movement", say(aftercare.movement)},
            {"exercise", say(aftercare.exercise)},
            {"mark", aftercare.mark},
            {"sources", write_ids(aftercare.sources)}};
  }

  Json write(const Habit& habit) const {
    return {{"id", habit.id.value},
            {"advice", say(habit.advice)},
            {"findings", write_ids(habit.findings)},
            {"areas", write_ids(habit.areas)},
            {"mark", habit.mark},
            {"sources", write_ids(habit.sources)}};
  }

  Json write(const Claim& claim) const {
    return {{"id", claim.id.value},      {"claim", say(claim.claim)},     {"grade", claim.grade},
            {"known", say(claim.known)}, {"unknown", say(claim.unknown)}, {"sources", write_ids(claim.sources)}};
  }

  Json write(const Prompt& prompt) const {
    return {{"id", prompt.id.value}, {"text", say(prompt.text)}, {"spoken", prompt.spoken}};
  }

  template <class Entry>
  Json write_all(const std::vector<Entry>& entries) const {
    Json json = Json::array();
    for (const Entry& entry : entries) json.push_back(write(entry));
    return json;
  }
};

}  // namespace

Reply list_care_words(const Context& context, const Request& request) {
  const std::string language = find_language(request);
  return write_tagged(context, request, language, [&] {
    const CareBook& book = context.engine.atlas().care;
    const Writer writer{language};
    const Json json{{"language", language},
                    {"data_hash", context.engine.provenance().data_hash},
                    {"bounds", writer.write_all(book.bounds)},
                    {"policies", writer.write_all(book.policies)},
                    {"implements", writer.write_all(book.implements)},
                    {"positions", writer.write_all(book.positions)},
                    {"aftercare", writer.write_all(book.aftercare)},
                    {"habits", writer.write_all(book.habits)},
                    {"claims", writer.write_all(book.claims)},
                    {"prompts", writer.write_all(book.prompts)}};
    return json.dump();
  });
}

}  // namespace unknot::server
