// What is answered to whoever listens to a job of pressing, or ends it.
#pragma once

#include <string>

#include "server/context.hpp"
#include "server/message.hpp"
#include "server/pressing/press_jobs.hpp"
#include "wire/json.hpp"

namespace unknot::server {

/// 202 with the job that works something out, begun now or under way, besides what `json` holds already.
/// @param key what is asked for: one job serves all who ask for the same
Reply begin_job(const Context& context, JobKind kind, const std::string& key, PressJobs::Work work,
                wire::Json json = wire::Json::object());

/// The events of the job that the path names, as they come.
/// @param next what to do where no such job of this kind goes on: a sentence
Reply listen_job(const Context& context, const Request& request, JobKind kind, const char* next);

/// Ends it, for everybody who waits for it.
Reply stop_job(const Context& context, const Request& request, JobKind kind, const char* next);

}  // namespace unknot::server
