#include "server/visits.hpp"

#include <gtest/gtest.h>

namespace unknot::server {
namespace {

std::shared_ptr<Visit> build_visit(bool& is_closed) {
  auto visit = std::make_shared<Visit>();
  visit->close = [&is_closed] { is_closed = true; };
  return visit;
}

TEST(Visits, when_there_are_too_many_the_one_that_waited_longest_goes) {
  Visits visits(2);
  std::array<bool, 3> closed{};
  const auto first = build_visit(closed[0]);
  const auto second = build_visit(closed[1]);
  const auto third = build_visit(closed[2]);
  visits.add(first);
  visits.add(second);
  visits.add(third);
  EXPECT_EQ(closed, (std::array<bool, 3>{true, false, false}));
  EXPECT_EQ(visits.count(), 2U);
  EXPECT_FALSE(visits.begin_work(first)) << "it was closed";
  visits.remove(first);
  EXPECT_EQ(visits.count(), 2U) << "nobody is counted away twice";
}

TEST(Visits, whoever_is_being_answered_is_never_pushed_out) {
  Visits visits(1);
  std::array<bool, 2> closed{};
  const auto working = build_visit(closed[0]);
  const auto late = build_visit(closed[1]);
  visits.add(working);
  EXPECT_TRUE(visits.begin_work(working));
  visits.add(late);
  EXPECT_EQ(closed, (std::array<bool, 2>{false, true}));
  EXPECT_TRUE(visits.begin_wait(working));
}

TEST(Visits, stopping_closes_who_waits_and_lets_the_others_finish) {
  Visits visits(8);
  std::array<bool, 3> closed{};
  const auto waiting = build_visit(closed[0]);
  const auto working = build_visit(closed[1]);
  visits.add(waiting);
  visits.add(working);
  visits.begin_work(working);
  visits.stop();
  EXPECT_EQ(closed, (std::array<bool, 3>{true, false, false}));
  EXPECT_FALSE(visits.begin_wait(working)) << "its connection ends after the answer";
  visits.add(build_visit(closed[2]));
  EXPECT_TRUE(closed[2]) << "nobody comes in any more";
  visits.remove(working);
  EXPECT_EQ(visits.count(), 0U);
}

}  // namespace
}  // namespace unknot::server
