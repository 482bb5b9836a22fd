// The nouns of the atlas, described once for reading and writing. Keys equal the data files.
#pragma once

#include "domain/knowledge.hpp"
#include "domain/muscle.hpp"
#include "domain/safety.hpp"
#include "wire/words.hpp"

namespace unknot::wire {

template <class Archive>
void describe(Archive& a, Site& site) {
  a.needed("region", site.region);
  a.needed("landmark", site.landmark);
  a.maybe("in_places", site.in_places);
}

template <class Archive>
void describe(Archive& a, Danger& danger) {
  a.needed("structure", danger.structure);
  a.maybe("advice", danger.advice);
}

template <class Archive>
void describe(Archive& a, TriggerPoint& point) {
  a.needed("id", point.id);
  a.maybe("name", point.name);
  a.needed("sites", point.sites);
  a.needed("essential", point.essential);
  a.maybe("spill", point.spill);
  a.maybe("essential_other_side", point.essential_other_side);
  a.maybe("spill_other_side", point.spill_other_side);
  a.maybe("aggravated_by", point.aggravated_by);
  a.maybe("limits", point.limits);
  a.maybe("self_treatment", point.self_treatment);
  a.maybe("self_treatment_note", point.self_treatment_note);
  a.maybe("dangers", point.dangers);
}

/// A muscle file states what all its points share once; here the shared part is kept apart until `share` spreads it.
struct MuscleFile {
  Muscle muscle;
  TriggerPoint shared;  ///< only the fields that a point may leave to its muscle
};

template <class Archive>
void describe(Archive& a, MuscleFile& file) {
  Muscle& muscle = file.muscle;
  a.needed("id", muscle.id);
  a.needed("name", muscle.name);
  a.maybe("plain_name", muscle.plain_name);
  a.needed("row", muscle.row);
  a.needed("mark", muscle.mark);
  a.needed("sources", muscle.sources);
  a.group("base_rate", true, true, [&muscle](auto& inner) {
    inner.ranged("value", muscle.base_rate, 0.0, 1.0);
    inner.needed("mark", muscle.base_rate_mark);
  });
  a.needed("points", muscle.points);
  a.maybe("aggravated_by", file.shared.aggravated_by);
  a.maybe("limits", file.shared.limits);
  a.maybe("self_treatment", file.shared.self_treatment);
  a.maybe("self_treatment_note", file.shared.self_treatment_note);
  a.maybe("dangers", file.shared.dangers);
}

template <class Archive>
void describe(Archive& a, FindingQuestion& finding) {
  a.needed("id", finding.id);
  a.needed("kind", finding.kind);
  a.needed("sided", finding.sided);
  a.needed("question", finding.question);
  a.maybe("how", finding.how);
  const auto ratio = [&finding](auto& inner, Examiner examiner) {
    inner.ranged("yes", finding.ratio[examiner].yes, 0.01, 100.0);
    inner.ranged("no", finding.ratio[examiner].no, 0.01, 100.0);
  };
  a.group("likelihood_ratio", true, true, [&](auto& inner) {
    if (finding.kind != FindingKind::palpation) {
      ratio(inner, Examiner::self);
    } else {
      for (const Word<Examiner>& word : words_of<Examiner>) {
        inner.group(word.text, false, finding.ratio.contains(word.value),
                    [&](auto& by_examiner) { ratio(by_examiner, word.value); });
      }
    }
    inner.needed("mark", finding.ratio_mark);
  });
  a.needed("mark", finding.mark);
  a.needed("sources", finding.sources);
}

template <class Archive>
void describe(Archive& a, OtherCause& cause) {
  a.needed("id", cause.id);
  a.needed("name", cause.name);
  a.choice("side", cause.paired, "paired", "midline");
  a.needed("essential", cause.essential);
  a.maybe("spill", cause.spill);
  a.maybe("raised_by", cause.raised_by);
  FlagId flag = cause.flag.empty() ? FlagId{} : cause.flag.front();
  a.maybe("flag", flag);
  if (!flag.value.empty()) cause.flag = {flag};
  a.group("base_rate", true, true, [&cause](auto& inner) {
    inner.ranged("value", cause.base_rate, 0.0, 1.0);
    inner.needed("mark", cause.base_rate_mark);
  });
  a.needed("advice", cause.advice);
  a.needed("mark", cause.mark);
  a.needed("sources", cause.sources);
}

template <class Archive>
void describe(Archive& a, PrevalenceRow& row) {
  a.needed("muscle", row.muscle);
  a.ranged("percent", row.percent, 0.0, 100.0);
  a.maybe("n", row.n_people);
  a.needed("status", row.status);
  a.needed("mark", row.mark);
  a.needed("source", row.source);
  a.maybe("of_group", row.of_group);
  a.maybe("note", row.note);
}

template <class Archive>
void describe(Archive& a, Complaint& complaint) {
  a.needed("id", complaint.id);
  a.needed("name", complaint.name);
  a.group("typical_drawing", true, true, [&complaint](auto& inner) {
    inner.needed("regions", complaint.typical_regions);
    inner.needed("both_sides", complaint.both_sides);
    std::string mark = "assumed";
    inner.needed("mark", mark);
  });
  a.needed("muscles", complaint.muscles);
  a.maybe("note", complaint.note);
}

template <class Archive>
void describe(Archive& a, Source& source) {
  a.needed("id", source.id);
  a.needed("kind", source.kind);
  a.needed("authors", source.authors);
  a.maybe("year", source.year);
  a.maybe("title", source.title);
  a.maybe("where", source.where);
  a.maybe("doi", source.doi);
  a.maybe("grade", source.grade);
  a.maybe("note", source.note);
}

template <class Archive>
void describe(Archive& a, Parameter& parameter) {
  a.needed("id", parameter.id);
  a.needed("meaning", parameter.meaning);
  a.needed("value", parameter.value);
  a.needed("low", parameter.low);
  a.needed("high", parameter.high);
  a.needed("mark", parameter.mark);
  a.maybe("sources", parameter.sources);
}

}  // namespace unknot::wire
