#include "server/handlers/atlas.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "server/handlers/pack.hpp"
#include "wire/pages/words_codec.hpp"

namespace unknot::server {
namespace {

// Two or three letters; anything else is answered in English, as a language that is not translated is.
std::string find_language(const Request& request) {
  const std::string_view asked = find_query(request.query, "language");
  const bool is_good = (asked.size() == 2 || asked.size() == 3) &&
                       std::all_of(asked.begin(), asked.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return is_good ? std::string(asked) : "en";
}

// Data and language decide the whole answer, so they are its tag; the program counts too, for it writes the answer.
std::string build_tag(const Context& context, const std::string& language) {
  return fmt::format("\"{}-{}-{}\"", context.engine.provenance().data_hash,
                     build_hexadecimal(build_fingerprint(context.engine.provenance().program)), language);
}

template <class Noun>
Reply write_tagged(const Noun& noun, const std::string& tag) {
  Reply reply;
  reply.body = wire::write_value(noun).dump();
  reply.headers = {{"ETag", tag}, {"Cache-Control", "no-cache"}};
  return reply;
}

std::optional<Reply> find_unchanged(const Request& request, const std::string& tag) {
  if (!has_already(request, tag)) return std::nullopt;
  Reply reply;
  reply.status = 304;
  reply.headers = {{"ETag", tag}, {"Cache-Control", "no-cache"}};
  return reply;
}

}  // namespace

Reply list_words(const Context& context, const Request& request) {
  const std::string language = find_language(request);
  const std::string tag = build_tag(context, language);
  if (std::optional<Reply> unchanged = find_unchanged(request, tag)) return pack_reply(*unchanged, request);
  return pack_reply(write_tagged(context.engine.build_words(language), tag), request);
}

Reply find_muscle(const Context& context, const Request& request) {
  const std::string language = find_language(request);
  const std::string tag = build_tag(context, language);
  std::expected<MuscleSheet, Problem> sheet =
      context.engine.build_sheet(MuscleId(request.parameters.front()), language);
  if (!sheet) {
    sheet.error().file = request.path;
    return build_refusal(sheet.error());
  }
  if (std::optional<Reply> unchanged = find_unchanged(request, tag)) return pack_reply(*unchanged, request);
  return pack_reply(write_tagged(*sheet, tag), request);
}

std::expected<std::chrono::sys_days, Problem> find_day(const Context& context, const Request& request) {
  const std::string_view asked = find_query(request.query, "day");
  if (asked.empty()) return std::chrono::floor<std::chrono::days>(context.now());
  std::chrono::sys_days day;
  wire::Reading reading{"the request", {}};
  wire::read_value(wire::Json(asked), "day", reading, day);
  if (reading.problem) return std::unexpected(*reading.problem);
  return day;
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
