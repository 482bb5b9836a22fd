// A story test: a text file that says what a person paints and answers, and what Unknot must say. Format in story.cpp.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "app/engine.hpp"
#include "domain/finding.hpp"
#include "domain/located.hpp"

namespace unknot::story {

/// What must come out.
struct Expectation {
  std::string kind;   ///< leads, rival, top three, verdict, other, action, no ranking, no treatment, widespread
  std::string value;  ///< muscle, verdict, cause or letter
  Side side = Side::midline;
  std::string because;  ///< for a rival: why it may lead
  int line = 0;
};

/// One file.
struct Story {
  std::string path;
  std::string title;
  Case one_case;
  bool leave_open = false;  ///< "safety: unanswered"
  std::vector<Expectation> expectations;
};

/// Reads a story; the error names file and line. Flags that are not mentioned are answered "no".
std::expected<Story, std::string> read_story(const std::string& path, const std::string& text, const Atlas& atlas);

/// What a person hears about this muscle and side: its place among distinct muscles, 1 for the first, 0 if absent.
std::size_t find_rank(const Ranking& ranking, const std::string& muscle, Side side);

/// Empty when the expectation holds, else what came out instead.
std::string check(const Expectation& expectation, const Located& located);

/// Every story below a folder, sorted by path; ends the program when one cannot be read.
std::vector<Story> load_stories(const std::string& folder, const Atlas& atlas);

}  // namespace unknot::story
