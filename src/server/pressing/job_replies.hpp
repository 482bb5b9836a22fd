// What is answered to whoever listens to a job of pressing, or ends it.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"
#include "server/pressing/press_jobs.hpp"

namespace unknot::server {

/// The events of the job that the path names, as they come.
/// @param next what to do where no such job of this kind goes on: a sentence
Reply listen_job(const Context& context, const Request& request, JobKind kind, const char* next);

/// Ends it, for everybody who waits for it.
Reply stop_job(const Context& context, const Request& request, JobKind kind, const char* next);

}  // namespace unknot::server
