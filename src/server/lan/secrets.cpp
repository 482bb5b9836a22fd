#include "server/lan/secrets.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <vector>

#include "base/problem.hpp"

namespace unknot::server {
namespace {

std::string build_digits(const unsigned char* bytes, std::size_t n_bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * n_bytes);
  for (std::size_t i = 0; i < n_bytes; ++i) {
    text += digits[bytes[i] >> 4U];
    text += digits[bytes[i] & 0xFU];
  }
  return text;
}

}  // namespace

std::string build_random(std::size_t n_bytes) {
  std::vector<unsigned char> bytes(n_bytes);
  ensure(RAND_bytes(bytes.data(), static_cast<int>(n_bytes)) == 1, "the system gives random bytes");
  return build_digits(bytes.data(), bytes.size());
}

std::string hash_word(std::string_view word) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  ensure(EVP_Digest(word.data(), word.size(), digest.data(), &size, EVP_sha256(), nullptr) == 1, "SHA-256 is there");
  return build_digits(digest.data(), size);
}

}  // namespace unknot::server
