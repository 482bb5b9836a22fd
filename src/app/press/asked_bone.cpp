#include "app/press/asked_bone.hpp"

#include <fmt/format.h>

#include <array>

namespace unknot::app {
namespace {

struct Number {
  const char* key;
  std::optional<double> PressChanges::* value;
  double BoneShape::* to;
  bool is_for_rib;
  bool is_for_curved;
  bool is_needed;
};
constexpr std::array<Number, 6> numbers{
    {{"base_radius_mm", &PressChanges::base_radius_mm, &BoneShape::radius_mm, false, true, true},
     {"base_width_mm", &PressChanges::base_width_mm, &BoneShape::width_mm, true, false, true},
     {"base_height_mm", &PressChanges::base_height_mm, &BoneShape::height_mm, true, false, true},
     {"base_spacing_mm", &PressChanges::base_spacing_mm, &BoneShape::spacing_mm, true, false, false},
     {"base_aside_mm", &PressChanges::base_aside_mm, &BoneShape::aside_mm, true, false, false},
     {"base_rise_mm", &PressChanges::base_rise_mm, &BoneShape::rise_mm, true, true, false}}};

std::optional<Problem> check_number(const Number& number, const std::optional<double>& value, BoneForm form) {
  const bool belongs = form == BoneForm::rib ? number.is_for_rib : form == BoneForm::curved && number.is_for_curved;
  if (value && !belongs) {
    return Problem{Code::contradiction,
                   "",
                   number.key,
                   fmt::format("{:g}", *value),
                   "a number of this form of bone",
                   "Say base=rib or base=curved with the numbers that go with it."};
  }
  if (!value && belongs && number.is_needed) {
    return Problem{Code::missing_key,
                   "",
                   number.key,
                   "nothing",
                   "a number for this form of bone",
                   form == BoneForm::rib ? "Ribs need base_width and base_height." : "A round bone needs base_radius."};
  }
  return std::nullopt;
}

}  // namespace

std::expected<BoneShape, Problem> build_asked_bone(const PressChanges& changes) {
  BoneShape bone;
  bone.form = changes.base.value_or(BoneForm::flat);
  for (const Number& number : numbers) {
    const std::optional<double>& value = changes.*number.value;
    if (const auto problem = check_number(number, value, bone.form)) return std::unexpected(*problem);
    if (value) bone.*number.to = *value;
  }
  if (bone.form == BoneForm::flat) {
    if (!changes.base_turn_degrees) return bone;
    return std::unexpected(Problem{Code::contradiction, "", "base_turn_degrees", "a turn of a flat base",
                                   "base=rib or base=curved", "Leave it out: a flat base has no direction."});
  }
  const double turn = changes.base_turn_degrees.value_or(bone.form == BoneForm::rib ? 90.0 : 0.0);
  if (turn != 0.0 && turn != 90.0) {
    return std::unexpected(Problem{Code::out_of_range, "", "base_turn_degrees", fmt::format("{:g}", turn), "0 or 90",
                                   "Use 0 along the fibres, 90 across them."});
  }
  bone.runs_along_y = turn != 0.0;
  return bone;
}

}  // namespace unknot::app
