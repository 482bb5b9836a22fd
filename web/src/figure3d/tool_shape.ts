// A tool as a solid of three.js, its lowest point at the origin. Shapes as in data/shapes: all point straight down.
import { BufferGeometry, CylinderGeometry, LatheGeometry, SphereGeometry, Vector2 } from "three";
import type { PressTool } from "../api/press";

const around = 48; // corners of a circle

/** A quarter of a circle about (x, y) from one angle to another. */
const arc = (x: number, y: number, radius: number, from: number, to: number): Vector2[] =>
  Array.from({ length: 13 }, (_, n) => {
    const angle = from + ((to - from) * n) / 12;
    return new Vector2(Math.max(0, x + radius * Math.cos(angle)), y + radius * Math.sin(angle));
  });

/** A small sphere below, a larger one above, and what their common tangents enclose. */
function buildTip(radius: number, second: number, height: number): BufferGeometry {
  const lean = Math.asin(Math.max(-1, Math.min(1, (second - radius) / height))); // of the tangent against the axis
  return new LatheGeometry([...arc(0, radius, radius, -Math.PI / 2, -lean), ...arc(0, radius + height, second, -lean, Math.PI / 2)], around);
}

function buildOne({ form, radius_mm: radius, second_radius_mm: second = 0, height_mm: height = 0, edge_mm: edge = 0 }: PressTool): BufferGeometry {
  if (form === "pad") return new SphereGeometry(1, around, 24).scale(radius, height, second).translate(0, height, 0);
  if (form === "disc") {
    const rim = radius - edge;
    return new LatheGeometry([new Vector2(0, 0), ...arc(rim, edge, edge, -Math.PI / 2, 0), ...arc(rim, height - edge, edge, 0, Math.PI / 2), new Vector2(0, height)], around);
  }
  if (form === "roller") return new CylinderGeometry(radius, radius, 2 * height, around).rotateX(Math.PI / 2).translate(0, radius, 0);
  if (form === "tip" || form === "fork") return buildTip(radius, second, height);
  return new SphereGeometry(radius, around, 24).translate(0, radius, 0);
}

/** One solid, or the two of a fork or of two balls. */
export function buildTool(tool: PressTool): BufferGeometry[] {
  const aside = tool.form === "fork" || tool.form === "two_balls" ? (tool.spacing_mm ?? 0) / 2 : 0;
  return aside > 0 ? [buildOne(tool).translate(-aside, 0, 0), buildOne(tool).translate(aside, 0, 0)] : [buildOne(tool)];
}
