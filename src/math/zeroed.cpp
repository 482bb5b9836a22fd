#include "math/zeroed.hpp"

#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>
#include <new>

namespace unknot::math {

namespace {

constexpr std::size_t line = 64;
constexpr std::size_t huge_page = std::size_t(2) << 20U;

}  // namespace

void* allocate_zeroed(std::size_t bytes) {
  const std::size_t start = bytes < huge_page ? line : huge_page;
  if (bytes > SIZE_MAX - start) throw std::bad_alloc();
  // calloc knows fresh pages of the system to be zero; what it returns is kept in front of the numbers.
  void* whole = std::calloc(bytes + start, 1);  // NOLINT(*-no-malloc, *-owning-memory)
  if (whole == nullptr) throw std::bad_alloc();
  void* numbers = reinterpret_cast<void*>((reinterpret_cast<std::uintptr_t>(whole) + start) & ~(start - 1));  // NOLINT
  static_cast<void**>(numbers)[-1] = whole;
  if (start == huge_page) madvise(numbers, bytes, MADV_HUGEPAGE);  // a wish: without huge pages all stays right
  return numbers;
}

void free_zeroed(void* numbers) noexcept {
  if (numbers != nullptr) std::free(static_cast<void**>(numbers)[-1]);  // NOLINT(*-no-malloc, *-owning-memory)
}

}  // namespace unknot::math
