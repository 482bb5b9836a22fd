// What the handlers of a press share and change; it locks itself.
#pragma once

#include "server/pressing/drafts.hpp"
#include "server/pressing/press_jobs.hpp"

namespace unknot::server {

struct Pressing {
  Drafts drafts;
  PressJobs jobs;  ///< last, so that it ends first
};

}  // namespace unknot::server
