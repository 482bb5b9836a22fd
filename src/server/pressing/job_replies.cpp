#include "server/pressing/job_replies.hpp"

#include <string>
#include <utility>

#include "base/text.hpp"
#include "server/json/body.hpp"
#include "server/pressing/pressing.hpp"

namespace unknot::server {
namespace {

Reply refuse_job(const std::string& id, const char* next) {
  return build_refusal(Problem{Code::not_kept, "", "job", quote(id), "", next});
}

}  // namespace

Reply begin_job(const Context& context, JobKind kind, const std::string& key, PressJobs::Work work, wire::Json json) {
  const auto job = context.pressing.jobs.start(kind, key, std::move(work));
  if (!job) return build_refusal(job.error());
  json["job"] = *job;
  Reply reply = write_json(json);
  reply.status = 202;
  return reply;
}

Reply listen_job(const Context& context, const Request& request, JobKind kind, const char* next) {
  Reply reply;
  reply.type = "text/event-stream";
  reply.feed = context.pressing.jobs.listen(kind, request.parameters[0]);
  return reply.feed ? std::move(reply) : refuse_job(request.parameters[0], next);
}

Reply stop_job(const Context& context, const Request& request, JobKind kind, const char* next) {
  if (!context.pressing.jobs.stop(kind, request.parameters[0])) return refuse_job(request.parameters[0], next);
  Reply reply;
  reply.status = 204;
  return reply;
}

}  // namespace unknot::server
