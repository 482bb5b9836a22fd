// A report as pages: what stands on them, in which order, and that the same report gives the same bytes.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <regex>
#include <sstream>
#include <thread>

#include "app/engine.hpp"
#include "app/report/write_report.hpp"
#include "report/pdf/document.hpp"
#include "report/samples.hpp"
#include "support/support.hpp"

namespace unknot::test {
namespace {

std::string run_tool(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 65536> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) out.append(buffer.data(), n);
  EXPECT_EQ(pclose(pipe), 0) << command;
  return out;
}

report::PdfDocument write(const Report& report) {
  return report::write_pdf(report, atlas().report_words, app::list_report_views(engine().figures(), report));
}

class Pdf : public ::testing::Test {
 protected:
  std::string keep(const std::string& bytes) const {
    const std::string path = folder.at("report.pdf");
    write_bytes(path, bytes);
    return path;
  }
  const TempFolder folder;
};

std::vector<std::string> list_words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) {
    if (word != "\f") words.push_back(word);
  }
  return words;
}

TEST_F(Pdf, pdftotext_yields_every_word_in_order) {
  for (const Report& report : {build_usual_report("en"), build_usual_report("de"), build_long_report("de"),
                               build_short_report("en"), build_empty_report("de")}) {
    const report::PdfDocument document = write(report);
    const std::string out = run_tool(fmt::format("pdftotext -raw -enc UTF-8 {} -", keep(document.bytes)));
    std::string text;
    for (const char letter : out) text += letter == '\f' ? '\n' : letter;
    EXPECT_EQ(list_words(text), list_words(document.text));
    EXPECT_GT(list_words(text).size(), 30U);
  }
}

TEST_F(Pdf, one_font_is_embedded_and_every_letter_has_its_meaning) {
  for (const Report& report : {build_usual_report("de"), build_long_report("en")}) {
    const std::vector<std::string> lines = [&] {
      std::istringstream in(run_tool("pdffonts " + keep(write(report).bytes)));
      std::vector<std::string> all;
      for (std::string line; std::getline(in, line);) all.push_back(line);
      return all;
    }();
    ASSERT_EQ(lines.size(), 3U) << "two lines of head and one font";
    EXPECT_NE(lines[2].find("DejaVuSans"), std::string::npos);
    EXPECT_TRUE(std::regex_search(lines[2], std::regex("yes +yes +yes"))) << "embedded, a subset, with Unicode";
  }
}

TEST_F(Pdf, it_is_tagged_and_says_its_language_title_and_day) {
  const Report report = build_usual_report("de");
  const std::string path = keep(write(report).bytes);
  const std::string info = run_tool("TZ=UTC pdfinfo " + path);
  EXPECT_NE(info.find("Title:           Bericht über einen Schmerz: Nacken und Schulter"), std::string::npos) << info;
  EXPECT_NE(info.find("CreationDate:    Tue Nov 24 00:00:00 2026 UTC"), std::string::npos) << info;
  EXPECT_NE(info.find("Tagged:          yes"), std::string::npos);
  EXPECT_NE(info.find("A4"), std::string::npos);
  const std::string structure = run_tool("pdfinfo -struct " + path);
  for (const char* tag : {"Document", "H1", "H2", "P ", "Table", "TR", "TH", "TD", "Figure"}) {
    EXPECT_NE(structure.find(tag), std::string::npos) << tag;
  }
  EXPECT_NE(read_bytes(path).find("/Lang (de)"), std::string::npos);
  const std::string aloud = run_tool("pdfinfo -struct-text " + path);
  EXPECT_NE(aloud.find("rechts vorn links"), std::string::npos) << "words of one line stay apart when read aloud";
}

TEST_F(Pdf, ten_years_stay_a_few_pages_and_the_first_says_how_much_there_is) {
  const report::PdfDocument document = write(build_long_report("en"));
  EXPECT_LE(document.n_pages, 12);
  const std::string first = run_tool(fmt::format("pdftotext -raw -l 1 {} -", keep(document.bytes)));
  EXPECT_NE(first.find("Sessions 600"), std::string::npos) << first;
  EXPECT_NE(first.find("Page 1 of"), std::string::npos);
  EXPECT_EQ(first.find("Page 2"), std::string::npos);
}

TEST_F(Pdf, what_was_left_out_is_named_and_stands_nowhere) {
  Report report = build_short_report("en");
  const std::string text = write(report).text;
  EXPECT_NE(text.find("Left out by choice: the name of the person; Safety questions"), std::string::npos) << text;
  EXPECT_EQ(text.find("Own trial\n"), std::string::npos);
  EXPECT_EQ(write(build_usual_report("en")).text.find("Left out"), std::string::npos);
}

// Made on Debian 12 with cairo 1.16.0, FreeType 2.12.1, zlib 1.2.13 and DejaVu 2.37. Who changes words or layout looks at the
// pages and writes down the new fingerprint.
TEST_F(Pdf, the_same_report_gives_the_same_bytes_on_every_machine_with_debian_12) {
  const std::string path = keep(write(build_usual_report("en")).bytes);
  EXPECT_EQ(run_tool("sha256sum < " + path).substr(0, 64), read_source("tests/report/usual_en.sha256").substr(0, 64));
  EXPECT_EQ(write(build_usual_report("en")).bytes, read_bytes(path));
}

TEST(Threads, pages_are_drawn_alike_from_many_threads_at_once) {
  const Report report = build_usual_report("de");
  const std::vector<FigureView> views = app::list_report_views(engine().figures(), report);
  const std::string alone = report::write_pdf(report, atlas().report_words, views).bytes;
  std::atomic<int> n_alike = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 5; ++k)
        n_alike += report::write_pdf(report, atlas().report_words, views).bytes == alone ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(n_alike, 20);
}

RC_GTEST_PROP(AnyPdf, any_report_can_be_drawn_and_its_first_page_is_one_page, ()) {
  const Report report = *draw_report();
  const report::PdfDocument document = write(report);
  RC_ASSERT(document.bytes.starts_with("%PDF-1.5"));
  RC_ASSERT(document.n_pages >= 1);
  RC_ASSERT(document.text.find(fmt::format("1 {} {}", report.language == "de" ? "von" : "of", document.n_pages)) !=
            std::string::npos);
}

}  // namespace
}  // namespace unknot::test
