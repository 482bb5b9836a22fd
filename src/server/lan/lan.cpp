#include "server/lan/lan.hpp"

#include "server/lan/secrets.hpp"

namespace unknot::server {
namespace {

constexpr std::size_t word_bytes = 32;
constexpr std::size_t id_bytes = 16;
constexpr std::chrono::minutes try_time{1};
constexpr std::size_t most_peers = 256;  // whose tries are remembered; a network with more is under attack anyway

}  // namespace

void Lan::update(std::string url, std::optional<Trust> trust, std::vector<std::string> hosts) {
  const std::lock_guard lock(mutex_);
  url_ = std::move(url);
  trust_ = std::move(trust);
  hosts_ = std::make_shared<const std::vector<std::string>>(std::move(hosts));
}

std::shared_ptr<const std::vector<std::string>> Lan::list_hosts() const {
  const std::lock_guard lock(mutex_);
  return hosts_;
}

std::optional<Trust> Lan::find_trust() const {
  const std::lock_guard lock(mutex_);
  return trust_;
}

std::expected<PairingOffer, Problem> Lan::offer(Moment now) {
  std::string url;
  {
    const std::lock_guard lock(mutex_);
    url = url_;
  }
  if (url.empty()) {
    return std::unexpected(Problem{Code::no_lan, "", "", "a server that listens on this computer only", "",
                                   "Start it with: unknot serve --lan"});
  }
  const std::string token = build_random(word_bytes);
  const Moment expires_at = now + pairing_time;
  if (std::optional<Problem> problem = book_.add_pairing(hash_word(token), now, expires_at)) {
    return std::unexpected(*problem);
  }
  return PairingOffer{url + "/pair#token=" + token, expires_at};
}

bool Lan::may_try(const std::string& peer, Moment now) {
  const std::lock_guard lock(mutex_);
  for (auto& [address, moments] : tries_) std::erase_if(moments, [now](Moment at) { return at + try_time <= now; });
  std::erase_if(tries_, [](const auto& entry) { return entry.second.empty(); });
  if (tries_.size() >= most_peers && !tries_.contains(peer)) return false;
  std::vector<Moment>& moments = tries_[peer];
  if (moments.size() >= most_tries) return false;
  moments.push_back(now);
  return true;
}

std::expected<Welcome, Problem> Lan::welcome(const std::string& token, const std::string& name, const std::string& peer,
                                             Moment now) {
  if (!may_try(peer, now)) {
    return std::unexpected(
        Problem{Code::too_many, "", "", "more than ten tries in a minute", "", "Wait a minute, then try again."});
  }
  Welcome welcome{{build_random(id_bytes), name, now, std::chrono::floor<std::chrono::days>(now)},
                  build_random(word_bytes)};
  if (std::optional<Problem> problem = book_.pair(hash_word(token), welcome.device, hash_word(welcome.word))) {
    return std::unexpected(*problem);
  }
  return welcome;
}

std::optional<PairedDevice> Lan::find_device(std::string_view word, Moment now) {
  if (word.size() != 2 * word_bytes) return std::nullopt;
  const std::chrono::sys_days today = std::chrono::floor<std::chrono::days>(now);
  std::optional<PairedDevice> device = book_.find(hash_word(word), today);
  if (device && device->last_seen_day + device_days < today) return std::nullopt;
  return device;
}

}  // namespace unknot::server
