#include "report/pdf/document.hpp"

#include "report/pdf/details.hpp"
#include "report/pdf/first_page.hpp"
#include "report/pdf/language.hpp"
#include "report/pdf/sheet.hpp"
#include "wire/values.hpp"

namespace unknot::report {
namespace {

PdfDocument draw(const Report& report, const Phrases& phrases, const std::vector<FigureView>& views, int n_pages) {
  const pdf::Foot foot{
      phrases.fill("made_by", {{"program", report.provenance.program}, {"hash", report.provenance.data_hash}}),
      [&phrases, n_pages](int page) {
        return phrases.fill("page", {{"page", std::to_string(page)}, {"pages", std::to_string(n_pages)}});
      }};
  const std::string title = pdf::clean(phrases.find("report") + ": " + report.facts.pain.name);
  pdf::Sheet sheet(title, "Unknot", wire::write_value(report.created).get<std::string>(), foot);
  pdf::write_first_page(sheet, report, phrases, views);
  sheet.y = pdf::content_end;  // details begin on a page of their own
  pdf::write_state_details(sheet, report, phrases);
  pdf::write_course_details(sheet, report, phrases);
  PdfDocument document;
  document.n_pages = sheet.n_pages();
  document.bytes = sheet.finish();
  document.text = sheet.text();
  return document;
}

}  // namespace

PdfDocument write_pdf(const Report& report, const std::vector<ReportWord>& words,
                      const std::vector<FigureView>& views) {
  const Phrases phrases(words, report.language);
  // The first time only to count the pages, which every page names.
  const int n_pages = draw(report, phrases, views, 0).n_pages;
  PdfDocument document = draw(report, phrases, views, n_pages);
  document.bytes = pdf::add_language(std::move(document.bytes), report.language);
  return document;
}

}  // namespace unknot::report
