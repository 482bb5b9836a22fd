#include "server/papers/report.hpp"

#include <fmt/format.h>

#include "server/handlers/atlas.hpp"
#include "server/handlers/care.hpp"
#include "server/handlers/people.hpp"
#include "wire/care/report_codec.hpp"

namespace unknot::server {
namespace {

const char* find_type(ReportFormat format) {
  switch (format) {
    case ReportFormat::pdf:
      return "application/pdf";
    case ReportFormat::csv:
      return "text/csv; charset=utf-8";
    case ReportFormat::fhir:
      return "application/fhir+json";
    case ReportFormat::json:
      break;
  }
  return "application/json";
}

// The words of a query with commas; browsers write them as %2C.
std::string decode_commas(std::string_view words) {
  std::string decoded;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool comma = words.substr(i, 3) == "%2C" || words.substr(i, 3) == "%2c";
    decoded += comma ? ',' : words[i];
    if (comma) i += 2;
  }
  return decoded;
}

Problem name_choice(Problem problem) {
  problem.next = "Choose among these.";
  return problem;
}

struct Asked {
  ReportChoice choice;
  ReportFormat format = ReportFormat::json;
  bool with_pdf = false;
};

std::expected<Asked, Problem> read_asked(const Request& request) {
  Asked asked;
  const std::expected<DayRange, Problem> range = find_range(request);
  if (!range) return std::unexpected(range.error());
  asked.choice.range = *range;
  asked.choice.language = find_language(request);
  wire::Reading reading{"the request", {}};
  if (const std::string_view format = find_query(request.query, "format"); !format.empty()) {
    wire::read_value(wire::Json(format), "format", reading, asked.format);
  }
  const std::string sections = decode_commas(find_query(request.query, "sections"));
  asked.choice.sections =
      sections.empty() ? wire::list_usual_sections() : wire::read_sections(sections, "sections", reading);
  asked.with_pdf = find_query(request.query, "with_pdf") == "true";
  if (reading.problem) return std::unexpected(name_choice(*reading.problem));
  return asked;
}

}  // namespace

Reply find_report(const Context& context, const Request& request) {
  const std::expected<std::chrono::sys_days, Problem> day = find_open_day(context, request);
  if (!day) return refuse(day.error(), request);
  const std::expected<Asked, Problem> asked = read_asked(request);
  if (!asked) return build_refusal(asked.error());
  const std::expected<Report, Problem> report =
      context.keeper.build_report(PersonId(request.parameters[0]), PainId(request.parameters[1]), *day, asked->choice);
  if (!report) return refuse(report.error(), request);
  Reply reply;
  reply.type = find_type(asked->format);
  reply.body = context.engine.write_report(*report, asked->format, asked->with_pdf);
  if (asked->format == ReportFormat::json) return reply;
  // The name tells neither person nor pain: it is seen wherever the file goes.
  const std::string ending = asked->format == ReportFormat::fhir ? "fhir.json" : wire::find_word(asked->format);
  reply.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"unknot-report-{}.{}\"",
                                                                wire::write_value(*day).get<std::string>(), ending));
  return reply;
}

}  // namespace unknot::server
