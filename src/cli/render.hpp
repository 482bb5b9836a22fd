// Answers as text: with bars for a person at a terminal, plain in a pipe.
#pragma once

#include "cli/command.hpp"
#include "domain/atlas.hpp"
#include "domain/finding.hpp"
#include "domain/located.hpp"

namespace unknot::cli {

/// The whole answer: what to do now, or the ranking with its reasons, or the questions that are open.
void print_located(Console& console, const Atlas& atlas, const Case& one_case, const Located& located);

/// One line per leading hypothesis, for use between questions.
void print_short(Console& console, const Atlas& atlas, const Ranking& ranking, std::size_t count);

/// What a raised screen asks for, strongest first.
void print_actions(Console& console, const Atlas& atlas, const ScreenResult& screen);

/// A muscle as the atlas knows it. `limits` belong to its points, in order.
void print_muscle(Console& console, const Atlas& atlas, const Muscle& muscle, const std::vector<PointLimits>& limits);

/// `text` wrapped, each line behind `indent`, the first behind `first`.
void print_wrapped(Console& console, const std::string& first, const std::string& indent, const std::string& text);

/// How a question reads for its side: the sentence, with the side in front when it has one.
std::string build_question(const Atlas& atlas, const NextQuestion& next);

}  // namespace unknot::cli
