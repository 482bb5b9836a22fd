// Plans, sessions and the diary as a page asks for them.
#include <gtest/gtest.h>

#include "support/care.hpp"
#include "support/events.hpp"
#include "support/support.hpp"
#include "unit/server/site.hpp"
#include "wire/care/plan_codec.hpp"
#include "wire/care/session_codec.hpp"

namespace unknot::test {
namespace {

const std::string pain_path = "/api/v1/people/" + carer.value + "/pains/" + cared_pain.value;

wire::Json read(const server::Reply& reply) { return *wire::parse(reply.bytes(), "reply"); }

class Care : public ::testing::Test {
 protected:
  void fill(const std::vector<Event>& events) const { ASSERT_TRUE(site.keeper.append(events)); }
  server::Reply get(const std::string& path) const { return ask(site, build_local("GET", path)); }

  const Site site;
};

TEST_F(Care, the_plan_of_a_day_comes_whole_and_its_script_can_be_read_again) {
  fill(list_care_events("gentle", {"tennis_ball"}));
  const server::Reply reply = get(pain_path + "/plan?day=2026-11-22");
  ASSERT_EQ(reply.status, 200) << reply.body;
  wire::Reading reading{"reply", {}};
  Plan plan;
  wire::read_value(read(reply), "", reading, plan);
  ASSERT_FALSE(reading.problem) << build_sentence(*reading.problem);
  EXPECT_EQ(plan, *site.keeper.compose_plan(carer, cared_pain, today));
  const server::Reply script = get(pain_path + "/script?day=2026-11-22&session=" + cared_session.value);
  ASSERT_EQ(script.status, 200) << script.body;
  Script again;
  wire::read_value(read(script), "", reading, again);
  ASSERT_FALSE(reading.problem) << build_sentence(*reading.problem);
  EXPECT_EQ(again.steps, plan.steps);
}

TEST_F(Care, a_script_for_a_plan_that_waits_is_a_conflict_with_reason_and_day) {
  fill(list_care_events("deep", {"tennis_ball"}));
  fill(list_session_events(30));
  const server::Reply reply = get(pain_path + "/script?day=2026-11-22&session=" + build_made_id(9));
  EXPECT_EQ(reply.status, 409);
  EXPECT_EQ(find_refusal(reply), "not_now");
  EXPECT_NE(reply.body.find("It may start from 2026-"), std::string::npos) << reply.body;
  EXPECT_EQ(find_refusal(get(pain_path + "/script?session=x")), "out_of_range");
  EXPECT_EQ(find_refusal(get(pain_path + "/script")), "out_of_range");
}

TEST_F(Care, a_session_of_another_day_is_not_handed_out_for_its_rest_is_not_over_yet) {
  fill(list_care_events("gentle", {"tennis_ball"}));
  for (const char* day : {"2026-11-20", "2026-11-24", "2027-05-01"}) {
    const server::Reply reply = get(pain_path + "/script?day=" + day + "&session=" + cared_session.value);
    EXPECT_EQ(reply.status, 409) << day;
    EXPECT_EQ(find_refusal(reply), "not_now") << day;
  }
}

TEST_F(Care, the_diary_and_its_map_come_for_the_days_that_were_asked_for) {
  fill(list_care_events("gentle", {}));
  fill({build_entry_event(10, 4.0), build_entry_event(20, 6.0), build_entry_event(24 * 60, 8.0)});
  const wire::Json diary = read(get(pain_path + "/diary?from=2026-11-22&to=2026-11-22"));
  EXPECT_EQ(diary["days"].size(), 1U);
  EXPECT_EQ(diary["days"][0]["now"], 5.0);
  EXPECT_EQ(diary["days"][0]["n"], 2);
  EXPECT_FALSE(diary["days"][0].contains("worst"));
  EXPECT_EQ(diary["n_all"], 3);
  const wire::Json heat = read(get(pain_path + "/heat"));
  EXPECT_EQ(heat["n_entries"], 3);
  EXPECT_EQ(heat["from"], "2026-11-22");
  EXPECT_EQ(heat["cells"][0]["region"], "temple");
  EXPECT_EQ(heat["cells"][0]["days"], 2);
  EXPECT_EQ(read(get(pain_path + "/care?from=2026-11-23"))["entries"].size(), 1U);
  EXPECT_EQ(find_refusal(get(pain_path + "/diary?from=2026-11-23&to=2026-11-22")), "contradiction");
  EXPECT_EQ(find_refusal(get(pain_path + "/heat?to=soon")), "out_of_range");
}

TEST_F(Care, what_is_not_kept_is_told_and_a_device_that_is_not_paired_gets_nothing) {
  fill(list_care_events("gentle", {}));
  const std::string none = "/api/v1/people/" + carer.value + "/pains/" + build_made_id(9);
  for (const char* what : {"/plan", "/care", "/diary", "/heat", "/calendar"}) {
    EXPECT_EQ(get(none + what).status, 404) << what;
    EXPECT_EQ(ask(site, build_remote("GET", pain_path + what)).status, 401) << what;
  }
  EXPECT_EQ(ask(site, build_remote("GET", "/api/v1/care/words")).status, 401);
}

TEST_F(Care, the_words_of_care_are_plain_in_the_language_asked_for) {
  const wire::Json english = read(get("/api/v1/care/words"));
  const wire::Json german = read(get("/api/v1/care/words?language=de"));
  EXPECT_EQ(german["language"], "de");
  EXPECT_EQ(english["policies"].size(), atlas().care.policies.size());
  EXPECT_EQ(english["policies"][0]["name"], atlas().care.policies[0].name.in("en"));
  EXPECT_EQ(german["policies"][0]["name"], atlas().care.policies[0].name.in("de"));
  EXPECT_EQ(english["policies"][0]["numbers"]["hold_s"]["value"], atlas().care.policies[0].hold.value);
  for (const char* list : {"bounds", "implements", "positions", "aftercare", "habits", "claims", "prompts"}) {
    EXPECT_FALSE(english[list].empty()) << list;
    EXPECT_EQ(english[list].size(), german[list].size()) << list;
  }
}

TEST_F(Care, the_calendar_holds_sessions_the_day_after_and_the_day_to_judge_and_nothing_of_the_pain) {
  fill(list_care_events("gentle", {"tennis_ball"}));
  const server::Reply reply = get(pain_path + "/calendar?day=2026-11-22&language=de");
  ASSERT_EQ(reply.status, 200) << reply.body;
  const Plan plan = *site.keeper.compose_plan(carer, cared_pain, today);
  ASSERT_FALSE(plan.next_days.empty());
  EXPECT_NE(reply.body.find("DTSTART;VALUE=DATE:20261122\r\n"), std::string::npos);
  EXPECT_NE(reply.body.find("Zeit für ein Urteil"), std::string::npos);
  EXPECT_EQ(reply.body.find("Neck"), std::string::npos);
  EXPECT_EQ(reply.body.find(carer.value), std::string::npos);
  EXPECT_NE(reply.headers.front().second.find("unknot.ics"), std::string::npos);
  for (std::size_t start = 0; start < reply.body.size();) {
    const std::size_t end = reply.body.find("\r\n", start);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - start, 75U) << reply.body.substr(start, end - start);
    start = end + 2;
  }
}

TEST_F(Care, a_clip_comes_as_sound_and_is_kept_for_ever_by_whoever_names_its_tag) {
  server::Request request = build_local("GET", "/api/v1/clips/de/stop");
  const server::Reply reply = ask(site, request);
  ASSERT_EQ(reply.status, 200);
  EXPECT_EQ(reply.type, "audio/mpeg");
  const std::string tag = reply.headers.front().second;
  request.headers.if_none_match = tag;
  EXPECT_EQ(ask(site, request).status, 304);
  request.headers.if_none_match.clear();
  request.query = "v=" + tag.substr(1, tag.size() - 2);
  EXPECT_NE(ask(site, request).headers[1].second.find("immutable"), std::string::npos);
  EXPECT_EQ(get("/api/v1/clips/de/none").status, 404);
  EXPECT_EQ(get("/api/v1/clips/fr/stop").status, 404);
}

class Live : public Care {
 protected:
  const std::string path = pain_path + "/live";
  std::string build_word(const std::string& input) const {
    return "{\"session\":\"" + cared_session.value + "\",\"state\":\"hold.0.1.4.on.0\",\"input\":\"" + input +
           "\",\"at_s\":1.5,\"level\":4,\"step\":0}";
  }
};

TEST_F(Live, a_listener_gets_the_last_known_word_first_and_then_each_as_it_comes) {
  fill(list_care_events("gentle", {}));
  EXPECT_EQ(ask(site, build_local("POST", path, build_word("more"))).status, 204);
  const server::Reply reply = get(path);
  ASSERT_NE(reply.feed, nullptr);
  EXPECT_EQ(reply.type, "text/event-stream");
  EXPECT_NE(reply.feed->take()->find("\"input\":\"more\""), std::string::npos);
  EXPECT_EQ(reply.feed->take(), "");
  EXPECT_EQ(ask(site, build_local("POST", path, build_word("stop"))).status, 204);
  const std::string news = *reply.feed->take();
  EXPECT_TRUE(news.starts_with("data: {") && news.ends_with("}\n\n")) << news;
  EXPECT_EQ(server::build_head(reply, "v", "p", false).find("Content-Length"), std::string::npos);
}

TEST_F(Live, a_fifth_listener_sends_the_first_away_and_deleting_sends_all) {
  fill(list_care_events("gentle", {}));
  std::vector<server::Reply> replies;
  for (int i = 0; i < 5; ++i) replies.push_back(get(path));
  EXPECT_FALSE(replies[0].feed->take());
  EXPECT_TRUE(replies[4].feed->take());
  EXPECT_EQ(ask(site, build_local("DELETE", pain_path)).status, 204);
  for (const server::Reply& reply : replies) EXPECT_FALSE(reply.feed->take());
}

TEST_F(Live, what_is_no_word_of_a_session_or_of_nobody_is_refused_and_an_unpaired_device_hears_nothing) {
  fill(list_care_events("gentle", {}));
  std::string bad = build_word("more");
  bad.replace(bad.find("hold"), 4, "HOLD");
  EXPECT_EQ(find_refusal(ask(site, build_local("POST", path, bad))), "out_of_range");
  EXPECT_EQ(find_refusal(ask(site, build_local("POST", path, "{}"))), "missing_key");
  const auto build_with = [&](const std::string& more) {
    std::string word = build_word("more");
    return word.insert(word.size() - 1, more);
  };
  EXPECT_EQ(
      ask(site, build_local("POST", path, build_with(R"(,"kind":"hold","shows":["hold"],"held_s":1.5,"steps":2)")))
          .status,
      204);
  EXPECT_EQ(find_refusal(ask(site, build_local("POST", path, build_with(R"(,"held_s":-1)")))), "out_of_range");
  EXPECT_NE(ask(site, build_local("POST", path, build_with(R"(,"shows":["<b>"])"))).status, 204);
  EXPECT_EQ(find_refusal(ask(
                site, build_local("POST", path,
                                  build_with(R"(,"shows":["a","a","a","a","a","a","a","a","a","a","a","a","a"])")))),
            "out_of_range");
  const std::string none = "/api/v1/people/" + carer.value + "/pains/" + build_made_id(9) + "/live";
  EXPECT_EQ(ask(site, build_local("POST", none, build_word("more"))).status, 404);
  EXPECT_EQ(get(none).status, 404);
  EXPECT_EQ(ask(site, build_remote("GET", path)).status, 401);
}

}  // namespace
}  // namespace unknot::test
