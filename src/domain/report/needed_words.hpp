// Which words reports are written with: what the data must hold.
#pragma once

#include <array>

namespace unknot {

/// data/report/words.json must hold each of them, and no others. Sorted.
// clang-format off
inline constexpr std::array<const char*, 189> needed_report_words{
    "action.A", "action.B", "action.C", "action.D", "action.E", "and_more", "answer", "answer.no", "answer.not_sure",
    "answer.yes", "as_of", "back", "born", "by.algometer", "by.hand", "by.phone", "by.scale", "by_whom",
    "by_whom.helper", "by_whom.professional", "by_whom.self", "change.0", "change.m1", "change.m2", "change.m3",
    "change.p1", "change.p2", "change.p3", "course.activities", "course.activity", "course.average", "course.axis",
    "course.by_month", "course.by_week", "course.change", "course.day", "course.ends", "course.entries", "course.few",
    "course.first", "course.last", "course.mean", "course.now", "course.session", "course.sessions_many",
    "course.treated", "course.worst", "day", "details", "ended.away", "ended.broken_off", "ended.climbed",
    "ended.dizzy", "ended.eased", "ended.held", "ended.not_easing", "ended.numb", "ended.stopped", "ended.too_much",
    "finish.broken_off", "finish.finished", "finish.stopped", "found.answers", "found.note", "found.open",
    "found.others", "found.something_else", "found.stopped", "found.widespread", "front", "hours", "how_ended",
    "left_out", "level_note", "made_by", "measure.how", "measure.motion", "measure.threshold", "measure.value",
    "measures", "method.mean", "method.own_scale", "month", "months", "note", "nothing", "of_ten", "over", "page",
    "pain_under", "percent_range", "place.legend", "place.none", "place.spot", "point", "policy", "probability",
    "procedure", "quality.ache", "quality.burning", "quality.electric", "quality.numb", "quality.stabbing",
    "quality.throbbing", "quality.tingling", "question", "range", "reaction.better", "reaction.bruise",
    "reaction.dark_urine", "reaction.flare", "reaction.nerve_signs", "reaction.same", "reaction.sleep_worse",
    "reaction.sore", "reaction.wider", "reactions.by_session", "reactions.most", "reactions.none",
    "reactions.sessions", "reactions.soreness", "reactions.title", "reactions.what", "reason.breathless",
    "reason.bruise", "reason.colour", "reason.dizzy", "reason.numb", "reason.other", "reason.too_much", "reason.weak",
    "report", "safety.answered_no", "safety.asked", "safety.asks", "safety.calm", "safety.limits", "safety.raised",
    "safety.rest", "safety.unanswered", "seconds", "section.course", "section.findings", "section.name",
    "section.notes", "section.place", "section.reactions", "section.safety", "section.sessions", "section.trial",
    "sessions.latest", "sessions.monthly", "sessions.presses", "sessions.yearly", "shortened", "side", "side.left",
    "side.midline", "side.right", "since", "span", "tier", "tier.likely", "tier.possible", "tier.unlikely",
    "totals.level", "totals.level_long", "totals.presses", "totals.sessions", "totals.time", "totals.tools",
    "trial.cannot_tell", "trial.chances", "trial.days", "trial.early", "trial.effect", "trial.effect_line",
    "trial.full", "trial.helps", "trial.no_difference", "trial.no_effect", "trial.none", "trial.quick", "trial.worse",
    "verdict.nothing_painted", "verdict.probably_not", "verdict.probably_trigger_point", "verdict.unclear", "year"
};
// clang-format on

}  // namespace unknot
