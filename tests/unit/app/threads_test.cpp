// One engine serves many threads: it is immutable, so they get the same answers as one thread alone.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include "app/engine.hpp"

namespace unknot::app {
namespace {

TEST(Engine, four_threads_that_share_it_get_the_answers_of_one) {
  const Engine engine = *Engine::load();
  std::vector<Case> cases;
  for (const char* name : {"neck", "heel", "headache", "elbow"}) {
    std::stringstream bytes;
    bytes << std::ifstream(std::string(UNKNOT_SOURCE) + "/examples/" + name + ".json").rdbuf();
    cases.push_back(*engine.read_case(bytes.str(), name, std::chrono::year{2026} / 11 / 22));
  }
  std::vector<Located> alone;
  for (const Case& one_case : cases) alone.push_back(engine.locate(one_case));
  std::vector<std::vector<Located>> together(4);
  std::vector<std::thread> threads;
  for (std::vector<Located>& own : together) {
    threads.emplace_back([&own, &engine, &cases] {
      const Engine copy = engine;
      for (const Case& one_case : cases) own.push_back(copy.locate(one_case));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<Located>& own : together) EXPECT_EQ(own, alone);
}

}  // namespace
}  // namespace unknot::app
