#include "server/handlers/live_board.hpp"

#include <algorithm>
#include <optional>

namespace unknot::server {
namespace {

constexpr std::size_t most_pending = 65'536;  // bytes that a slow listener may leave; then only the last word is kept

}  // namespace

class LiveBoard::Listener final : public Feed {
 public:
  std::optional<std::string> take() override {
    const std::lock_guard lock(mutex_);
    if (over_) return std::nullopt;
    std::string pending;
    pending.swap(pending_);
    return pending;
  }

  void add(const std::string& message) {
    const std::lock_guard lock(mutex_);
    if (pending_.size() > most_pending) pending_.clear();
    pending_ += "data: " + message + "\n\n";
  }

  void end() {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }

 private:
  std::string pending_;
  bool over_ = false;
  std::mutex mutex_;
};

LiveBoard::Channel& LiveBoard::find_channel(const std::string& person, const std::string& pain) {
  Channel& channel = channels_[person + "/" + pain];
  channel.said = ++n_said_;
  if (channels_.size() > most_pains) {
    const auto oldest = std::min_element(channels_.begin(), channels_.end(),
                                         [](const auto& a, const auto& b) { return a.second.said < b.second.said; });
    for (const auto& listener : oldest->second.listeners) listener->end();
    channels_.erase(oldest);
  }
  // Whoever went away is held by nobody else any more.
  channel.listeners.remove_if([](const std::shared_ptr<Listener>& one) { return one.use_count() == 1; });
  return channel;
}

void LiveBoard::publish(const std::string& person, const std::string& pain, const std::string& message) {
  const std::lock_guard lock(mutex_);
  Channel& channel = find_channel(person, pain);
  channel.last = message;
  for (const auto& listener : channel.listeners) listener->add(message);
}

std::shared_ptr<Feed> LiveBoard::listen(const std::string& person, const std::string& pain) {
  const std::lock_guard lock(mutex_);
  Channel& channel = find_channel(person, pain);
  const auto listener = std::make_shared<Listener>();
  if (!channel.last.empty()) listener->add(channel.last);
  channel.listeners.push_back(listener);
  if (channel.listeners.size() > most_listeners) {
    channel.listeners.front()->end();
    channel.listeners.pop_front();
  }
  return listener;
}

void LiveBoard::forget(const std::string& person, const std::string& pain) {
  const std::lock_guard lock(mutex_);
  const std::string key = person + "/" + pain;
  std::erase_if(channels_, [&](const auto& entry) {
    const bool gone = pain.empty() ? entry.first.starts_with(key) : entry.first == key;
    if (gone) {
      for (const auto& listener : entry.second.listeners) listener->end();
    }
    return gone;
  });
}

}  // namespace unknot::server
