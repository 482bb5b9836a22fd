// One muscle: where it is, how to find it, what it refers, what lies near it, who may press it, when to stop.
import type { PointLimits, PointOnSide, PointSheet, Side, Words } from "../../api/types";
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Link } from "../../parts/Link";
import { PointFigure, useSheet } from "../../parts/PointFigure";
import { RangeBar } from "../../parts/RangeBar";
import { capital, nameRegion, nameSide, readText, samePoint } from "../../state/format";
import type { OpenPain } from "../../state/pain";
import { Sources } from "../answer/Sources";

interface Props { open: OpenPain; words: Words; muscle: string; point: string; side: string }

export function MusclePage({ open, words, muscle, point, side }: Props) {
  const sheet = useSheet(muscle);
  if (!sheet) return <p class="narrow calm-box" role="status">{t("muscle.loading")}</p>;
  const shown = sheet.points.find((one) => one.id === point) ?? sheet.points[0]!;
  const at: PointOnSide = { muscle, point: shown.id, side: side as Side };
  const index = open.located?.ranking?.hypotheses.findIndex((one) => samePoint(one.point, at)) ?? -1;
  const hypothesis = open.located?.ranking?.hypotheses[index];
  const limits = open.located?.point_limits?.[index] ?? shown.limits;
  const held = open.located?.limits.no_treatment ?? false;
  const press = words.findings.find((one) => one.id === "press_gives_my_pain");
  return (
    <div class="columns muscle">
      <div class="panel-head">
        <p class="back"><Link to={{ page: "answer", pain: open.path }}><Icon name="back" />{t("muscle.back")}</Link></p>
        <h1 tabIndex={-1}>{capital(sheet.plain_name || sheet.name)}, <span class="side">{nameSide(at.side)}</span></h1>
        <p class="latin"><i lang="la">{sheet.name}</i>{shown.name && `, ${shown.name}`}</p>
        {hypothesis && <RangeBar belief={hypothesis.belief} />}
      </div>
      <section class="stage" aria-label={t("answer.on_figure")}>
        <PointFigure words={words} figure={open.person.figure} cells={open.pain.cells} at={at} closed={limits.closed_sites ?? []} />
      </section>
      <div class="panel">
        {held && <p class="notice strong"><Icon name="warn" /><strong>{t("notice.no_treatment")}</strong></p>}
        <h2>{t("muscle.find")}</h2>
        <ol class="sites-list">
          {shown.sites.map((site, n) => {
            const shut = limits.closed_sites?.includes(n) || site.no_go.length > 0;
            return (
              <li key={n} class={shut ? "closed" : ""}>
                <span class="ring-number" aria-hidden="true">{n + 1}</span>
                <div><p>{capital(site.landmark)}.</p>
                  {shut && <p class="warn-line"><Icon name="warn" />{t("answer.do_not_press")}. {site.no_go.map((one) => `${capital(one.name)}: ${one.reason}`).join(" ")}</p>}</div>
              </li>
            );
          })}
        </ol>
        {press?.how && !held && !limits.professional_only && <p class="how">{press.how}</p>}
        {!held && <p><Link class="button" to={{ page: "press", pain: open.path, muscle, point: shown.id, side }}>{t("press.to")}<Icon name="next" /></Link> <Link class="button" to={{ page: "twin", pain: open.path }}>{t("twin.to")}<Icon name="next" /></Link></p>}
        <h2>{t("muscle.who")}</h2>
        <Who words={words} limits={limits} held={held} note={shown.self_treatment_note} />
        <Dangers point={shown} />
        <h2>{t("muscle.stop_signs")}</h2>
        <ul class="stop-signs">
          {(["sharp", "tingling", "pulse", "dizzy", "breath", "after"] as const).map((sign) => <li key={sign}>{t(`muscle.stop_${sign}`)}</li>)}
        </ul>
        <h2>{t("muscle.refers")}</h2>
        <Zone words={words} title={t("muscle.essential")} point={shown} zone="essential" at={at} />
        <Zone words={words} title={t("muscle.spill")} point={shown} zone="spill" at={at} />
        {shown.aggravated_by.length + shown.limits_movement.length > 0 && (
          <details class="more"><summary>{t("muscle.asks")}</summary><ul>{[...shown.aggravated_by, ...shown.limits_movement].map((one) => <li key={one}>{one}</li>)}</ul></details>
        )}
        <details class="more"><summary>{t("sources.title")}</summary><Sources mark={sheet.mark} sources={sheet.sources} /></details>
        {sheet.points.length > 1 && (
          <nav aria-label={t("muscle.other_points")}><h2>{t("muscle.other_points")}</h2>
            <ul class="links">{sheet.points.filter((one) => one.id !== shown.id).map((one) => (
              <li key={one.id}><Link to={{ page: "muscle", pain: open.path, muscle, point: one.id, side }}>{capital(one.name || sheet.name)}</Link></li>
            ))}</ul></nav>
        )}
      </div>
    </div>
  );
}

function Who({ words, limits, held, note }: { words: Words; limits: PointLimits; held: boolean; note: string }) {
  if (held) return <p>{t("muscle.nobody_now")}</p>;
  if (limits.professional_only)
    return <p class="calm-box">{t("answer.professional_only")} {(limits.refused ?? []).map((one) => readText(one.reason)).filter((one, i, all) => all.indexOf(one) === i).join(" ")}</p>;
  return (
    <>
      <p>{t("muscle.yourself")}</p>
      <ul class="tool-list">
        {limits.allowed.map((id) => {
          const tool = words.tools.find((one) => one.id === id);
          return <li key={id}><strong>{capital(tool?.name ?? id)}</strong><span>{tool?.works_by}</span></li>;
        })}
      </ul>
      {(limits.refused ?? []).length > 0 && (
        <ul class="refused">
          {limits.refused!.map((one) => <li key={one.tool}><strong>{t("muscle.not_with", { tool: words.tools.find((known) => known.id === one.tool)?.name ?? one.tool })}</strong> {readText(one.reason)}</li>)}
        </ul>
      )}
      {note && <p>{note}</p>}
    </>
  );
}

function Dangers({ point }: { point: PointSheet }) {
  if (point.dangers.length === 0) return null;
  return (
    <>
      <h2>{t("muscle.near")}</h2>
      <ul class="dangers">
        {point.dangers.map((danger) => <li key={danger.structure}><Icon name="warn" /><span><strong>{capital(danger.structure)}</strong>{danger.advice && `: ${danger.advice}`}</span></li>)}
      </ul>
    </>
  );
}

function Zone({ words, title, point, zone, at }: { words: Words; title: string; point: PointSheet; zone: "essential" | "spill"; at: PointOnSide }) {
  if (point[zone].length === 0) return null;
  const other = at.side === "left" ? "right" : "left";
  return (
    <>
      <h3>{title}</h3>
      <ul>{point[zone].map((spot) => <li key={`${spot.region} ${spot.side}`}>{capital(nameRegion(words, spot.region, spot.side === "midline" ? "midline" : spot.side === "same" ? at.side : other))}</li>)}</ul>
    </>
  );
}
