// A team does every part of every job once, whoever asks and from where, and hands failures back.
#include "team/team.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

namespace unknot::team {
namespace {

/// How often each part was done.
std::vector<int> count_parts(Team& team, int n) {
  std::vector<std::atomic<int>> done(static_cast<std::size_t>(n));
  team.run(n, [&](int part) { ++done[static_cast<std::size_t>(part)]; });
  return {done.begin(), done.end()};
}

TEST(Team, DoesEveryPartOnce) {
  for (const int n_threads : {1, 2, 3, 8}) {
    Team team(n_threads);
    for (int n = 0; n < 300; ++n) {
      ASSERT_EQ(count_parts(team, n), std::vector<int>(static_cast<std::size_t>(n), 1)) << n_threads << " threads";
    }
  }
}

TEST(Team, WakesForAJobThatComesLate) {
  Team team(3);
  for (int job = 0; job < 20; ++job) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    ASSERT_EQ(count_parts(team, 5), std::vector<int>(5, 1));
  }
}

TEST(Team, HelpsWithWorkThatAPartHandsOn) {
  Team team(2);
  std::atomic<int> sum = 0;
  for (int job = 0; job < 50; ++job) {
    team.run(3, [&](int part) {
      for (int round = 0; round < 20; ++round) {
        team.run(4, [&](int inner) { sum += 10 * part + inner; });
      }
    });
  }
  EXPECT_EQ(sum, 50 * 20 * (3 * 6 + 4 * 30));
}

TEST(Team, IsAskedByManyAtOnce) {
  Team team(2);
  std::atomic<long> sum = 0;
  {
    std::vector<std::jthread> askers;
    for (int asker = 0; asker < 4; ++asker) {
      askers.emplace_back([&] {
        for (int job = 0; job < 2000; ++job) {
          team.run(6, [&](int part) { sum += part; });
        }
      });
    }
  }
  EXPECT_EQ(sum, 4L * 2000 * 15);
}

TEST(Team, HandsAFailureToWhoAskedAndGoesOn) {
  Team team(2);
  for (int job = 0; job < 200; ++job) {
    EXPECT_THROW(team.run(8,
                          [&](int part) {
                            if (part == job % 8) throw std::runtime_error("no");
                          }),
                 std::runtime_error);
    EXPECT_THROW(team.run(2, [&](int) { team.run(2, [](int) { throw std::runtime_error("deep"); }); }),
                 std::runtime_error);
    ASSERT_EQ(count_parts(team, 9), std::vector<int>(9, 1));
  }
}

}  // namespace
}  // namespace unknot::team
