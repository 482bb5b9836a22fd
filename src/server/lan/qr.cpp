#include "server/lan/qr.hpp"

#include <fmt/format.h>

#include <qrcodegen/QrCode.hpp>

namespace unknot::server {
namespace {

constexpr int border = 4;           // squares of quiet around the code, as the standard asks
constexpr int terminal_border = 2;  // readers make do with it, and terminals are small

qrcodegen::QrCode encode(const std::string& text) {
  return qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
}

}  // namespace

std::string build_qr_svg(const std::string& text) {
  const qrcodegen::QrCode code = encode(text);
  const int size = code.getSize();
  std::string path;
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      if (code.getModule(x, y)) path += fmt::format("M{} {}h1v1h-1z", x + border, y + border);
    }
  }
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\">"
      "<rect width=\"{0}\" height=\"{0}\" fill=\"#fff\"/><path d=\"{1}\" fill=\"#000\"/></svg>",
      size + 2 * border, path);
}

std::string build_qr_blocks(const std::string& text) {
  const qrcodegen::QrCode code = encode(text);
  const int last = code.getSize() + terminal_border;
  std::string lines;
  for (int y = -terminal_border; y < last; y += 2) {
    lines += "\033[40;97m";
    for (int x = -terminal_border; x < last; ++x) {
      const bool upper = code.getModule(x, y);  // outside the code nothing is dark
      const bool lower = y + 1 < last && code.getModule(x, y + 1);
      lines += upper ? (lower ? " " : "▄") : (lower ? "▀" : "█");
    }
    lines += "\033[0m\n";
  }
  return lines;
}

}  // namespace unknot::server
