#include "report/pdf/language.hpp"

#include <fmt/format.h>

namespace unknot::report::pdf {
namespace {

// The digits behind `key`, the last time that it stands in `pdf`; empty without it.
std::string find_digits(const std::string& pdf, const std::string& key) {
  std::size_t at = pdf.rfind(key);
  if (at == std::string::npos) return {};
  at = pdf.find_first_of("0123456789", at + key.size());
  if (at == std::string::npos) return {};
  return pdf.substr(at, pdf.find_first_not_of("0123456789", at) - at);
}

}  // namespace

std::string add_language(std::string pdf, const std::string& language) {
  const std::size_t trailer = pdf.rfind("trailer");
  if (trailer == std::string::npos) return pdf;
  const std::string end = pdf.substr(trailer);
  const std::string size = find_digits(end, "/Size");
  const std::string root = find_digits(end, "/Root");
  const std::string info = find_digits(end, "/Info");
  const std::string before = find_digits(end, "startxref");
  const std::string head = fmt::format("\n{} 0 obj\n", root);
  const std::size_t begins = pdf.rfind(head);
  const std::size_t type = begins == std::string::npos ? begins : pdf.find("/Type /Catalog", begins);
  const std::size_t ends = type == std::string::npos ? type : pdf.find("endobj", type);
  if (ends == std::string::npos || size.empty() || info.empty() || before.empty()) return pdf;
  std::string catalog = pdf.substr(begins + 1, ends - begins - 1);
  constexpr std::string_view mark = "/Type /Catalog";
  catalog.insert(catalog.find(mark) + mark.size(),
                 fmt::format(" /Lang ({}) /ViewerPreferences << /DisplayDocTitle true >>", language));
  const std::size_t offset = pdf.size();
  pdf += catalog + "endobj\n";
  const std::size_t table = pdf.size();
  pdf += fmt::format(
      "xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {} /Root {} 0 R /Info {} 0 R /Prev {} >>\nstartxref\n{}\n%%EOF\n",
      root, offset, size, root, info, before, table);
  return pdf;
}

}  // namespace unknot::report::pdf
