#include "server/handlers/live.hpp"

#include <algorithm>

#include "server/handlers/live_board.hpp"
#include "server/handlers/people.hpp"
#include "wire/text_checks.hpp"

namespace unknot::server {
namespace {

// Where a session stands.
struct LiveWord {
  SessionId session;
  std::string state;
  std::string input;  ///< what led here; empty at the beginning
  double at_s = 0.0;  ///< on the state's clock
  double level = 0.0;
  int step = -1;
};

constexpr double longest_s = 86'400.0;
constexpr std::size_t longest_state = 100;

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

template <class Archive>
void describe(Archive& a, LiveWord& word) {
  a.needed("session", word.session);
  a.needed("state", word.state);
  wire::describe_maybe_word(a, "input", word.input);
  a.ranged("at_s", word.at_s, 0.0, longest_s);
  a.ranged("level", word.level, 0.0, 10.0);
  a.needed("step", word.step);
  if constexpr (Archive::reads) check_state(a.build_path("state"), word.state, a.reading());
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
