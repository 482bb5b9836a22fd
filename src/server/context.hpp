// What the handlers of requests may use: made once at the start, the same for every request.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "app/engine.hpp"
#include "app/keeper.hpp"
#include "server/lan/lan.hpp"
#include "server/pages.hpp"
#include "server/settings.hpp"

namespace unknot::server {

class LiveBoard;
struct Pressing;

/// The clock, handed in so that tests can turn it.
using Clock = std::function<std::chrono::system_clock::time_point()>;

/// Everything that a handler sees. What changes inside (devices, pairing, what is live, what is worked out) locks itself.
struct Context {
  const app::Engine& engine;
  const app::Keeper& keeper;
  const Pages& pages;
  const Settings& settings;
  Lan& lan;  ///< also knows every name that the server goes by
  LiveBoard& live;
  Pressing& pressing;
  Clock now;
};

}  // namespace unknot::server
