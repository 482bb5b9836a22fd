#include <gtest/gtest.h>

#include "unit/server/site.hpp"
#include "wire/json.hpp"

namespace unknot::test {
namespace {

server::Reply ask_twin(const char* question) {
  const Site site;
  return ask(site, build_local("POST", "/api/v1/twin", question));
}

TEST(TwinAnswers, say_that_they_are_of_a_model_and_hold_never_pressing_beside_what_was_asked) {
  const server::Reply reply =
      ask_twin(R"({"policies":[{"rhythm":"monthly","depth":"deep"}],"weeks":4,"set":[{"name":"leak","value":0.25}]})");
  ASSERT_EQ(reply.status, 200) << reply.body;
  const wire::Json json = wire::Json::parse(reply.body);
  EXPECT_EQ(json.at("note"), "model, not measurement");
  EXPECT_EQ(json.at("n_scores"), 0);
  EXPECT_EQ(json.at("weeks").size(), 5U);
  EXPECT_EQ(json.at("warnings").size(), 1U) << "nobody measured such a leak";
  ASSERT_EQ(json.at("hypotheses").size(), 3U);
  for (const wire::Json& account : json.at("hypotheses")) {
    ASSERT_EQ(account.at("policies").size(), 2U);
    EXPECT_EQ(account.at("policies").at(0).at("policy").at("rhythm"), "never");
    EXPECT_EQ(account.at("policies").at(1).at("policy").at("rhythm"), "monthly");
  }
}

TEST(TwinAnswers, follow_the_diary) {
  const auto find_pain = [](const char* question) {
    const wire::Json json = wire::Json::parse(ask_twin(question).body);
    return json.at("hypotheses").at(0).at("policies").at(0).at("pain").at("middle").at(0).get<double>();
  };
  EXPECT_LT(find_pain(R"({"pains":[{"day":0,"pain":2},{"day":1,"pain":2},{"day":2,"pain":2}],"weeks":1})"),
            find_pain(R"({"pains":[{"day":0,"pain":7},{"day":1,"pain":7},{"day":2,"pain":7}],"weeks":1})"));
}

TEST(TwinAnswers, refuse_what_cannot_be) {
  EXPECT_EQ(find_refusal(ask_twin(R"({"weeks":53})")), "out_of_range");
  EXPECT_EQ(find_refusal(ask_twin(R"({"pains":[{"day":3,"pain":5},{"day":1,"pain":4}]})")), "out_of_range");
  EXPECT_EQ(find_refusal(ask_twin(R"({"set":[{"name":"leek","value":1}]})")), "unknown_name");
  EXPECT_EQ(find_refusal(ask_twin(R"({"week":4})")), "unknown_key");
  const std::string press =
      R"("press":{"site":"infraspinatus.belly.2","sex":"man","build":"medium","tool":"thumb","force_n":20})";
  EXPECT_EQ(find_refusal(ask_twin(("{" + press + "}").c_str())), "not_kept") << "to solve a table is a job of its own";
  EXPECT_EQ(
      find_refusal(ask_twin(
          ("{" + press + R"(,"session":[{"seconds":1,"pressure_kpa":1,"felt":1,"shear":0,"stretch":0}]})").c_str())),
      "contradiction");
  std::string many = R"({"policies":[)";
  for (int n = 0; n < 11; ++n) many += std::string(n == 0 ? "" : ",") + R"({"rhythm":"monthly","depth":"deep"})";
  EXPECT_EQ(find_refusal(ask_twin((many + "]}").c_str())), "out_of_range");
  EXPECT_EQ(find_refusal(ask_twin(R"({"session_days":[401]})")), "out_of_range");
  std::string steps = R"({"session":[)";
  for (int n = 0; n < 501; ++n) {
    steps += std::string(n == 0 ? "" : ",") + R"({"seconds":1,"pressure_kpa":1,"felt":1,"shear":0,"stretch":0})";
  }
  EXPECT_EQ(find_refusal(ask_twin((steps + "]}").c_str())), "out_of_range");
}

}  // namespace
}  // namespace unknot::test
