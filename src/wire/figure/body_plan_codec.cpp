#include "wire/figure/body_plan_codec.hpp"

namespace unknot::wire {

void read_value(const Json& json, const std::string& path, Reading& reading, BySex& value) {
  if (json.is_number()) {
    read_value(json, path, reading, value.woman);
    value.man = value.woman;
    return;
  }
  if (!json.is_array() || json.size() != 2) {
    reading.refuse(Code::wrong_type, path, build_description(json), "one number, or two: [woman, man]",
                   "Write it in that form.");
    return;
  }
  read_value(json[0], path + "[0]", reading, value.woman);
  read_value(json[1], path + "[1]", reading, value.man);
}

}  // namespace unknot::wire
