#include "twin/parameters.hpp"

#include <algorithm>

namespace unknot::twin {
namespace {

using enum Mark;
namespace p = parameter;

constexpr double hour = 3600.0;
constexpr double day = 24.0 * hour;
constexpr double week = 7.0 * day;

// "Fitted" names the target of docs/science/validation.md that a value was chosen to meet; "assumed" says that nobody measured it.
constexpr std::array<ParameterRow, p::n_parameters> rows{{
    {p::arterial_pressure, "arterial_pressure", "mmHg", 90.0, 80.0, 100.0, known, "mean, at the height of the heart"},
    {p::venous_pressure, "venous_pressure", "mmHg", 10.0, 5.0, 15.0, known, "usual value"},
    {p::rest_conductance, "rest_conductance", "mL/(100 g min mmHg)", 0.04625, 0.035, 0.0625, known,
     "3.7 mL/(100 g min) over 80 mmHg; fitted to V4"},
    {p::dilation, "dilation", "-", 14.0, 8.0, 15.0, known,
     "peak flow after 5 to 10 min without blood, 8 to 15 times rest"},
    {p::dilation_core, "dilation_core", "-", 3.0, 2.0, 6.0, assumed, "vessels in the core of a knot open less far"},
    {p::dilation_half, "dilation_half", "share", 0.45, 0.4, 0.5, assumed,
     "lack of oxygen at which vessels are half open; fitted to V1"},
    {p::oxygen_rest, "oxygen_rest", "mmHg", 36.0, 34.0, 38.0, measured, "Kunze: about 38 in the resting shin muscle"},
    {p::opening_time, "opening_time", "s", 4.0, 2.0, 6.0, measured, "Imms 1988"},
    {p::closing_time, "closing_time", "s", 40.0, 20.0, 65.0, measured, "Imms 1988: half-life 14 to 45 s; fitted to V2"},
    {p::arterial_oxygen, "arterial_oxygen", "mL/mL", 0.195, 0.18, 0.21, known, "usual value"},
    {p::rest_demand, "rest_demand", "mM/s", 0.0079, 0.0064, 0.0094, measured,
     "calf, fall of phosphocreatine without blood"},
    {p::contraction_demand, "contraction_demand", "mM/s", 1.69, 0.99, 2.49, measured, "Slade 2006"},
    {p::phosphocreatine, "phosphocreatine", "mM", 33.0, 28.0, 38.0, known, "usual value"},
    {p::recovery_time, "recovery_time", "s", 38.0, 17.0, 60.0, measured, "recovery of phosphocreatine"},
    {p::thrift, "thrift", "-", 1.2, 0.6, 1.6, assumed, "need falls as energy runs out; fitted to V3"},
    {p::lactate_rest, "lactate_rest", "mM", 2.0, 1.0, 3.0, known, "biopsies at rest"},
    {p::glycolysis, "glycolysis", "share of rest_demand", 0.78, 0.6, 0.95, assumed, "without oxygen; fitted to V3"},
    {p::lactate_brake, "lactate_brake", "mM", 1.85, 1.4, 2.6, assumed,
     "lactate at which glycolysis is halved; fitted to V3"},
    {p::lactate_removal, "lactate_removal", "1/s", 0.006, 0.003, 0.009, assumed,
     "burnt where there is oxygen; fitted to V3"},
    {p::lactate_washing, "lactate_washing", "100 g/(mL s)", 0.000167, 0.0001, 0.00025, computed,
     "one volume of tissue, by blood"},
    {p::leak, "leak", "uM/s", 0.20, 0.14, 0.24, assumed, "such that drive 1 gives a contracture of 0.5 to 2.5 %"},
    {p::calcium_half, "calcium_half", "uM", 0.8, 0.75, 0.9, known, "half of the bridges may attach"},
    {p::bridge_rate, "bridge_rate", "1/s", 0.5, 0.3, 1.0, assumed, "lumped"},
    {p::stretch_detachment, "stretch_detachment", "-", 20.0, 5.0, 40.0, assumed, "per unit of strain"},
    {p::stretch_free, "stretch_free", "-", 0.03, 0.02, 0.05, assumed, "strain that detaches nothing"},
    {p::pressure_by_contraction, "pressure_by_contraction", "mmHg", 270.0, 260.0, 290.0, measured,
     "Jaervholm 1988; whole muscle"},
    {p::mediator_by_acid, "mediator_by_acid", "1/mM", 0.15, 0.05, 0.3, assumed, ""},
    {p::mediator_by_hypoxia, "mediator_by_hypoxia", "-", 1.5, 0.5, 3.0, assumed, ""},
    {p::mediator_by_contraction, "mediator_by_contraction", "-", 40.0, 20.0, 60.0, assumed, ""},
    {p::mediator_by_inflammation, "mediator_by_inflammation", "-", 1.0, 0.5, 2.0, assumed, ""},
    {p::mediator_removal, "mediator_removal", "s", 1200.0, 600.0, 3600.0, assumed, ""},
    {p::mediator_washing, "mediator_washing", "100 g min/mL", 0.1, 0.05, 0.2, assumed, ""},
    {p::shear_limit, "shear_limit", "-", 0.75, 0.6, 0.8, known, "Ceelen 2008, rat"},
    {p::pressure_limit, "pressure_limit", "kPa", 32.0, 24.0, 45.0, measured, "Linder-Ganz 2006, rat, 15 min to 1 h"},
    {p::injury_rate, "injury_rate", "1/s", 1.0 / 90.0, 0.003, 0.03, assumed,
     "90 s at the limit do as much as a bout of hard work"},
    {p::overload_injury, "overload_injury", "1/s", 0.25 / (48.0 * hour), 0.1 / (48.0 * hour), 0.5 / (48.0 * hour),
     assumed, ""},
    {p::damage_time, "damage_time", "s", 48.0 * hour, 24.0 * hour, 72.0 * hour, measured,
     "sore muscles; fitted to V14"},
    {p::inflammation_time, "inflammation_time", "s", 48.0 * hour, 24.0 * hour, 72.0 * hour, measured,
     "sore muscles; fitted to V14"},
    {p::fibrosis_rate, "fibrosis_rate", "-", 4.0, 2.0, 8.0, assumed, ""},
    {p::fibrosis_time, "fibrosis_time", "s", 12.0 * week, 6.0 * week, 26.0 * week, assumed, ""},
    {p::fibrosis_release, "fibrosis_release", "1/s", 0.0003, 0.0001, 0.001, assumed, "while pressed"},
    {p::release_pressure, "release_pressure", "kPa", 15.0, 8.0, 30.0, assumed, "half of what pressing can set free"},
    {p::drive_load, "drive_load", "-", 0.3, 0.1, 0.6, assumed, ""},
    {p::drive_time, "drive_time", "s", 6.0 * week, 4.0 * week, 12.0 * week, measured,
     "rat, spontaneous activity at endplates: Huang 2015"},
    {p::drive_by_mediator, "drive_by_mediator", "-", 0.3, 0.1, 0.5, assumed, ""},
    {p::drive_by_guarding, "drive_by_guarding", "-", 0.3, 0.1, 0.5, assumed, ""},
    {p::drive_by_referral, "drive_by_referral", "-", 0.15, 0.05, 0.3, assumed, ""},
    {p::drive_release, "drive_release", "1/s", 0.0015, 0.0005, 0.004, assumed, "while pressed"},
    {p::stickiness_time, "stickiness_time", "s", 1.0 * day, 0.3 * day, 4.0 * day, assumed, ""},
    {p::stickiness_by_guarding, "stickiness_by_guarding", "-", 0.4, 0.1, 0.8, assumed, ""},
    {p::stickiness_by_inflammation, "stickiness_by_inflammation", "-", 0.2, 0.1, 0.4, assumed, ""},
    {p::stickiness_release, "stickiness_release", "1/s", 0.003, 0.001, 0.01, assumed,
     "per unit of shear, while pressed"},
    {p::threshold, "threshold", "kPa", 400.0, 250.0, 580.0, measured, "healthy muscle, probe of 1 cm2"},
    {p::gain_by_mediator, "gain_by_mediator", "-", 0.8, 0.4, 1.6, assumed, ""},
    {p::gain_by_inflammation, "gain_by_inflammation", "-", 0.3, 0.15, 0.6, measured, "sore muscles; fitted to V14"},
    {p::gain_by_fibrosis, "gain_by_fibrosis", "-", 0.15, 0.05, 0.3, assumed, ""},
    {p::numbness_rate, "numbness_rate", "1/s", 0.012, 0.004, 0.03, measured,
     "pressed side less other side; fitted to V10"},
    {p::numbness_time, "numbness_time", "s", 1900.0, 1200.0, 3600.0, measured, "fitted to V10"},
    {p::inhibition_most, "inhibition_most", "share", 0.25, 0.15, 0.35, measured, "fitted to V10"},
    {p::inhibition_rate, "inhibition_rate", "1/s", 0.06, 0.03, 0.12, assumed, "fitted to V10"},
    {p::inhibition_time, "inhibition_time", "s", 1680.0, 600.0, 2700.0, measured, "fitted to V10"},
    {p::inhibition_onset, "inhibition_onset", "-", 0.1, 0.05, 0.3, known, "only what hurts brings it on"},
    {p::windup_rate, "windup_rate", "1/s", 0.01, 0.003, 0.02, assumed, ""},
    {p::windup_time, "windup_time", "s", 15.0, 8.0, 30.0, known, "repetition within 3 s"},
    {p::sensitisation_by_pain, "sensitisation_by_pain", "-", 0.03, 0.01, 0.06, assumed, ""},
    {p::sensitisation_by_drive, "sensitisation_by_drive", "-", 0.5, 0.25, 0.9, assumed, ""},
    {p::sensitisation_by_overload, "sensitisation_by_overload", "1/s", 0.0002, 0.00005, 0.0006, assumed, ""},
    {p::sensitisation_by_safety, "sensitisation_by_safety", "1/s", 0.00003, 0.00001, 0.0001, assumed, ""},
    {p::sensitisation_time, "sensitisation_time", "s", 8.0 * week, 4.0 * week, 26.0 * week, assumed, ""},
    {p::guarding_time, "guarding_time", "s", 2.0 * day, 1.0 * day, 5.0 * day, assumed, ""},
    {p::breeding, "breeding", "1/s", 0.1 / (12.0 * week), 0.03 / (12.0 * week), 0.3 / (12.0 * week), assumed,
     "nobody measured how often one point brings on another"},
    {p::transmission, "transmission", "-", 1.0, 0.5, 2.0, computed,
     "pressure at the point over what is usual, for soft to stiff tissue: the press"},
    {p::pain_half, "pain_half", "-", 0.6, 0.3, 1.2, assumed, ""},
    {p::motion_rest, "motion_rest", "degrees", 30.0, 24.0, 36.0, measured, "ankle, Konrad 2020"},
    {p::motion_by_tolerance, "motion_by_tolerance", "degrees", 20.0, 10.0, 30.0, assumed,
     "per unit of inhibition; fitted to V15"},
    {p::motion_by_stickiness, "motion_by_stickiness", "degrees", 4.0, 2.0, 8.0, assumed, "per unit; fitted to V15"},
    {p::motion_by_contraction, "motion_by_contraction", "degrees", 60.0, 30.0, 120.0, assumed, ""},
    {p::motion_by_pain, "motion_by_pain", "degrees", 0.5, 0.2, 1.0, assumed, "per point of pain"},
    {p::stiffness_by_contraction, "stiffness_by_contraction", "-", 50.0, 25.0, 75.0, measured,
     "band twice as stiff at 2 %: Chen 2016"},
    {p::stiffness_by_fibrosis, "stiffness_by_fibrosis", "-", 0.8, 0.4, 1.2, assumed, ""},
    {p::stiffness_by_injury, "stiffness_by_injury", "-", 1.48, 0.7, 2.2, measured,
     "rabbit after lengthening under load: Haas 2012"},
    {p::strength_by_pain, "strength_by_pain", "share", 0.01, 0.005, 0.02, assumed, "force given up per point of pain"},
}};

consteval bool check_order() {
  for (int i = 0; i < p::n_parameters; ++i) {
    const ParameterRow& row = rows[std::size_t(i)];
    if (row.key != i || !(row.low <= row.value && row.value <= row.high)) return false;
  }
  return true;
}
static_assert(check_order(), "every row stands where its key says, and its value lies within its range");

}  // namespace

const std::array<ParameterRow, p::n_parameters>& list_parameters() { return rows; }

const ParameterRow* find_parameter(std::string_view name) {
  const auto* const found = std::ranges::find(rows, name, &ParameterRow::name);
  return found == rows.end() ? nullptr : found;
}

bool is_possible(const ParameterRow& row, double value) { return value >= 0.2 * row.low && value <= 5.0 * row.high; }

std::array<double, p::n_parameters> build_parameters() {
  std::array<double, p::n_parameters> values{};
  for (const ParameterRow& row : rows) values[std::size_t(row.key)] = row.value;
  return values;
}

}  // namespace unknot::twin
