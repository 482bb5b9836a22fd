// What pages ask about a press, besides its numbers.
#pragma once

#include <string>

#include "base/ids.hpp"
#include "domain/press/site.hpp"
#include "wire/press/place_codec.hpp"

namespace unknot::server {

struct PlaceAsked {
  std::string site;
  PressBody body;
  PressToolId tool;
};

template <class Archive>
void describe(Archive& a, PlaceAsked& asked) {
  wire::describe_place(a, asked);
}

}  // namespace unknot::server
