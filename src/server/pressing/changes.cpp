#include "server/pressing/changes.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "app/press/press_choices.hpp"
#include "app/press/press_runner.hpp"
#include "base/text.hpp"
#include "server/json/body.hpp"
#include "server/pressing/asked.hpp"
#include "server/pressing/job_replies.hpp"
#include "wire/press/dose_codec.hpp"

namespace unknot::server {
namespace {

constexpr const char* ask_again = "Ask for the changed press again.";
constexpr double last_told = 0.95;  // of a press that takes longer than usual

// What a changed press is asked for by.
struct ChangesAsked {
  PlaceAsked where;
  double force_n = 0.0;
  PressChanges changes;
  PressChanges plain;
  bool with_cuts = false;

  [[nodiscard]] PressCase build(const PressChanges& set) const {
    return {where.site, where.body, where.tool, set, force_n, {}, {}, {}};
  }
};

template <class Archive>
void describe(Archive& a, ChangesAsked& asked) {
  wire::describe_place(a, asked.where);
  a.needed("force_n", asked.force_n);
  a.needed("changes", asked.changes);
  a.maybe("plain", asked.plain);
  a.maybe("with_cuts", asked.with_cuts);
}

wire::Json write_choice(const app::PressChoice& choice) {
  wire::Json json{{"id", choice.id}, {"changes", wire::write_value(choice.changes)}};
  if (choice.plain != PressChanges{}) json["plain"] = wire::write_value(choice.plain);
  if (choice.refused) json["refused"] = build_sentence(*choice.refused);
  return json;
}

// How many steps of the solver a press usually takes, and how long one is beside that of a plain press (measured with a thumb and a ball; what
// is told of progress hangs on it, and nothing else).
struct Effort {
  double n_steps = 0.0;
  double weight = 0.0;
};

Effort find_effort(const PressChanges& changes) {
  const bool is_whole = changes.tilt_degrees || changes.offset_mm || changes.slide_mm;
  const double n_steps = changes.slide_mm ? 600.0 : changes.friction ? 400.0 : 100.0;
  return {n_steps, n_steps * (is_whole ? 4.0 : 1.0)};
}

// One of the six presses.
struct Part {
  PressCase one;
  Stiffness stiffness = Stiffness::usual;
  bool with_cut = false;
  double share = 0.0;  // of it that is done
  std::expected<StiffAnswer, Problem> answer;
  std::optional<PressCut> cut;
};

std::vector<Part> list_parts(const ChangesAsked& asked) {
  std::vector<Part> parts;
  for (const PressChanges& set : {asked.plain, asked.changes}) {
    for (const Stiffness stiffness : all_stiffnesses) {
      parts.push_back({asked.build(set), stiffness, asked.with_cuts && stiffness == Stiffness::usual, 0.0, {}, {}});
    }
  }
  return parts;
}

double find_share(const std::vector<Part>& parts) {
  double done = 0.0;
  double whole = 0.0;
  for (const Part& part : parts) {
    const double weight = find_effort(part.one.changes).weight;
    done += weight * part.share;
    whole += weight;
  }
  return done / whole;
}

void solve_part(const Atlas& atlas, const app::PressHands& hands, Part& part) {
  auto runner = app::PressRunner::build(atlas, part.one, part.stiffness, false, hands);
  if (!runner) {
    part.answer = std::unexpected(runner.error());
    return;
  }
  part.answer = runner->solve(part.one);
  if (part.with_cut && part.answer && part.answer->row) part.cut = runner->build_cut();
}

// All presses side by side. A press says nothing of how far it is, but asks before each step whether to stop: steps are counted.
void solve_all(const Atlas& atlas, const app::PressHands& hands, std::vector<Part>& parts) {
  std::mutex mutex;  // one asks and tells at a time
  hands.run(static_cast<int>(parts.size()), [&](int number) {
    Part& part = parts[static_cast<std::size_t>(number)];
    const double step = 1.0 / find_effort(part.one.changes).n_steps;
    const auto is_stopped = [&] {
      const std::lock_guard lock(mutex);
      part.share = std::min(last_told, part.share + step);
      hands.progress(find_share(parts));
      return hands.is_stopped();
    };
    solve_part(atlas, {is_stopped, {}, hands.run}, part);
    const std::lock_guard lock(mutex);
    part.share = 1.0;
    hands.progress(find_share(parts));
  });
}

wire::Json write_part(const Part& part) {
  const StiffAnswer& answer = *part.answer;
  wire::Json json{{"ending", wire::find_word(answer.outcome.ending)}};
  if (!answer.outcome.where.empty()) json["where"] = answer.outcome.where;
  if (answer.row) json["row"] = wire::write_value(*answer.row);
  if (answer.drag) json["drag"] = wire::write_value(*answer.drag);
  return json;
}

wire::Json write_parts(const std::vector<Part>& parts) {
  wire::Json json{{"answers", wire::Json::array()}};
  constexpr std::size_t n = all_stiffnesses.size();
  for (std::size_t number = 0; number < n; ++number) {
    const Part& plain = parts[number];
    const Part& changed = parts[n + number];
    json["answers"].push_back({{"stiffness", wire::find_word(plain.stiffness)},
                               {"plain", write_part(plain)},
                               {"changed", write_part(changed)}});
    if (plain.cut && changed.cut) {
      json["cuts"] = {{"plain", wire::write_value(*plain.cut)}, {"changed", wire::write_value(*changed.cut)}};
    }
  }
  return json;
}

PressJobs::Work build_work(const Context& context, const ChangesAsked& asked) {
  return [&atlas = context.engine.atlas(),
          asked](const app::PressHands& hands) -> std::expected<std::optional<std::string>, Problem> {
    std::vector<Part> parts = list_parts(asked);
    solve_all(atlas, hands, parts);
    for (const Part& part : parts) {
      if (!part.answer) return std::unexpected(part.answer.error());
      if (part.answer->outcome.ending == PressEnding::stopped) return std::nullopt;
    }
    return write_parts(parts).dump();
  };
}

std::expected<void, Problem> check_asked(const Atlas& atlas, const ChangesAsked& asked) {
  if (asked.changes == asked.plain) {
    return std::unexpected(Problem{Code::contradiction, "", "changes", "the same press twice", "a press that differs",
                                   "Say what is changed, as tilt_degrees."});
  }
  if (auto checked = app::check_press_case(atlas, asked.build(asked.plain)); !checked) return checked;
  return app::check_press_case(atlas, asked.build(asked.changes));
}

}  // namespace

Reply list_changes(const Context& context, const Request& request) {
  const std::expected<PlaceAsked, Problem> asked = read_body<PlaceAsked>(request);
  if (!asked) return build_refusal(asked.error());
  const auto choices = app::list_press_choices(context.engine.atlas(), asked->site, asked->body, asked->tool);
  if (!choices) return build_refusal(choices.error());
  wire::Json json{{"choices", wire::Json::array()}};
  for (const app::PressChoice& choice : *choices) json["choices"].push_back(write_choice(choice));
  return write_json(json);
}

Reply start_changes(const Context& context, const Request& request) {
  const std::expected<ChangesAsked, Problem> asked = read_body<ChangesAsked>(request);
  if (!asked) return build_refusal(asked.error());
  if (const auto checked = check_asked(context.engine.atlas(), *asked); !checked) {
    return build_refusal(checked.error());
  }
  const std::string name = wire::write_value(*asked).dump();
  return begin_job(context, JobKind::changes, name, build_work(context, *asked));
}

Reply listen_changes(const Context& context, const Request& request) {
  return listen_job(context, request, JobKind::changes, ask_again);
}

Reply stop_changes(const Context& context, const Request& request) {
  return stop_job(context, request, JobKind::changes, ask_again);
}

}  // namespace unknot::server
