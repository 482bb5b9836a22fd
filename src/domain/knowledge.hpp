// What else the atlas holds for the ranking: questions, other causes, published rates, sources and assumed numbers.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/body.hpp"

namespace unknot {

/// `trial` is never asked: it is what a trial of treating a point came to.
enum class FindingKind { aggravator, movement, history, palpation, trial };

/// Who pressed or felt. Lay people feel far less reliably than trained examiners.
enum class Examiner { self, helper, professional };

/// How much more often "yes" (or "no") is heard from people with the cause than from people without it [-, > 0].
struct LikelihoodRatio {
  double yes = 1.0;
  double no = 1.0;

  bool operator==(const LikelihoodRatio&) const = default;
};

/// A question that bears on the ranking.
struct FindingQuestion {
  FindingId id;
  FindingKind kind{};
  bool sided = false;  ///< asked for one side of the body
  Text question;
  Text how;  ///< how to do it; empty for plain questions
  std::map<Examiner, LikelihoodRatio> ratio;  ///< an examiner without a ratio is not asked
  std::string ratio_mark;                     ///< "assumed": no study measured it
  std::string mark;
  std::vector<SourceId> sources;

  bool operator==(const FindingQuestion&) const = default;
};

/// A cause of pain that is not a trigger point but can look like one.
struct OtherCause {
  CauseId id;
  Text name;
  bool paired = true;
  std::vector<RegionId> essential;  ///< a midline cause means both sides of paired regions
  std::vector<RegionId> spill;
  std::vector<FindingId> raised_by;
  std::vector<FlagId> flag;  ///< none or one: the safety flag that covers it
  double base_rate = 0.0;
  std::string base_rate_mark;
  Text advice;
  std::string mark;
  std::vector<SourceId> sources;

  bool operator==(const OtherCause&) const = default;
};

/// How often examiners found a point in one muscle among people with a complaint.
struct PrevalenceRow {
  MuscleId muscle;
  double percent = 0.0;
  double n_people = 0.0;  ///< 0 when not known
  std::string status;  ///< active, latent or either
  std::string mark;
  SourceId source;
  bool of_group = false;  ///< counted for a group of muscles; the share of this one is not known and cannot be higher
  Text note;

  bool operator==(const PrevalenceRow&) const = default;
};

/// The published rates of one complaint, with a drawing that such a person would typically make (assumed).
struct Complaint {
  ComplaintId id;
  Text name;
  std::vector<RegionId> typical_regions;
  bool both_sides = false;
  std::vector<PrevalenceRow> muscles;
  Text note;

  bool operator==(const Complaint&) const = default;
};

/// A cited work.
struct Source {
  SourceId id;
  std::string kind;
  std::string authors;
  int year = 0;
  std::string title;
  std::string where;
  std::string doi;
  std::string grade;
  std::string note;

  bool operator==(const Source&) const = default;
};

/// The numbers that the ranking needs; parameters.json must hold each of them.
inline constexpr std::array<const char*, 15> needed_parameters{
    "essential_weight", "spill_weight",     "near_weight",      "leak_alone",       "leak_continuing",
    "unpainted_weight", "near_unpainted",   "strength_tilt",    "finding_strength", "base_rate_scale",
    "other_rate_scale", "blur_same_region", "blur_next_region", "effort_movement",  "effort_palpation"};

/// A number of the ranking that nobody has measured: its value, and the range it is varied over to show the doubt.
struct Parameter {
  std::string id;
  Text meaning;
  double value = 0.0;
  double low = 0.0;
  double high = 0.0;
  std::string mark;
  std::vector<SourceId> sources;

  bool operator==(const Parameter&) const = default;
};

}  // namespace unknot
