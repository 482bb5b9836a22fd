#include "server/twin/forecast.hpp"

#include "app/twin/forecast.hpp"
#include "server/json/body.hpp"
#include "wire/twin/forecast_codec.hpp"

namespace unknot::server {
namespace {

constexpr std::int64_t n_people = 256;  // virtual people for each account: the answer comes while somebody waits
constexpr std::size_t most_policies = 10;

}  // namespace

Reply find_forecast(const Context&, const Request& request) {
  const std::expected<TwinQuestion, Problem> question = read_body<TwinQuestion>(request);
  if (!question) return build_refusal(question.error());
  if (question->policies.size() > most_policies) {
    return build_refusal({Code::out_of_range, "the request", "policies", std::to_string(question->policies.size()),
                          "ten at most", "Ask for fewer at once."});
  }
  const std::expected<TwinForecast, Problem> forecast = app::forecast(*question, n_people);
  if (!forecast) return build_refusal(forecast.error());
  wire::Json json = wire::write_value(*forecast);
  json["note"] = "model, not measurement";
  json["warnings"] = app::list_warnings(*question);
  return write_json(json);
}

}  // namespace unknot::server
