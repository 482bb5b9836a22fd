// What pressing at a site does in the tissue: choose place, tool and force or depth; see what arrives. A model, and it says so.
import { useEffect, useState } from "preact/hooks";
import type { PressTool, PressTools } from "../../api/press";
import type { FigureName } from "../../api/types";
import { client } from "../../client";
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Link } from "../../parts/Link";
import { useSheet } from "../../parts/PointFigure";
import { Segmented } from "../../parts/Segmented";
import { Solving } from "../../parts/Solving";
import { announce } from "../../state/announce";
import { capital, formatNumber, readText } from "../../state/format";
import { tellFailure, type OpenPain } from "../../state/pain";
import "../../style/care.css";
import "../../style/press.css";
import { Amount, tellForce, type Way } from "./Amount";
import { useDose, useDraft, type Asked, type Dose, type Place } from "./ask";
import { Beats } from "./beats/Beats";
import { Changes } from "./changes/Changes";
import { Cuts } from "./Cut";
import { findDepths, findMost } from "./curves";
import { Holds } from "./holds/Holds";
import { Numbers } from "./Numbers";

interface Props { open: OpenPain; muscle: string; point: string; side: string }

const usualForce = 10; // newtons: a gentle beginning

export function PressPage({ open, muscle, point, side }: Props) {
  const sheet = useSheet(muscle);
  const [tools, setTools] = useState<PressTools | null>(null);
  useEffect(() => void client.listPressTools().then(setTools, tellFailure), []);
  const back = <p class="back"><Link to={{ page: "muscle", pain: open.path, muscle, point, side }}><Icon name="back" />{t("press.back")}</Link></p>;
  if (open.located?.limits.no_treatment)
    return <div class="narrow">{back}<h1 tabIndex={-1}>{t("press.title")}</h1><p class="notice strong"><Icon name="warn" /><strong>{t("press.none")}</strong></p></div>;
  const shown = sheet?.points.find((one) => one.id === point) ?? sheet?.points[0];
  return (
    <div class="press">
      <header>
        {back}
        <h1 tabIndex={-1}>{t("press.title")}</h1>
        {sheet && shown && <p class="latin">{capital(sheet.plain_name || sheet.name)}{shown.name && `, ${shown.name}`}</p>}
        <p class="lead">{t("press.lead")}</p>
        <p class="notice"><Icon name="eye" /><span>{t("press.model")}</span></p>
      </header>
      {sheet && shown && tools
        ? <Pressing tools={tools.tools} guns={tools.guns} sites={shown.sites.map((site) => capital(site.landmark))} muscle={muscle} point={shown.id} figure={open.person.figure} />
        : <p class="calm-box" role="status">{t("press.loading")}</p>}
    </div>
  );
}

interface PressingProps { tools: PressTool[]; guns: PressTools["guns"]; sites: string[]; muscle: string; point: string; figure: FigureName }

function Pressing({ tools, guns, sites, muscle, point, figure }: PressingProps) {
  const [site, setSite] = useState(0);
  const [sex, own] = figure.split("_") as ["woman" | "man", "slim" | "medium" | "large"];
  const [build, setBuild] = useState<Place["build"]>(own === "large" ? "heavy" : own);
  const [tool, setTool] = useState(tools.find((one) => one.id === "thumb")?.id ?? tools[0]!.id);
  const [second, setSecond] = useState("");
  const [force, setForce] = useState(usualForce);
  const [way, setWay] = useState<Way>("force");
  const [stopped, setStopped] = useState(false);
  const [turned, setTurned] = useState(false);
  const findTool = (id: string) => tools.find((one) => one.id === id)!;
  const place: Place = { site: `${muscle}.${point}.${site + 1}`, sex, build };
  const first = useDose(place, tool, stopped);
  const other = useDose(place, second, stopped);
  const largest = Math.min(...[first.dose, other.dose].filter((one) => one !== null).map((one) => findMost(one.curves)), findTool(tool).most_force_n);
  const most = Math.floor(largest);
  const depths = first.dose && findDepths(first.dose.curves, largest);
  const pressed = Math.min(force, way === "depth" && depths ? depths.mostForce : most);
  const draft = useDraft(place, tool, pressed, turned);
  const otherDraft = useDraft(place, second, pressed, turned);
  const asked = second ? [first, other] : [first];
  const whole = asked.every((one) => one.dose?.fineness === "full");
  useEffect(() => void (whole && announce(t("press.fineness.full"))), [whole]);
  const nameTool = (id: string) => capital(readText(findTool(id).name));
  const working = asked.filter((one) => one.solving);
  const share = asked.reduce((sum, one) => sum + (one.solving ? one.share : 1), 0) / asked.length;
  return (
    <>
      <div class={`columns press-columns ${second ? "two" : ""}`}>
        <div class="panel press-choices">
          {sites.length > 1 && (
            <label>{t("press.site")}
              <select value={site} onChange={(event) => setSite(Number(event.currentTarget.value))}>{sites.map((one, n) => <option key={n} value={n}>{`${n + 1}. ${one}`}</option>)}</select>
            </label>
          )}
          <label>{t("press.tool")}
            <select name="tool" value={tool} onChange={(event) => setTool(event.currentTarget.value)}>{tools.map((one) => <option key={one.id} value={one.id}>{nameTool(one.id)}</option>)}</select>
          </label>
          <label>{t("press.beside")}
            <select name="second" value={second} onChange={(event) => setSecond(event.currentTarget.value)}>
              <option value="">{t("press.beside_none")}</option>{tools.filter((one) => one.id !== tool).map((one) => <option key={one.id} value={one.id}>{nameTool(one.id)}</option>)}
            </select>
          </label>
          <Segmented legend={t("press.build")} value={build} onChoose={setBuild} choices={(["slim", "medium", "heavy"] as const).map((value) => ({ value, label: t(`figure.${value === "heavy" ? "large" : value}`) }))} />
          <Amount way={way} onWay={setWay} force={pressed} most={most} onForce={setForce} curves={first.dose?.curves ?? (first.failed ? [] : null)} depths={depths}
            beside={second && nameTool(tool)} givesWay={findTool(tool).stiffness_n_per_mm !== undefined} />
          {working.length > 0 && <Solving share={share} waits={working.every((one) => one.waits)} onStop={() => setStopped(true)} />}
          {stopped && <button type="button" class="button" onClick={() => setStopped(false)}>{t("press.go_on")}</button>}
        </div>
        <div class="panel press-answers">
          <Answer name={nameTool(tool)} asked={first} force={pressed} titled={second !== ""} />
          {second && <Answer name={nameTool(second)} asked={other} force={pressed} titled />}
        </div>
        <section class="stage" aria-labelledby="press-cut-title">
          <h2 id="press-cut-title">{t("press.cut")}</h2>
          <Cuts all={(second ? [[tool, draft], [second, otherDraft]] as const : [[tool, draft]] as const).map(([id, one]) => ({ name: nameTool(id), tool: findTool(id), draft: one }))}
            layers={first.dose?.answer.layers ?? []} nameLayer={nameLayer} isTurned={turned} onTurn={setTurned} />
          {first.dose && <Layers dose={first.dose} />}
        </section>
      </div>
      {guns.heads.includes(tool) && <Beats place={place} tool={tool} force={pressed} guns={guns} nameTool={nameTool} tellForce={tellForce} />}
      {!guns.heads.includes(tool) && <Holds place={place} tool={tool} force={pressed} nameTool={nameTool} tellForce={tellForce} />}
      <Changes place={place} tool={tool} force={pressed} nameTool={nameTool} tellForce={tellForce} />
    </>
  );
}

function Answer({ name, asked: { dose, failed, solving }, force, titled }: { name: string; asked: Asked; force: number; titled: boolean }) {
  return (
    <section class="press-answer" aria-label={name}>
      {titled && <h2>{name}</h2>}
      {dose ? <Numbers curves={dose.curves} force={force} solving={solving} /> : !failed && <p class="calm-box" role="status">{t("press.loading")}</p>}
      {dose && <p class={`hint fineness ${dose.fineness}`}>{t(dose.fineness === "full" ? "press.fineness.full" : "press.fineness.estimate")}</p>}
      {failed && <p class="calm-box">{t("press.failed")}</p>}
    </section>
  );
}

function Layers({ dose }: { dose: Dose }) {
  const { layers, point_depth_mm: depth } = dose.answer;
  return (
    <details class="more">
      <summary>{t("press.layers")}</summary>
      <ul class="press-layers">{layers.map((layer, n) => <li key={n}><span>{nameLayer(layer.name)}</span><strong>{t("press.layer_mm", { value: formatNumber(layer.thickness_mm) })}</strong></li>)}</ul>
      <p class="hint">{t("press.nodule_depth", { value: formatNumber(depth, 0) })}</p>
    </details>
  );
}

function nameLayer(name: string): string {
  const known = ["skin", "fat", "fascia", "over", "muscle", "below"] as const;
  const found = known.find((one) => one === name);
  return found ? t(`press.layer.${found}`) : name.replaceAll("_", " ");
}
