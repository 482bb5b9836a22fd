#include "report/fhir/values.hpp"

#include <fmt/format.h>

#include "base/provenance.hpp"

namespace unknot::report::fhir {
namespace {

constexpr const char* ucum = "http://unitsofmeasure.org";

// What XML cannot hold becomes a space.
std::string escape(const std::string& text) {
  std::string escaped;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      default:
        escaped += static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter;
    }
  }
  return escaped;
}

}  // namespace

std::string build_url(std::string_view name) { return fmt::format("urn:unknot:{}", name); }

Json build_coding(std::string_view system, const Named& named) {
  Json coding{{"system", build_url(system)}, {"code", named.id}};
  if (!named.name.empty()) coding["display"] = named.name;
  return coding;
}

Json build_concept(std::string_view system, const Named& named) {
  Json concept_{{"coding", Json::array({build_coding(system, named)})}};
  if (!named.name.empty()) concept_["text"] = named.name;
  return concept_;
}

Json build_point(const ReportPoint& point, const std::string& text) {
  return {{"coding", Json::array({build_coding("muscle", point.muscle), build_coding("point", point.point),
                                  build_coding("side", {wire::find_word(point.side), ""})})},
          {"text", text}};
}

Json build_place(const Named& region, Side side, const std::string& text) {
  return {{"coding", Json::array({build_coding("region", region), build_coding("side", {wire::find_word(side), ""})})},
          {"text", text}};
}

Json build_score(double value) { return build_quantity(value, "{score}", "{score}"); }

Json build_quantity(double value, const char* unit, const char* code) {
  return {{"value", value}, {"unit", unit}, {"system", ucum}, {"code", code}};
}

Json build_extension(std::string_view name, const char* key, Json value) {
  Json extension{{"url", build_url(name)}};
  extension[key] = std::move(value);
  return extension;
}

std::string build_uuid(std::string_view words) {
  std::string hex = build_hexadecimal(build_fingerprint(words)) +
                    build_hexadecimal(build_fingerprint(words, build_fingerprint("the other half")));
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) % 4];
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4),
                     hex.substr(16, 4), hex.substr(20, 12));
}

Json build_reference(const std::string& url) { return {{"reference", url}}; }

std::string write_day(std::chrono::sys_days day) { return wire::write_value(day).get<std::string>(); }

std::string encode_base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      text += i + k > bytes.size() ? '=' : letters[group >> (18U - 6U * static_cast<unsigned>(k)) & 0x3FU];
    }
  }
  return text;
}

Json build_narrative(const std::vector<std::string>& lines, const std::string& language) {
  std::string items;
  for (const std::string& line : lines) items += "<li>" + escape(line) + "</li>";
  return {{"status", "generated"},
          {"div",
           fmt::format(R"(<div xmlns="http://www.w3.org/1999/xhtml" lang="{}"><ul>{}</ul></div>)", language, items)}};
}

}  // namespace unknot::report::fhir
