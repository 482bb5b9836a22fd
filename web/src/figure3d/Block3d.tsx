// The pressed block in three dimensions: turned by drag, arrow keys or buttons; layers come off from above.
import { useEffect, useRef, useState } from "preact/hooks";
import type { PressLayer, PressSolid, PressTool } from "../api/press";
import { t } from "../messages";
import { theme } from "../state/settings";
import type { Field } from "./block_mesh";
import { BlockScene } from "./block_scene";
import { Fingers } from "./fingers";
import type { Look } from "./turning";

interface Props { name: string; solid: PressSolid; tool: PressTool; layers: PressLayer[]; nameLayer: (name: string) => string; field: Field; top: number; mixColour: (share: number) => [number, number, number] }

const step = Math.PI / 12;
const keys: Record<string, Partial<Look>> = {
  ArrowLeft: { turn: step }, ArrowRight: { turn: -step }, ArrowUp: { tilt: step / 2 }, ArrowDown: { tilt: -step / 2 }, "+": { distance: 0.8 }, "-": { distance: 1.25 },
};

export function Block3d({ name, solid, tool, layers, nameLayer, field, top, mixColour }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scene = useRef<BlockScene | null>(null);
  const fingers = useRef(new Fingers());
  const [layer, setLayer] = useState(0);
  const [withTool, setWithTool] = useState(true);
  const chosen = theme.value;
  const widest = 2 * solid.x_mm[solid.x_mm.length - 1]!;
  const highest = solid.z_mm[solid.z_mm.length - 1]!;
  useEffect(() => {
    scene.current = new BlockScene(canvas.current!, widest, highest);
    const watch = new ResizeObserver(() => scene.current?.resize());
    watch.observe(canvas.current!);
    return () => {
      watch.disconnect();
      scene.current?.close();
      scene.current = null;
    };
  }, [widest, highest]);
  useEffect(() => {
    const read = (variable: string) => getComputedStyle(canvas.current!).getPropertyValue(variable).trim();
    scene.current?.show({ solid, tool, field, top, layer, withTool, mixColour, ink: { line: "#2a231e", tool: read("--edge"), point: read("--zone") } });
    scene.current?.resize();
  }, [solid, tool, field, top, layer, withTool, chosen, widest, highest]);

  const turn = (change: Partial<Look>) => scene.current?.turnBy(change);
  const onKey = (event: KeyboardEvent) => {
    const change = event.altKey || event.ctrlKey || event.metaKey ? undefined : keys[event.key];
    if (!change) return;
    event.preventDefault();
    turn(change);
  };
  const button = (label: string, change: Partial<Look>) => <button type="button" class="button" onClick={() => turn(change)}>{label}</button>;
  const shown = layers.map((one, n) => ({ n, name: nameLayer(one.name) })).filter(({ n }) => solid.layer.includes(n));
  return (
    <div class="block-3d">
      <canvas ref={canvas} tabIndex={0} role="img" aria-label={t("block.label", { name })} onKeyDown={onKey}
        onPointerDown={(event) => fingers.current.down(event)} onPointerMove={(event) => fingers.current.move(event)?.forEach(turn)}
        onPointerUp={(event) => fingers.current.up(event)} onPointerCancel={(event) => fingers.current.up(event)} />
      <div class="turn-buttons" role="group" aria-label={t("block.buttons")}>
        {button(t("turning.left"), { turn: -step })}
        {button(t("turning.right"), { turn: step })}
        {button(t("block.steeper"), { tilt: step / 2 })}
        {button(t("block.flatter"), { tilt: -step / 2 })}
        {button(t("turning.nearer"), { distance: 0.8 })}
        {button(t("turning.farther"), { distance: 1.25 })}
      </div>
      <label class="block-layer">{t("block.from")}
        <select value={layer} onChange={(event) => setLayer(Number(event.currentTarget.value))}>{shown.map((one) => <option key={one.n} value={one.n}>{one.name}</option>)}</select>
      </label>
      <label class="plain-check"><input type="checkbox" checked={withTool} onChange={(event) => setWithTool(event.currentTarget.checked)} /><span>{t("block.tool")}</span></label>
      <p class="hint">{t("block.means")}</p>
    </div>
  );
}
