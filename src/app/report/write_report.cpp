#include "app/report/write_report.hpp"

#include "report/fhir/bundle.hpp"
#include "report/pdf/document.hpp"
#include "report/table.hpp"
#include "wire/figure/figure_view_codec.hpp"

namespace unknot::app {

std::vector<FigureView> list_report_views(const Figures& figures, const Report& report) {
  std::vector<FigureView> views;
  for (const char* name : {"front", "back"}) {
    auto bytes = figures.find_view(report.figure, name);
    if (!bytes) bytes = figures.find_view(figures.list().figures.front().id, name);
    ensure(bytes.has_value(), "every figure is seen from the front and from behind");
    const auto json = wire::parse(*bytes, name);
    ensure(json.has_value(), "the built-in views are JSON");
    wire::Reading reading{name, {}};
    wire::read_value(*json, "", reading, views.emplace_back());
    ensure(!reading.problem, "the built-in views can be read");
  }
  return views;
}

std::string write_report(const Atlas& atlas, const Figures& figures, const Report& report, ReportFormat format,
                         bool with_pdf) {
  const auto write_pdf = [&] {
    return report::write_pdf(report, atlas.report_words, list_report_views(figures, report)).bytes;
  };
  switch (format) {
    case ReportFormat::pdf:
      return write_pdf();
    case ReportFormat::csv:
      return report::write_csv(report);
    case ReportFormat::fhir:
      return report::write_fhir(report, atlas.report_words, with_pdf ? write_pdf() : std::string());
    case ReportFormat::json:
      break;
  }
  return report::write_json(report);
}

}  // namespace unknot::app
