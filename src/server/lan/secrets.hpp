// Random words that open doors, and the hashes that are kept instead of them.
#pragma once

#include <string>
#include <string_view>

namespace unknot::server {

/// `n_bytes` random bytes as lower-case hexadecimal digits. Ends the program when the system has none to give.
std::string build_random(std::size_t n_bytes);

/// SHA-256 of a word, as lower-case hexadecimal digits: the words are random and long, so nothing slower is needed.
std::string hash_word(std::string_view word);

}  // namespace unknot::server
