#include "wire/event_codec.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace unknot::wire {
namespace {

constexpr int oldest_born_year = 1900;
constexpr int latest_born_year = 2200;
constexpr std::size_t most_strokes = 5'000;
constexpr std::size_t most_points = 50'000;  // of all strokes of a drawing
constexpr std::size_t most_cells = 2'000;  // the body has some 280 spots
constexpr std::size_t most_answers = 1'000;

template <std::size_t... Index>
bool choose_by_index(std::string_view kind, EventBody& body, std::index_sequence<Index...>) {
  return ((kind == event_kinds[Index] ? (body.emplace<Index>(), true) : false) || ...);
}

template <class Noun>
std::expected<Noun, Problem> read_noun(const Json& json, std::string_view file) {
  Reading reading{std::string(file), {}};
  Noun noun;
  read_value(json, "", reading, noun);
  if (reading.problem) return std::unexpected(*reading.problem);
  return noun;
}

void read_columns(const EventRow& row, const Json& body, Reading& reading, Event& event) {
  event = {};
  read_value(Json(row.id), "id", reading, event.id);
  read_value(Json(row.person), "person", reading, event.person);
  if (!row.pain.empty()) read_value(Json(row.pain), "pain", reading, event.pain);
  read_value(Json(row.at), "at", reading, event.at);
  read_value(Json(row.day), "day", reading, event.day);
  if (!choose_body(row.kind, event.body)) {
    refuse_word(row.kind, "kind", reading, {event_kinds.begin(), event_kinds.end()});
    return;
  }
  std::visit([&](auto& one) { read_value(body, row.kind, reading, one); }, event.body);
  check_event("pain", "day", event, reading);
}

}  // namespace

void check_born_year(const std::string& path, const PersonDescribed& person, Reading& reading) {
  if (!person.born_year || (*person.born_year >= oldest_born_year && *person.born_year <= latest_born_year)) return;
  reading.refuse(Code::out_of_range, path, fmt::format("{}", *person.born_year), "a year from 1900",
                 "Correct the year, or leave it out.");
}

void check_drawing(const std::string& path, const PainDrawn& drawn, Reading& reading) {
  for (std::size_t i = 0; i < drawn.strokes.size(); ++i) {
    if (drawn.strokes[i].view.empty()) continue;
    reading.refuse(Code::unknown_key, fmt::format("{}[{}].view", path, i), "a stroke on a picture", "\"surface\"",
                   "Keep strokes as points on the skin; painting gives them back in that form.");
  }
  const std::size_t n_cells = std::max(drawn.listed.size(), drawn.cells.size());
  std::size_t n_points = 0;
  for (const Stroke& stroke : drawn.strokes) n_points += stroke.surface.size();
  if (drawn.strokes.size() <= most_strokes && n_points <= most_points && n_cells <= most_cells) return;
  reading.refuse(Code::too_large, path,
                 fmt::format("{} strokes with {} points, {} regions", drawn.strokes.size(), n_points, n_cells),
                 fmt::format("up to {} strokes with {} points, {} regions", most_strokes, most_points, most_cells),
                 "Draw it more simply.");
}

void check_answer(const std::string& path, const SafetyAnswer& answer, Reading& reading) {
  if (answer.flag.value.empty() == answer.screen.value.empty()) {
    reading.refuse(Code::missing_key, path, answer.flag.value.empty() ? "neither" : "both", "\"flag\" or \"screen\"",
                   "Name the flag that is answered, or the checklist that is answered with \"none\".");
  } else if (!answer.screen.value.empty() && answer.answer != "none") {
    reading.refuse(Code::unknown_name, path, quote(answer.answer), "none",
                   "A checklist is answered with \"none\"; answer single flags with yes, no or not_sure.");
  } else if (!answer.flag.value.empty()) {
    Answer word{};
    read_value(Json(answer.answer), path, reading, word);
  }
}

void check_count(const std::string& path, std::size_t n_answers, Reading& reading) {
  if (n_answers >= 1 && n_answers <= most_answers) return;
  reading.refuse(n_answers == 0 ? Code::out_of_range : Code::too_large, path, fmt::format("{} answers", n_answers),
                 fmt::format("1 to {}", most_answers), "Send what was answered.");
}

void check_event(const std::string& pain_path, const std::string& day_path, const Event& event, Reading& reading) {
  const bool of_person = std::holds_alternative<PersonDescribed>(event.body);
  if (of_person != event.pain.value.empty()) {
    reading.refuse(of_person ? Code::unknown_key : Code::missing_key, pain_path, of_person ? "a pain" : "no pain",
                   of_person ? "no \"pain\"" : "\"pain\"",
                   of_person ? "A person is described without a pain." : "Say which pain it is about.");
  }
  if (const auto* noted = std::get_if<DiaryNoted>(&event.body); noted != nullptr && noted->about_day > event.day) {
    reading.refuse(Code::out_of_range, "diary_noted.about_day", write_value(noted->about_day).get<std::string>(),
                   "up to " + write_value(event.day).get<std::string>(),
                   "An entry speaks of what has been: write it on its day, and check the date of the device.");
  }
  // Clocks on earth differ from universal time by 14 hours at most.
  const auto apart = event.day - std::chrono::floor<std::chrono::days>(event.at);
  if (apart >= std::chrono::days(-1) && apart <= std::chrono::days(1)) return;
  reading.refuse(Code::contradiction, day_path, write_value(event.day).get<std::string>(),
                 fmt::format("the day of {}, or the day beside it", write_value(event.at).get<std::string>()),
                 "Check the clock and the time zone of the device.");
}

bool choose_body(std::string_view kind, EventBody& body) {
  return choose_by_index(kind, body, std::make_index_sequence<std::variant_size_v<EventBody>>());
}

std::expected<std::vector<Event>, Problem> read_events(std::string_view bytes, std::string_view file) {
  const std::expected<Json, Problem> json = parse(bytes, file);
  if (!json) return std::unexpected(json.error());
  std::expected<EventList, Problem> list = read_noun<EventList>(*json, file);
  if (!list) return std::unexpected(list.error());
  return std::move(list->events);
}

std::expected<EventArchive, Problem> read_event_archive(std::string_view bytes, std::string_view file) {
  const std::expected<Json, Problem> json = parse(bytes, file, largest_archive);
  if (!json) return std::unexpected(json.error());
  // Told before anything else: a newer layout may hold keys that are unknown here.
  const auto format = json->is_object() ? json->find("unknot_archive") : json->end();
  if (json->is_object() && format != json->end() && *format != 1) {
    return std::unexpected(Problem{Code::newer_version, std::string(file), "unknot_archive", build_description(*format),
                                   "1", "Install the newest Unknot and import it there."});
  }
  return read_noun<EventArchive>(*json, file);
}

std::string write_event_archive(const EventArchive& archive) {
  EventArchive head = archive;
  head.events.clear();
  std::string text = write_value(head).dump();
  text.erase(text.size() - 2);  // "]}"
  for (std::size_t i = 0; i < archive.events.size(); ++i) {
    text += i == 0 ? "\n" : ",\n";
    text += write_value(archive.events[i]).dump();
  }
  return text + (archive.events.empty() ? "]}\n" : "\n]}\n");
}

EventRow build_row(const Event& event) {
  const Json json = write_value(event);
  const std::string kind = event_kinds[event.body.index()];
  return {event.id.value, event.person.value, event.pain.value,    kind,
          json.at("at"),  json.at("day"),     json.at(kind).dump()};
}

std::expected<Event, Problem> read_row(const EventRow& row, std::string_view file) {
  // What this program wrote holds no key twice and is not deep, so it is gone through only once.
  const Json body = Json::parse(row.body.begin(), row.body.end(), nullptr, false);
  if (body.is_discarded()) {
    return std::unexpected(Problem{Code::not_json, std::string(file), row.kind, "a row that is not JSON", "", ""});
  }
  Event event;
  Reading quick{{}, {}, false};
  read_columns(row, body, quick, event);
  if (!quick.problem) return event;
  Reading reading{std::string(file), {}};
  read_columns(row, body, reading, event);
  return std::unexpected(*reading.problem);
}

}  // namespace unknot::wire
