// The diary as pages show it, described once for reading and writing.
#pragma once

#include "domain/care/diary.hpp"
#include "wire/words.hpp"

namespace unknot::wire {

template <class Archive>
void describe(Archive& a, DiaryDay& day) {
  a.needed("day", day.day);
  a.needed("n", day.n);
  a.maybe("now", day.now);
  a.maybe("worst", day.worst);
  a.maybe("average", day.average);
  a.needed("note", day.note);
  a.needed("session", day.session);
}

template <class Archive>
void describe(Archive& a, DayValue& value) {
  a.needed("day", value.day);
  a.needed("value", value.value);
}

template <class Archive>
void describe(Archive& a, Diary& diary) {
  a.maybe("from", diary.range.from);
  a.maybe("to", diary.range.to);
  a.needed("days", diary.days);
  a.needed("composite", diary.composite);
  a.needed("n_entries", diary.n_entries);
  a.needed("n_all", diary.n_all);
  a.maybe("first_day", diary.first_day);
  a.maybe("last_day", diary.last_day);
}

template <class Archive>
void describe(Archive& a, HeatCell& cell) {
  a.needed("region", cell.spot.region);
  a.needed("side", cell.spot.side);
  a.needed("intensity", cell.intensity);
  a.needed("days", cell.days);
}

template <class Archive>
void describe(Archive& a, HeatMap& map) {
  a.maybe("from", map.range.from);
  a.maybe("to", map.range.to);
  a.needed("n_entries", map.n_entries);
  a.needed("cells", map.cells);
}

}  // namespace unknot::wire
