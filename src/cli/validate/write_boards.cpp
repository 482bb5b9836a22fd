#include "cli/validate/write_boards.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <utility>

#include "wire/json.hpp"
#include "wire/twin/forecast_codec.hpp"

namespace unknot::cli {
namespace {

constexpr std::array stiffness_words{"soft", "usual", "stiff"};

const char* name_use(const ScoreRow& row) { return row.is_fitted ? "fitted" : "predicted"; }
const char* name_use(const PressScoreRow& row) {
  return row.is_aside ? "aside" : row.is_fitted ? "fitted" : "predicted";
}

// A number, or nothing where the model has no finite one.
wire::Json build_number(double value) { return std::isfinite(value) ? wire::Json(value) : wire::Json(nullptr); }

template <class Row>
wire::Json build_row(const Row& row) {
  wire::Json json;
  json["id"] = row.id;
  json["what"] = row.what;
  json["unit"] = row.unit;
  json["published"] = row.published;
  json["low"] = row.low;
  json["high"] = row.high;
  json["use"] = name_use(row);
  json["source"] = row.source;
  json["answers"] = wire::Json::array();
  return json;
}

std::string quote_field(const std::string& field) {
  if (field.find_first_of(",\"\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char c : field) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

template <class Row>
std::string build_begin(const char* model, const Row& row) {
  return fmt::format("{},{},{},{},{},{},{},{},{}", model, row.id, quote_field(row.what), row.unit, row.published,
                     row.low, row.high, name_use(row), quote_field(row.source));
}

const std::string& find_why(const PressScoreRow& row, const PressScore& score) {
  return row.not_run.empty() ? score.why : row.not_run;
}

}  // namespace

std::string write_boards_json(const Boards& boards) {
  wire::Json json;
  json["note"] = "model, not measurement";
  if (boards.press) {
    json["press"] = wire::Json::array();
    for (const PressScoreRow& row : boards.press->rows) {
      wire::Json one = build_row(row);
      for (std::size_t s = 0; s < row.scores.size(); ++s) {
        wire::Json answer;
        answer["tissue"] = stiffness_words[s];
        if (row.scores[s].value) {
          answer["value"] = build_number(*row.scores[s].value);
          answer["inside"] = row.scores[s].inside;
        } else {
          answer["why"] = find_why(row, row.scores[s]);
        }
        one["answers"].push_back(std::move(answer));
      }
      json["press"].push_back(std::move(one));
    }
  }
  if (boards.twin) {
    json["twin"] = wire::Json::array();
    for (const ScoreRow& row : boards.twin->rows) {
      wire::Json one = build_row(row);
      for (const Score& score : row.scores) {
        one["answers"].push_back({{"hypothesis", wire::find_word(score.hypothesis)},
                                  {"value", build_number(score.middle)},
                                  {"low", build_number(score.low)},
                                  {"high", build_number(score.high)},
                                  {"inside", score.inside}});
      }
      json["twin"].push_back(std::move(one));
    }
    json["people"] = boards.twin->n_people;
  }
  return json.dump(2) + "\n";
}

std::string write_boards_csv(const Boards& boards) {
  std::string text = "model,id,what,unit,published,low,high,use,source,case,value,value_low,value_high,verdict,why\n";
  if (boards.press) {
    for (const PressScoreRow& row : boards.press->rows) {
      for (std::size_t s = 0; s < row.scores.size(); ++s) {
        const PressScore& score = row.scores[s];
        text += build_begin("press", row) + fmt::format(",{},", stiffness_words[s]);
        text += score.value ? fmt::format("{:.6g},,,{},\n", *score.value, score.inside ? "inside" : "outside")
                            : fmt::format(",,,,{}\n", quote_field(find_why(row, score)));
      }
    }
  }
  if (boards.twin) {
    for (const ScoreRow& row : boards.twin->rows) {
      for (const Score& score : row.scores) {
        text += build_begin("twin", row) + fmt::format(",{},{:.6g},{:.6g},{:.6g},{},\n",
                                                       wire::find_word(score.hypothesis), score.middle, score.low,
                                                       score.high, score.inside ? "inside" : "outside");
      }
    }
  }
  return text;
}

}  // namespace unknot::cli
