// `unknot serve`: from what a person typed to a running server.
#pragma once

#include <expected>
#include <functional>
#include <ostream>
#include <string>

#include "app/engine.hpp"
#include "base/problem.hpp"
#include "server/settings.hpp"

namespace unknot::server {

/// What the program around gives to the server.
struct Surroundings {
  std::ostream& out;
  std::ostream& err;
  Environment environment;
  std::function<std::expected<app::Engine, Problem>(const std::string& data_folder)> load_engine;
  bool shows = false;  ///< a person sees `out`: the QR code is drawn for them
};

/// Serves until it is told to stop. `argv[0]` stands for the word "serve".
/// @return exit code: 0 after a clean stop, otherwise that of the failure, which is one sentence on `err`
int serve(int argc, const char* const* argv, const Surroundings& surroundings);

}  // namespace unknot::server
