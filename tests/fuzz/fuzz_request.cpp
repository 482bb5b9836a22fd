#include <cstddef>
#include <cstdint>

#include "fuzz/request_door.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  unknot::fuzz::feed_request({reinterpret_cast<const char*>(data), size});
  return 0;
}
