// Memory for large fields of numbers: zero, and laid where lanes and pages like it.
#pragma once

#include <cstddef>

namespace unknot::math {

/// `bytes` of zeros that begin with a line of the cache (64 bytes), so that no full lane lies across two; from 2 MB on they begin with a
/// huge page and ask the system for such. To be given to free_zeroed. std::bad_alloc where there is no memory.
void* allocate_zeroed(std::size_t bytes);
/// Only of allocate_zeroed, or nullptr.
void free_zeroed(void* numbers) noexcept;

/// For a std::vector of numbers whose memory is that of allocate_zeroed: what grows is zero already and is not written a second time.
/// A vector must not shrink and grow again: the numbers would be the old ones.
template <class T>
struct ZeroedAllocator {
  using value_type = T;

  ZeroedAllocator() = default;
  template <class U>
  explicit ZeroedAllocator(const ZeroedAllocator<U>& /*other*/) {}
  T* allocate(std::size_t n) { return static_cast<T*>(allocate_zeroed(n * sizeof(T))); }
  void deallocate(T* numbers, std::size_t /*n*/) noexcept { free_zeroed(numbers); }
  void construct(T* /*number*/) {}
  template <class U>
  void construct(T* number, const U& value) {
    *number = value;
  }
  bool operator==(const ZeroedAllocator&) const = default;
};

}  // namespace unknot::math
