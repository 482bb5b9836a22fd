#include "server/handlers/atlas.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "server/handlers/pack.hpp"
#include "wire/pages/words_codec.hpp"

namespace unknot::server {
namespace {

// Data and language decide the whole answer, so they are its tag; the program counts too, for it writes the answer.
std::string build_tag(const Context& context, const std::string& language) {
  return fmt::format("\"{}-{}-{}\"", context.engine.provenance().data_hash,
                     build_hexadecimal(build_fingerprint(context.engine.provenance().program)), language);
}

}  // namespace

// Two or three letters; anything else is answered in English, as a language that is not translated is.
std::string find_language(const Request& request) {
  const std::string_view asked = find_query(request.query, "language");
  const bool is_good = (asked.size() == 2 || asked.size() == 3) &&
                       std::all_of(asked.begin(), asked.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return is_good ? std::string(asked) : "en";
}

Reply write_tagged(const Context& context, const Request& request, const std::string& language,
                   const std::function<std::string()>& build) {
  const std::string tag = build_tag(context, language);
  Reply reply;
  reply.headers = {{"ETag", tag}, {"Cache-Control", "no-cache"}};
  if (has_already(request, tag)) {
    reply.status = 304;
  } else {
    reply.body = build();
  }
  return pack_reply(std::move(reply), request);
}

Reply list_words(const Context& context, const Request& request) {
  const std::string language = find_language(request);
  return write_tagged(context, request, language,
                      [&] { return wire::write_value(context.engine.build_words(language)).dump(); });
}

Reply find_muscle(const Context& context, const Request& request) {
  const std::string language = find_language(request);
  std::expected<MuscleSheet, Problem> sheet =
      context.engine.build_sheet(MuscleId(request.parameters.front()), language);
  if (!sheet) {
    sheet.error().file = request.path;
    return build_refusal(sheet.error());
  }
  return write_tagged(context, request, language, [&] { return wire::write_value(*sheet).dump(); });
}

std::expected<std::optional<std::chrono::sys_days>, Problem> find_maybe_day(const Request& request, const char* key) {
  const std::string_view asked = find_query(request.query, key);
  if (asked.empty()) return std::nullopt;
  std::chrono::sys_days day;
  wire::Reading reading{"the request", {}};
  wire::read_value(wire::Json(asked), key, reading, day);
  if (reading.problem) return std::unexpected(*reading.problem);
  return day;
}

std::expected<std::chrono::sys_days, Problem> find_day(const Context& context, const Request& request) {
  const auto day = find_maybe_day(request, "day");
  if (!day) return std::unexpected(day.error());
  return day->value_or(std::chrono::floor<std::chrono::days>(context.now()));
}

Reply locate(const Context& context, const Request& request) {
  const std::expected<std::chrono::sys_days, Problem> today = find_day(context, request);
  if (!today) return build_refusal(today.error());
  const std::expected<Case, Problem> one_case = context.engine.read_case(request.body, "the request", *today);
  if (!one_case) return build_refusal(one_case.error());
  Reply reply;
  reply.body = wire::write_value(context.engine.locate(*one_case)).dump();
  return reply;
}

}  // namespace unknot::server
