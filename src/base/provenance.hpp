// Where a result came from: the program, its data and whether anything was assumed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace unknot {

/// Travels with every stored or printed result.
struct Provenance {
  std::string program;    ///< version and commit
  std::string data_hash;  ///< fingerprint of the data files, 16 hexadecimal digits

  bool operator==(const Provenance&) const = default;
};

/// 64-bit FNV-1a over `bytes`, continued from `start`: a fingerprint against mix-ups, not against forgery.
constexpr std::uint64_t build_fingerprint(std::string_view bytes, std::uint64_t start = 14695981039346656037ULL) {
  std::uint64_t hash = start;
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 1099511628211ULL;
  }
  return hash;
}

/// `value` as 16 hexadecimal digits.
inline std::string build_hexadecimal(std::uint64_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = 0; i < 16; ++i) text[15 - i] = digits[(value >> (4 * i)) & 0xFU];
  return text;
}

}  // namespace unknot
