// A text as a QR code, for the page and for the terminal.
#pragma once

#include <string>

namespace unknot::server {

/// An SVG picture: dark squares on white, with the border that readers need.
std::string build_qr_svg(const std::string& text);

/// Lines of block letters, two rows of squares each, white on black whatever the terminal's colours are.
std::string build_qr_blocks(const std::string& text);

}  // namespace unknot::server
