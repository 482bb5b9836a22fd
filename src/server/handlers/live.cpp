#include "server/handlers/live.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "server/handlers/live_board.hpp"
#include "server/handlers/people.hpp"
#include "wire/result_codec.hpp"
#include "wire/text_checks.hpp"

namespace unknot::server {
namespace {

// Where a session stands, with all that a second screen shows of it: that screen has no script.
struct LiveWord {
  SessionId session;
  std::string state;
  std::string input;  ///< what led here; empty at the beginning and while nothing happens
  double at_s = 0.0;  ///< on the state's clock
  double level = 0.0;
  int step = -1;
  int steps = 0;  ///< of the session
  std::string kind;  ///< of the state: ask, hold, say, end
  std::vector<PromptId> shows;
  std::optional<PointOnSide> point;
  std::string tool;
  std::string implement;
  double hold_s = 0.0;  ///< how long the hold lasts in all; 0: it waits
  double held_s = 0.0;  ///< what this press had so far
};

constexpr double longest_s = 86'400.0;
constexpr std::size_t longest_state = 100;
constexpr std::size_t most_shown = 12;  // words on the screen of one state

// A state's id is a word with dots.
void check_state(const std::string& path, const std::string& state, wire::Reading& reading) {
  const bool is_good =
      !state.empty() && state.size() <= longest_state && std::all_of(state.begin(), state.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
      });
  if (is_good) return;
  reading.refuse(Code::out_of_range, path, "no id of a state", "an id out of the script",
                 "Send the id as it stands there.");
}

void check_shown(const std::string& path, const std::vector<PromptId>& shown, wire::Reading& reading) {
  for (const PromptId& id : shown) wire::check_word(path, id.value, reading);
  if (shown.size() <= most_shown) return;
  reading.refuse(Code::out_of_range, path, std::to_string(shown.size()), "12 at most", "Leave some out.");
}

template <class Archive>
void describe_number(Archive& a, const char* key, double& value) {
  a.maybe(key, value);
  if constexpr (Archive::reads) wire::check_range(a.build_path(key), value, 0.0, longest_s, a.reading());
}

template <class Archive>
void describe(Archive& a, LiveWord& word) {
  a.needed("session", word.session);
  a.needed("state", word.state);
  wire::describe_maybe_word(a, "input", word.input);
  a.ranged("at_s", word.at_s, 0.0, longest_s);
  a.ranged("level", word.level, 0.0, 10.0);
  a.needed("step", word.step);
  a.maybe("steps", word.steps);
  wire::describe_maybe_word(a, "kind", word.kind);
  a.maybe("shows", word.shows);
  a.maybe("point", word.point);
  wire::describe_maybe_word(a, "tool", word.tool);
  wire::describe_maybe_word(a, "implement", word.implement);
  describe_number(a, "hold_s", word.hold_s);
  describe_number(a, "held_s", word.held_s);
  if constexpr (Archive::reads) {
    check_state(a.build_path("state"), word.state, a.reading());
    check_shown(a.build_path("shows"), word.shows, a.reading());
  }
}

// Refuses a pain that is not kept.
std::optional<Reply> check_pain(const Context& context, const Request& request) {
  const std::chrono::sys_days none{};
  const auto care =
      context.keeper.find_care(PersonId(request.parameters[0]), PainId(request.parameters[1]), {none, none});
  if (care) return std::nullopt;
  return refuse(care.error(), request);
}

}  // namespace

Reply say_live(const Context& context, const Request& request) {
  const std::expected<wire::Json, Problem> json = wire::parse(request.body, "the request");
  if (!json) return build_refusal(json.error());
  wire::Reading reading{"the request", {}};
  LiveWord word;
  wire::ReadArchive archive(*json, "", reading);
  describe(archive, word);
  archive.close();
  if (reading.problem) return build_refusal(*reading.problem);
  if (std::optional<Reply> refused = check_pain(context, request)) return *refused;
  wire::WriteArchive written;
  describe(written, word);
  context.live.publish(request.parameters[0], request.parameters[1], written.object.dump());
  Reply reply;
  reply.status = 204;
  return reply;
}

Reply listen_live(const Context& context, const Request& request) {
  if (std::optional<Reply> refused = check_pain(context, request)) return *refused;
  Reply reply;
  reply.type = "text/event-stream";
  reply.feed = context.live.listen(request.parameters[0], request.parameters[1]);
  return reply;
}

}  // namespace unknot::server
