// Tables as jobs: who asks for the same shares one, at most two run, and what nobody waits for ends.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "app/press/press_dose.hpp"
#include "server/pressing/press_jobs.hpp"
#include "unit/server/site.hpp"
#include "wire/json.hpp"

namespace unknot::test {
namespace {

using namespace std::chrono_literals;
using server::Feed;
using server::JobKind;
using server::PressJobs;

template <class Is>
bool wait_until(Is is, std::chrono::milliseconds longest = 5s) {
  const auto end = std::chrono::steady_clock::now() + longest;
  while (std::chrono::steady_clock::now() < end) {
    if (is()) return true;
    std::this_thread::sleep_for(1ms);
  }
  return false;
}

// A thread that works until it is let go or stopped.
struct Slow {
  std::atomic<int> n_begun{0};
  std::atomic<int> n_running{0};
  std::atomic<int> most_running{0};
  std::atomic<bool> may_end{false};
  std::atomic<double> share{0.0};

  PressJobs::Work build() {
    return [this](const app::PressHands& hands) -> std::expected<std::optional<std::string>, Problem> {
      ++n_begun;
      most_running = std::max(most_running.load(), ++n_running);
      while (!may_end && !hands.is_stopped()) {
        hands.progress(share);
        std::this_thread::sleep_for(1ms);
      }
      --n_running;
      if (!may_end) return std::nullopt;
      return R"({"layers":[]})";
    };
  }
};

// Everything that a feed says until it ends.
std::vector<wire::Json> read_feed(Feed& feed, std::chrono::milliseconds longest = 5s) {
  std::vector<wire::Json> words;
  const auto end = std::chrono::steady_clock::now() + longest;
  while (std::chrono::steady_clock::now() < end) {
    const std::optional<std::string> news = feed.take();
    if (!news) break;
    if (news->starts_with("data: ")) words.push_back(wire::Json::parse(news->substr(6)));
    std::this_thread::sleep_for(1ms);
  }
  return words;
}

TEST(PressJobs, tell_how_far_they_are_and_bring_their_answer_also_to_who_comes_late) {
  Slow slow;
  PressJobs jobs;
  const std::string id = *jobs.start(JobKind::table, "a", slow.build());
  const auto feed = jobs.listen(JobKind::table, id);
  ASSERT_TRUE(wait_until([&] { return slow.n_running == 1; }));
  slow.share = 0.25;
  ASSERT_TRUE(wait_until([&] {
    const auto news = feed->take();
    return news && news->find(R"("state":"running","share":0.250)") != std::string::npos;
  }));
  slow.may_end = true;
  const std::vector<wire::Json> words = read_feed(*feed);
  ASSERT_FALSE(words.empty());
  EXPECT_EQ(words.back().at("state"), "done");
  EXPECT_EQ(words.back().at("dose"), wire::Json::parse(R"({"layers":[]})"));
  EXPECT_EQ(read_feed(*jobs.listen(JobKind::table, id)).back(), words.back());
  EXPECT_EQ(jobs.listen(JobKind::table, "0000000000000000"), nullptr);
  EXPECT_FALSE(jobs.stop(JobKind::table, id)) << "it is over";
}

TEST(PressJobs, two_who_ask_for_the_same_share_one_and_one_who_leaves_stops_nothing) {
  Slow slow;
  PressJobs jobs(200ms);
  const std::string id = *jobs.start(JobKind::table, "a", slow.build());
  EXPECT_EQ(*jobs.start(JobKind::table, "a", slow.build()), id);
  auto first = jobs.listen(JobKind::table, id);
  const auto second = jobs.listen(JobKind::table, id);
  ASSERT_TRUE(wait_until([&] { return slow.n_running == 1; }));
  first.reset();
  std::this_thread::sleep_for(500ms);
  EXPECT_EQ(slow.n_running, 1);
  slow.may_end = true;
  EXPECT_EQ(read_feed(*second).back().at("state"), "done");
  EXPECT_EQ(slow.n_begun, 1);
  EXPECT_NE(*jobs.start(JobKind::table, "a", slow.build()), id) << "what is over begins anew";
}

TEST(PressJobs, one_that_nobody_listens_to_any_more_ends_and_one_that_nobody_ever_did_too) {
  Slow slow;
  PressJobs jobs(100ms);
  auto feed = jobs.listen(JobKind::table, *jobs.start(JobKind::table, "a", slow.build()));
  jobs.start(JobKind::table, "b", slow.build());
  ASSERT_TRUE(wait_until([&] { return slow.n_running == 2; }));
  ASSERT_TRUE(wait_until([&] { return slow.n_running == 1; })) << "b";
  std::this_thread::sleep_for(300ms);
  EXPECT_EQ(slow.n_running, 1) << "a is listened to";
  feed.reset();
  EXPECT_TRUE(wait_until([&] { return slow.n_running == 0; }));
}

TEST(PressJobs, stopping_ends_one_for_everybody_and_the_next_of_its_key_waits_until_it_is_out) {
  Slow slow;
  PressJobs jobs;
  const std::string id = *jobs.start(JobKind::table, "a", slow.build());
  const auto feed = jobs.listen(JobKind::table, id);
  ASSERT_TRUE(wait_until([&] { return slow.n_running == 1; }));
  EXPECT_TRUE(jobs.stop(JobKind::table, id));
  const std::string next = *jobs.start(JobKind::table, "a", slow.build());
  EXPECT_NE(next, id);
  const auto heard = jobs.listen(JobKind::table, next);
  EXPECT_EQ(read_feed(*feed).back().at("state"), "stopped");
  ASSERT_TRUE(wait_until([&] { return slow.n_begun == 2; }));
  EXPECT_EQ(slow.most_running, 1) << "never two of one key";
}

TEST(PressJobs, at_most_two_run_the_others_wait_and_too_many_are_refused) {
  Slow slow;
  std::vector<std::shared_ptr<Feed>> feeds;
  PressJobs jobs;
  for (int n = 0; n < 2; ++n)
    feeds.push_back(jobs.listen(JobKind::table, *jobs.start(JobKind::table, std::to_string(n), slow.build())));
  ASSERT_TRUE(wait_until([&] { return slow.n_running == 2; }));
  for (std::size_t n = 0; n < PressJobs::most_waiting; ++n) {
    const auto id = jobs.start(JobKind::table, "waits " + std::to_string(n), slow.build());
    ASSERT_TRUE(id);
    feeds.push_back(jobs.listen(JobKind::table, *id));
  }
  EXPECT_NE(feeds.back()->take()->find(R"("state":"waiting")"), std::string::npos);
  const auto refused = jobs.start(JobKind::table, "one more", slow.build());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::busy);
  slow.may_end = true;
  for (const auto& feed : feeds) EXPECT_EQ(read_feed(*feed).back().at("state"), "done");
  EXPECT_EQ(slow.most_running, 2);
}

TEST(PressJobs, all_end_at_once_with_the_server_and_a_failure_is_told_in_words) {
  Slow slow;
  const auto begun = std::chrono::steady_clock::now();
  {
    PressJobs jobs;
    const auto failed =
        jobs.listen(JobKind::table,
                    *jobs.start(JobKind::table, "f",
                                [](const app::PressHands&) -> std::expected<std::optional<std::string>, Problem> {
                                  return std::unexpected(Problem{Code::out_of_range, "", "site", "\"quoted\"", "", ""});
                                }));
    const wire::Json last = read_feed(*failed).back();
    EXPECT_EQ(last.at("state"), "failed");
    EXPECT_NE(last.at("sentence").get<std::string>().find("\"quoted\""), std::string::npos);
    jobs.start(JobKind::table, "a", slow.build());
    jobs.start(JobKind::table, "b", slow.build());
    jobs.start(JobKind::table, "c", slow.build());
    ASSERT_TRUE(wait_until([&] { return slow.n_running == 2; }));
  }
  EXPECT_EQ(slow.n_running, 0);
  EXPECT_EQ(slow.n_begun, 2) << "c never began";
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 3s);
}

std::string build_asked(const char* site) {
  return fmt::format(R"({{"site":"{}","sex":"man","build":"medium","tool":"lacrosse_ball"}})", site);
}

TEST(PressTables, are_worked_out_once_then_kept_and_read_in_a_moment) {
  const Site site;
  const std::string asked = build_asked("rhomboids.inner_border.1");
  const server::Reply first = ask(site, build_local("POST", "/api/v1/press/tables", asked));
  ASSERT_EQ(first.status, 202) << first.body;
  const std::string job = wire::Json::parse(first.body).at("job");
  const server::Reply again =
      ask(site, build_local("POST", "/api/v1/press/tables", build_asked("rhomboids.inner_border")));
  EXPECT_EQ(wire::Json::parse(again.body).at("job"), job) << "another name of the same site";
  const server::Reply heard = ask(site, build_local("GET", "/api/v1/press/tables/" + job));
  ASSERT_NE(heard.feed, nullptr);
  const std::vector<wire::Json> words = read_feed(*heard.feed, 120s);
  ASSERT_EQ(words.back().at("state"), "done");
  double share = 0.0;
  for (const wire::Json& word : words) {
    EXPECT_GE(word.at("share").get<double>(), share);
    share = word.at("share");
  }
  EXPECT_GE(words.size(), 4U) << "it tells how far it is";
  const auto begun = std::chrono::steady_clock::now();
  const server::Reply kept = ask(site, build_local("POST", "/api/v1/press/tables", asked));
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begun;
  ASSERT_EQ(kept.status, 200);
  EXPECT_EQ(wire::Json::parse(kept.body).at("state"), "kept");
  EXPECT_EQ(wire::Json::parse(kept.body).at("dose"), words.back().at("dose"));
  EXPECT_LT(taken.count(), 250.0) << "a few milliseconds, and room for sanitizers";
  const server::Reply curve =
      ask(site, build_local("POST", "/api/v1/press",
                            R"({"site":"rhomboids.inner_border.1","sex":"man","build":"medium","tool":"lacrosse_ball",)"
                            R"("fineness":"full","stiffness":"high"})"));
  EXPECT_EQ(wire::Json::parse(curve.body).at("curves").at(0), words.back().at("dose").at("curves").at(2));
}

TEST(PressTables, unknown_sites_and_jobs_are_refused_by_name) {
  const Site site;
  EXPECT_EQ(find_refusal(ask(site, build_local("POST", "/api/v1/press/tables", build_asked("rhomboid.inner")))),
            "unknown_name");
  EXPECT_EQ(find_refusal(ask(site, build_local("GET", "/api/v1/press/tables/00ff"))), "not_kept");
  EXPECT_EQ(find_refusal(ask(site, build_local("DELETE", "/api/v1/press/tables/00ff"))), "not_kept");
}

TEST(Drafts, the_next_force_starts_from_the_last_and_lies_within_what_is_promised) {
  server::Drafts drafts;
  PressQuestion asked{"rhomboids.inner_border.1", {}, PressToolId("thumb"), DoseFineness::draft, Stiffness::high, 6.0};
  ASSERT_TRUE(drafts.press(atlas(), asked));
  for (const double force : {6.5, 6.0, 3.0, 6.0, 6.0}) {
    asked.force_n = force;
    const auto warm = drafts.press(atlas(), asked);
    const auto cold = app::find_press_dose(atlas(), asked);
    ASSERT_TRUE(warm && cold);
    const DoseRow& row = warm->curves.at(0).path.rows.at(0);
    const DoseRow& other = cold->curves.at(0).path.rows.at(0);
    EXPECT_NEAR(row.force_n, force, 0.005 * force);
    EXPECT_NEAR(row.depth_mm, other.depth_mm, 0.01 * other.depth_mm);
    EXPECT_NEAR(row.nodule_pressure_kpa, other.nodule_pressure_kpa, 0.02 * other.nodule_pressure_kpa);
    EXPECT_TRUE(warm->cut.has_value());
  }
  EXPECT_EQ(drafts.count(), 1U);
}

TEST(Drafts, no_more_solvers_stay_than_are_allowed_and_many_may_ask_at_once) {
  server::Drafts drafts;
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&drafts, thread] {
      const char* tools[] = {"thumb", "lacrosse_ball", "knuckle", "elbow", "cane_tip", "thumb"};
      for (int n = 0; n < 3; ++n) {
        const PressQuestion asked{"rhomboids.inner_border.1",
                                  {},
                                  PressToolId(tools[(n + thread) % 6]),
                                  DoseFineness::draft,
                                  Stiffness::high,
                                  5.0};
        EXPECT_TRUE(drafts.press(atlas(), asked));
      }
    });
  }
  threads.clear();
  EXPECT_EQ(drafts.count(), server::Drafts::most);
}

std::string build_beats(const char* tool, double frequency_hz, double force_n = 10.0) {
  return fmt::format(
      R"({{"site":"rhomboids.inner_border","sex":"man","build":"medium","tool":"{}","force_n":{},"frequency_hz":{},"stroke_mm":6}})",
      tool, force_n, frequency_hz);
}

TEST(PressBeats, tell_two_beats_and_their_numbers_beside_slow_pressing_in_three_tissues) {
  const Site site;
  const server::Reply begun = ask(site, build_local("POST", "/api/v1/press/beats", build_beats("gun_ball", 50.0)));
  ASSERT_EQ(begun.status, 202) << begun.body;
  const std::string job = wire::Json::parse(begun.body).at("job");
  EXPECT_EQ(find_refusal(ask(site, build_local("GET", "/api/v1/press/tables/" + job))), "not_kept")
      << "it is no table, and not found as one";
  const server::Reply heard = ask(site, build_local("GET", "/api/v1/press/beats/" + job));
  ASSERT_NE(heard.feed, nullptr);
  const wire::Json last = read_feed(*heard.feed, 240s).back();
  ASSERT_EQ(last.at("state"), "done") << last;
  const wire::Json& answers = last.at("beats").at("answers");
  ASSERT_EQ(answers.size(), 3U);
  for (const wire::Json& one : answers) {
    ASSERT_TRUE(one.contains("beat")) << one;
    const wire::Json& moments = one.at("moments");
    ASSERT_EQ(moments.at("time_ms").size(), 129U) << "64 a beat, and the first of the next";
    EXPECT_NEAR(moments.at("time_ms").back().get<double>(), 40.0, 0.01);
    double highest = 0.0;
    for (const wire::Json& moment : moments.at("point_pressure_kpa")) highest = std::max(highest, moment.get<double>());
    EXPECT_NEAR(highest, one.at("beat").at("peak_point_pressure_kpa").get<double>(), 0.1 * highest);
    EXPECT_NEAR(one.at("slow").at("force_n").get<double>(), 10.0, 0.1);
    EXPECT_GT(one.at("beat").at("peak_force_n").get<double>(), one.at("slow").at("force_n").get<double>());
  }
}

TEST(PressBeats, refuse_what_is_no_gun_or_out_of_range_and_name_the_key) {
  const Site site;
  const auto refuse = [&](const std::string& body) {
    return wire::Json::parse(ask(site, build_local("POST", "/api/v1/press/beats", body)).body).at("error");
  };
  EXPECT_EQ(refuse(build_beats("thumb", 40.0)).at("key"), "tool");
  EXPECT_NE(refuse(build_beats("thumb", 40.0)).at("allowed").get<std::string>().find("gun_fork"), std::string::npos);
  EXPECT_EQ(refuse(build_beats("gun_bal", 40.0)).at("code"), "unknown_name");
  EXPECT_EQ(refuse(build_beats("gun_ball", 101.0)).at("key"), "frequency_hz");
  EXPECT_EQ(refuse(build_beats("gun_ball", 0.0)).at("allowed"), "1 to 100");
  EXPECT_EQ(refuse(build_beats("gun_ball", 40.0, 121.0)).at("key"), "force_n");
  EXPECT_EQ(refuse(R"({"site":"rhomboids.inner_border"})").at("code"), "missing_key");
  EXPECT_EQ(find_refusal(ask(site, build_local("DELETE", "/api/v1/press/beats/00ff"))), "not_kept");
}

}  // namespace
}  // namespace unknot::test
