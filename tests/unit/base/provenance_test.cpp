#include "base/provenance.hpp"

#include <gtest/gtest.h>

namespace unknot {
namespace {

// Test values of the authors of FNV (Fowler, Noll, Vo), 64 bits, variant 1a.
TEST(Fingerprint, matches_the_published_values_of_fnv_1a) {
  EXPECT_EQ(build_fingerprint(""), 0xcbf29ce484222325ULL);
  EXPECT_EQ(build_fingerprint("a"), 0xaf63dc4c8601ec8cULL);
  EXPECT_EQ(build_fingerprint("foobar"), 0x85944171f73967e8ULL);
}

TEST(Fingerprint, continued_is_the_same_as_taken_at_once) {
  EXPECT_EQ(build_fingerprint("bar", build_fingerprint("foo")), build_fingerprint("foobar"));
}

TEST(Hexadecimal, is_always_16_digits) {
  EXPECT_EQ(build_hexadecimal(0), "0000000000000000");
  EXPECT_EQ(build_hexadecimal(0xaf63dc4c8601ec8cULL), "af63dc4c8601ec8c");
}

}  // namespace
}  // namespace unknot
