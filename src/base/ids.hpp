// Names of things, each with its own type, so that a muscle is never looked up among the regions.
#pragma once

#include <compare>
#include <string>
#include <utility>

namespace unknot {

/// A name as written in the data files: lower case, digits and underscores. `Tag` only keeps the kinds apart.
template <class Tag>
struct Id {
  std::string value;

  Id() = default;
  explicit Id(std::string text) : value(std::move(text)) {}
  explicit Id(const char* text) : value(text) {}

  auto operator<=>(const Id&) const = default;
};

using RegionId = Id<struct RegionTag>;
using MuscleId = Id<struct MuscleTag>;
using PointId = Id<struct PointTag>;
using CauseId = Id<struct CauseTag>;
using FindingId = Id<struct FindingTag>;
using FlagId = Id<struct FlagTag>;
using ScreenId = Id<struct ScreenTag>;
using ToolId = Id<struct ToolTag>;
using PlaceId = Id<struct PlaceTag>;
using SourceId = Id<struct SourceTag>;
using ComplaintId = Id<struct ComplaintTag>;
using PolicyId = Id<struct PolicyTag>;
using ImplementId = Id<struct ImplementTag>;
using PositionId = Id<struct PositionTag>;
using HabitId = Id<struct HabitTag>;
using ClaimId = Id<struct ClaimTag>;
using PromptId = Id<struct PromptTag>;
using PressToolId = Id<struct PressToolTag>;
using TissueKindId = Id<struct TissueKindTag>;

// Made by whoever writes the thing down, so that a device without a network can: 32 lower-case hexadecimal digits.
using EventId = Id<struct EventTag>;
using PersonId = Id<struct PersonTag>;
using PainId = Id<struct PainTag>;
using DeviceId = Id<struct DeviceTag>;
using SessionId = Id<struct SessionTag>;
using EntryId = Id<struct EntryTag>;
using TrialId = Id<struct TrialTag>;

}  // namespace unknot
