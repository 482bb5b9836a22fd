// store_writer FILE START COUNT: adds events one by one and prints the number of each once it was acknowledged. Made to be
// killed.
#include <cstdio>
#include <cstdlib>

#include "store/store_test.hpp"

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const auto archive = unknot::test::open_archive(argv[1]);
  const std::size_t start = std::strtoul(argv[2], nullptr, 10);
  const std::size_t count = std::strtoul(argv[3], nullptr, 10);
  for (std::size_t id = start; id < start + count; ++id) {
    if (!archive->append({unknot::test::build_named(id)}, unknot::store::Removed::stays_removed)) return 1;
    std::printf("%zu\n", id);
    std::fflush(stdout);
  }
  return 0;
}
