// Paired devices in the file in which everything is kept.
#pragma once

#include "app/keeper.hpp"
#include "server/lan/device_book.hpp"

namespace unknot::server {

/// Hands everything on to the keeper.
class KeptBook final : public DeviceBook {
 public:
  explicit KeptBook(app::Keeper keeper) : keeper_(std::move(keeper)) {}

  std::optional<Problem> add_pairing(const std::string& hash, Moment now, Moment expires_at) override;
  std::optional<Problem> pair(const std::string& pairing_hash, const PairedDevice& device,
                              const std::string& hash) override;
  std::optional<PairedDevice> find(const std::string& hash, std::chrono::sys_days seen_on) override;
  std::expected<std::vector<PairedDevice>, Problem> list() override;
  std::optional<Problem> remove(const std::string& id) override;

 private:
  app::Keeper keeper_;
};

}  // namespace unknot::server
