#include "server/pressing/drafts.hpp"

#include <algorithm>
#include <utility>

#include "team/team.hpp"

namespace unknot::server {

std::expected<PressDose, Problem> Drafts::press(const Atlas& atlas, const PressQuestion& asked) {
  std::list<app::DraftRunner> mine;
  {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(ready_.begin(), ready_.end(), [&](const app::DraftRunner& one) { return one.serves(asked); });
    if (found != ready_.end()) mine.splice(mine.begin(), ready_, found);
  }
  if (mine.empty()) {
    std::expected<app::DraftRunner, Problem> built = app::DraftRunner::build(atlas, asked, {{}, {}, team::run_on_team});
    if (!built) return std::unexpected(built.error());
    mine.push_back(std::move(*built));
  }
  std::expected<PressDose, Problem> dose = mine.front().press(asked);
  if (mine.front().is_stuck()) return dose;
  const std::lock_guard lock(mutex_);
  std::erase_if(ready_, [&](const app::DraftRunner& one) { return one.serves(asked); });
  ready_.splice(ready_.begin(), mine);
  if (ready_.size() > most) ready_.pop_back();
  return dose;
}

std::size_t Drafts::count() const {
  const std::lock_guard lock(mutex_);
  return ready_.size();
}

}  // namespace unknot::server
