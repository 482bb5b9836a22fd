#include "server/handlers/calendar.hpp"

#include <fmt/format.h>

#include "base/provenance.hpp"
#include "server/handlers/atlas.hpp"
#include "server/handlers/people.hpp"

namespace unknot::server {
namespace {

constexpr std::size_t longest_line = 75;  // bytes (RFC 5545)

struct CalendarWords {
  const char* session;
  const char* session_more;
  const char* after;
  const char* after_more;
  const char* judge;
  const char* judge_more;
};

constexpr CalendarWords english{
    "Unknot: session",       "Open Unknot and look at the plan of today first: it may ask for rest.",
    "Unknot: how was it?",   "Tell Unknot how the body answered to the last session.",
    "Unknot: time to judge", "Look at the diary: did it help? If not, do not just go on; see a professional."};
constexpr CalendarWords german{
    "Unknot: Sitzung",
    "Öffne Unknot und sieh zuerst auf den Plan von heute: vielleicht ist Ruhe dran.",
    "Unknot: Wie war es?",
    "Sag Unknot, wie der Körper auf die letzte Sitzung geantwortet hat.",
    "Unknot: Zeit für ein Urteil",
    "Sieh ins Tagebuch: Hat es geholfen? Wenn nicht, mach nicht einfach weiter, sondern lass "
    "jemanden vom Fach nachsehen."};

std::string write_day(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

// A line with the signs that mean something masked, broken where it is too long, never inside a letter.
std::string build_line(const std::string& name, const std::string& text) {
  std::string line = name + ":";
  for (const char letter : text) {
    if (letter == ',' || letter == ';' || letter == '\\') line += '\\';
    line += letter;
  }
  std::string broken;
  while (line.size() > longest_line) {
    std::size_t end = longest_line;
    while ((static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    broken += line.substr(0, end) + "\r\n";
    line = " " + line.substr(end);
  }
  return broken + line + "\r\n";
}

class Calendar {
 public:
  Calendar(std::string pain, Instant now) : pain_(std::move(pain)) {
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    const auto day = std::chrono::floor<std::chrono::days>(second);
    const std::chrono::hh_mm_ss time(second - day);
    stamp_ = fmt::format("{}T{:02}{:02}{:02}Z", write_day(day), time.hours().count(), time.minutes().count(),
                         time.seconds().count());
  }

  void add(const char* kind, std::chrono::sys_days day, const char* title, const char* more) {
    text_ += "BEGIN:VEVENT\r\n";
    // The same reminder keeps its name, so that a newer file takes the place of an older one.
    text_ += build_line(
        "UID", fmt::format("{}-{}-{}@unknot", build_hexadecimal(build_fingerprint(pain_)), kind, write_day(day)));
    text_ += "DTSTAMP:" + stamp_ + "\r\nDTSTART;VALUE=DATE:" + write_day(day) + "\r\n";
    text_ += build_line("SUMMARY", title) + build_line("DESCRIPTION", more);
    // All-day reminders begin at midnight; this one rings at nine.
    text_ += "TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:PT9H\r\n";
    text_ += build_line("DESCRIPTION", title) + "END:VALARM\r\nEND:VEVENT\r\n";
  }

  std::string build() const {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Unknot//Plan//EN\r\nCALSCALE:GREGORIAN\r\n" + text_ +
           "END:VCALENDAR\r\n";
  }

 private:
  std::string pain_;
  std::string stamp_;
  std::string text_;
};

}  // namespace

Reply find_calendar(const Context& context, const Request& request) {
  const std::expected<std::chrono::sys_days, Problem> day = find_open_day(context, request);
  if (!day) return refuse(day.error(), request);
  const auto plan = context.keeper.compose_plan(PersonId(request.parameters[0]), PainId(request.parameters[1]), *day);
  if (!plan) return refuse(plan.error(), request);
  const CalendarWords& words = find_language(request) == "de" ? german : english;
  Calendar calendar(request.parameters[1], std::chrono::floor<std::chrono::milliseconds>(context.now()));
  for (const std::chrono::sys_days session : plan->next_days) {
    calendar.add("session", session, words.session, words.session_more);
    calendar.add("after", session + std::chrono::days(1), words.after, words.after_more);
  }
  if (plan->judge_on) calendar.add("judge", *plan->judge_on, words.judge, words.judge_more);
  Reply reply;
  reply.type = "text/calendar; charset=utf-8";
  reply.body = calendar.build();
  reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"unknot.ics\"");
  return reply;
}

}  // namespace unknot::server
