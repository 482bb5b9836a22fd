#include "server/twin/forecast.hpp"

#include <optional>
#include <string>

#include "app/press/dose_table.hpp"
#include "app/twin/forecast.hpp"
#include "app/twin/press_session.hpp"
#include "server/json/body.hpp"
#include "wire/twin/forecast_codec.hpp"

namespace unknot::server {
namespace {

constexpr std::int64_t n_people = 256;  // virtual people for each account: the answer comes while somebody waits
constexpr std::size_t most_policies = 10;
constexpr std::size_t most_steps = 500;
constexpr long last_day = 400;

Problem refuse(const char* key, std::size_t found, const char* allowed, const char* next) {
  return {Code::out_of_range, "the request", key, std::to_string(found), allowed, next};
}

// Nobody shall keep the server busy for minutes with one question; `unknot twin` takes longer ones.
std::optional<Problem> check_size(const TwinQuestion& question) {
  if (question.policies.size() > most_policies) {
    return refuse("policies", question.policies.size(), "ten at most", "Ask for fewer at once.");
  }
  if (question.session && question.session->size() > most_steps) {
    return refuse("session", question.session->size(), "500 steps at most", "Join steps that are alike.");
  }
  for (const long day : {question.pains.empty() ? 0 : question.pains.back().day,
                         question.session_days.empty() ? 0 : question.session_days.back()}) {
    if (day > last_day) {
      return refuse("pains", static_cast<std::size_t>(day), "days up to 400", "Take the last year of the diary.");
    }
  }
  return std::nullopt;
}

// Only a table that is kept: to work one out is a job of its own.
std::optional<Problem> read_press(const Context& context, TwinQuestion& question) {
  if (auto problem = app::check_question(question)) return problem;
  const SessionPress& press = *question.press;
  const auto key = app::build_dose_key(context.engine.atlas(), press.site, press.body, press.tool);
  if (!key) return key.error();
  const auto table = context.keeper.find_doses(*key);
  if (!table) return table.error();
  if (!*table) {
    return Problem{Code::not_kept,
                   "",
                   "press",
                   "no table of doses",
                   "one for this site, body and tool",
                   "Have it worked out first, on the page What arrives."};
  }
  return app::add_press_session(question, **table);
}

}  // namespace

Reply find_forecast(const Context& context, const Request& request) {
  std::expected<TwinQuestion, Problem> question = read_body<TwinQuestion>(request);
  if (!question) return build_refusal(question.error());
  if (const auto problem = check_size(*question)) return build_refusal(*problem);
  if (question->press) {
    if (const auto problem = read_press(context, *question)) return build_refusal(*problem);
  }
  const std::expected<TwinForecast, Problem> forecast = app::forecast(*question, n_people);
  if (!forecast) return build_refusal(forecast.error());
  wire::Json json = wire::write_value(*forecast);
  json["note"] = "model, not measurement";
  json["warnings"] = app::list_warnings(*question);
  return write_json(json);
}

}  // namespace unknot::server
