// Danger first: flags, places where no tool goes, tools, and what they add up to.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/body.hpp"

namespace unknot {

/// What a flag asks for, weakest first, so that the larger one wins.
enum class Action { none, lighter, avoid_region, professional_first, same_day, emergency };

/// The letter of the sources: E to A; "-" for none.
constexpr char find_letter(Action action) { return "-EDCBA"[static_cast<int>(action)]; }

enum class Answer { no, yes, not_sure };

/// A red flag, contraindication or caution, asked in plain words.
struct Flag {
  FlagId id;
  Text name;
  Text question;
  Action action{};
  ScreenId asked_in;
  bool lasting = false;  ///< a fact about the person; otherwise a sign that is asked again every time
  bool always = false;   ///< called for whatever is painted
  std::vector<std::string> called_for_areas;
  std::vector<RegionId> called_for_regions;
  Text do_now;
  std::vector<RegionId> avoid_regions;
  bool avoid_painted = false;
  std::vector<ToolId> forbids_tools;
  bool lighter = false;
  std::string mark;
  std::vector<SourceId> sources;

  bool operator==(const Flag&) const = default;
};

/// A checklist: several flags asked together under one sentence.
struct Screen {
  ScreenId id;
  int order = 0;
  Text title;
  Text intro;

  bool operator==(const Screen&) const = default;
};

/// A place where nerves, vessels or organs lie bare: no tool goes there, thumbs included.
struct NoGoPlace {
  PlaceId id;
  Text name;
  std::vector<RegionId> regions;  ///< regions that lie wholly inside
  Text reason;
  std::string mark;
  std::vector<SourceId> sources;

  bool operator==(const NoGoPlace&) const = default;
};

/// Where one tool must not go, and why.
struct ToolBan {
  std::vector<RegionId> regions;
  std::vector<PlaceId> places;
  Text reason;
  std::string mark;
  std::vector<SourceId> sources;

  bool operator==(const ToolBan&) const = default;
};

/// Thumb, ball, gun: something to press with.
struct Tool {
  ToolId id;
  Text name;
  std::string cost;
  Text works_by;
  std::vector<ToolBan> never_on;
  std::vector<Text> limits;
  std::string mark;
  std::vector<SourceId> sources;

  bool operator==(const Tool&) const = default;
};

/// An answer to one flag on one day.
struct FlagAnswer {
  FlagId flag;
  Answer answer{};
  std::chrono::sys_days date;

  bool operator==(const FlagAnswer&) const = default;
};

/// A flag that was raised, with the action after "not sure" has moved it up.
struct RaisedFlag {
  FlagId flag;
  Answer answer{};
  Action action{};

  bool operator==(const RaisedFlag&) const = default;
};

/// A checklist as it is asked for one drawing.
struct ScreenQuestion {
  ScreenId screen;
  std::vector<FlagId> flags;
  std::vector<FlagId> reconfirm;  ///< lasting facts that were answered too long ago

  bool operator==(const ScreenQuestion&) const = default;
};

/// What the safety screen says. While `unanswered` is not empty nobody may be ranked or treated.
struct ScreenResult {
  Action action{};
  std::vector<RaisedFlag> raised;  ///< strongest first
  std::vector<ScreenQuestion> unanswered;

  bool operator==(const ScreenResult&) const = default;
};

/// One thing that must not be exceeded, with its reason.
struct Limit {
  std::string kind;  ///< "no_treatment", "avoid_region", "no_tool", "lighter"
  std::vector<RegionId> regions;
  std::vector<ToolId> tools;
  FlagId flag;
  Text reason;
  std::vector<SourceId> sources;

  bool operator==(const Limit&) const = default;
};

/// A tool that the atlas names for a point but that must not be used there.
struct RefusedTool {
  ToolId tool;
  Text reason;

  bool operator==(const RefusedTool&) const = default;
};

/// Which tools are left for one trigger point.
struct PointLimits {
  std::vector<ToolId> allowed;  ///< preferred first; empty when only a professional may treat it
  std::vector<RefusedTool> refused;
  std::vector<std::size_t> closed_sites;  ///< sites of the point where nothing may press
  bool professional_only = false;

  bool operator==(const PointLimits&) const = default;
};

/// All limits of one person with one pain.
struct Limits {
  bool no_treatment = false;
  bool lighter = false;
  std::vector<Limit> all;

  bool operator==(const Limits&) const = default;
};

}  // namespace unknot
