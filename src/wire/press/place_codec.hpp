// Where, in whom and with what somebody presses: how every question about a press begins.
#pragma once

#include "wire/archive.hpp"
#include "wire/press/book_codec.hpp"

namespace unknot::wire {

/// The site, sex, build and tool of anything that has a `site`, a `body` and a `tool`.
template <class Archive, class Asked>
void describe_place(Archive& a, Asked& asked) {
  a.needed("site", asked.site);
  a.needed("sex", asked.body.sex);
  a.needed("build", asked.body.build);
  a.needed("tool", asked.tool);
}

}  // namespace unknot::wire
