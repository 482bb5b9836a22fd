#include "server/pressing/press_jobs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>

#include "base/provenance.hpp"
#include "base/text.hpp"
#include "team/team.hpp"
#include "wire/json.hpp"

namespace unknot::server {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::seconds beat{
    1};   // a feed says at least so often that it is there: that is how a page that left is noticed
constexpr double told_step = 0.005;       // of the whole, between two words about it

std::string build_word(const char* state, double share) {
  return fmt::format(R"({{"state":"{}","share":{:.3f}}})", state, share);
}

}  // namespace

const char* name_answer(JobKind kind) {
  switch (kind) {
    case JobKind::table:
      return "dose";
    case JobKind::beats:
      return "beats";
    case JobKind::holds:
      return "holds";
    case JobKind::changes:
      return "changes";
  }
  return "";
}

class PressJobs::Listener final : public Feed {
 public:
  std::optional<std::string> take() override {
    const std::lock_guard lock(mutex_);
    if (pending_.empty() && over_) return std::nullopt;
    const steady_clock::time_point now = steady_clock::now();
    if (pending_.empty() && now - said_ >= beat) pending_ = ": still here\n\n";
    if (!pending_.empty()) said_ = now;
    std::string pending;
    pending.swap(pending_);
    return pending;
  }

  /// Only the newest word counts.
  void put(const std::string& message) {
    const std::lock_guard lock(mutex_);
    pending_ = "data: " + message + "\n\n";
  }

  void end() {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }

 private:
  std::string pending_;
  bool over_ = false;
  steady_clock::time_point said_ = steady_clock::now();
  std::mutex mutex_;
};

struct PressJobs::Job {
  JobKind kind = JobKind::table;
  std::string id;
  std::string key;
  Work work;
  std::string last;  // what was said last
  double share = 0.0;
  bool is_stopped = false;
  bool is_over = false;
  std::list<std::shared_ptr<Listener>> listeners;
  steady_clock::time_point heard = steady_clock::now();  // when somebody was known to listen
};

PressJobs::~PressJobs() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  threads_.clear();
}

std::expected<std::string, Problem> PressJobs::start(JobKind kind, const std::string& key, Work work) {
  const std::lock_guard lock(mutex_);
  for (const std::list<Held>* list : {&running_, &waiting_}) {
    for (const Held& job : *list) {
      if (job->kind != kind || job->key != key || job->is_stopped) continue;
      job->heard = steady_clock::now();
      return job->id;
    }
  }
  if (waiting_.size() >= most_waiting) {
    return std::unexpected(
        Problem{Code::busy, "", "", "many that wait to be worked out", "", "Try again when one of them is done."});
  }
  const auto job = std::make_shared<Job>();
  job->id = build_hexadecimal(build_fingerprint(key + "#" + std::to_string(++n_started_)));
  job->kind = kind;
  job->key = key;
  job->work = std::move(work);
  job->last = build_word("waiting", 0.0);
  waiting_.push_back(job);
  if (threads_.size() < most_running) threads_.emplace_back([this] { this->work(); });
  changed_.notify_one();
  return job->id;
}

std::shared_ptr<Feed> PressJobs::listen(JobKind kind, const std::string& id) {
  const std::lock_guard lock(mutex_);
  const Held job = find(kind, id);
  if (!job) return nullptr;
  const auto listener = std::make_shared<Listener>();
  listener->put(job->last);
  if (job->is_over) {
    listener->end();
    return listener;
  }
  job->heard = steady_clock::now();
  job->listeners.push_back(listener);
  if (job->listeners.size() > most_listeners) {
    job->listeners.front()->end();
    job->listeners.pop_front();
  }
  return listener;
}

bool PressJobs::stop(JobKind kind, const std::string& id) {
  const std::lock_guard lock(mutex_);
  const Held job = find(kind, id);
  if (!job || job->is_over) return false;
  job->is_stopped = true;
  const auto waits = std::find(waiting_.begin(), waiting_.end(), job);
  if (waits == waiting_.end()) return true;
  waiting_.erase(waits);
  finish(job, build_word("stopped", 0.0));
  return true;
}

// A thread of the jobs, from the first of them to the end of the server.
void PressJobs::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    Held job;
    changed_.wait(lock, [&] { return is_ending_ || (job = take_next()) != nullptr; });
    if (is_ending_) return;
    lock.unlock();
    run(job);
    lock.lock();
    changed_.notify_all();  // one with the same key may have waited for this one
  }
}

// The first that waits and whose key is not worked on: one that was stopped may still be on its way out.
PressJobs::Held PressJobs::take_next() {
  const auto next = std::find_if(waiting_.begin(), waiting_.end(), [&](const Held& waits) {
    return std::none_of(running_.begin(), running_.end(), [&](const Held& runs) { return runs->key == waits->key; });
  });
  if (next == waiting_.end()) return nullptr;
  Held job = *next;
  waiting_.erase(next);
  running_.push_back(job);
  tell(*job, build_word("running", 0.0));
  return job;
}

void PressJobs::run(const Held& job) {
  app::PressHands hands;
  hands.is_stopped = [&] {
    const std::lock_guard lock(mutex_);
    return is_unwanted(*job);
  };
  hands.progress = [&](double share) {
    const std::lock_guard lock(mutex_);
    if (share < job->share + told_step) return;
    job->share = share;
    tell(*job, build_word("running", share));
  };
  hands.run = team::run_on_team;
  std::expected<std::optional<std::string>, Problem> answer = std::nullopt;
  try {
    answer = job->work(hands);
  } catch (const std::exception&) {
    answer = std::unexpected(Problem{Code::broken, "", "", "a failure inside the program", "", "Try again."});
  }
  const std::lock_guard lock(mutex_);
  running_.remove(job);
  if (!answer) {
    const wire::Json sentence = build_sentence(answer.error());
    finish(job, fmt::format(R"({{"state":"failed","share":{:.3f},"sentence":{}}})", job->share, sentence.dump()));
  } else if (*answer) {
    finish(job, fmt::format(R"({{"state":"done","share":1,"{}":{}}})", name_answer(job->kind), **answer));
  } else {
    finish(job, build_word("stopped", job->share));
  }
}

bool PressJobs::is_unwanted(Job& job) {
  job.listeners.remove_if([](const std::shared_ptr<Listener>& one) { return one.use_count() == 1; });
  const steady_clock::time_point now = steady_clock::now();
  if (!job.listeners.empty()) job.heard = now;
  job.is_stopped = job.is_stopped || is_ending_ || now - job.heard > patience_;
  return job.is_stopped;
}

void PressJobs::tell(Job& job, std::string message) {
  job.last = std::move(message);
  for (const auto& listener : job.listeners) listener->put(job.last);
}

void PressJobs::finish(const Held& job, const std::string& message) {
  job->is_over = true;
  job->work = nullptr;
  tell(*job, message);
  for (const auto& listener : job->listeners) listener->end();
  job->listeners.clear();
  over_.push_back(job);
  if (over_.size() > most_told) over_.pop_front();
}

PressJobs::Held PressJobs::find(JobKind kind, const std::string& id) const {
  for (const std::list<Held>* list : {&running_, &waiting_, &over_}) {
    for (const Held& job : *list) {
      if (job->kind == kind && job->id == id) return job;
    }
  }
  return nullptr;
}

}  // namespace unknot::server
