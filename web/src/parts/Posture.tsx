// How to stand, sit or lie, as a small picture beside the words that say it: posture, wall or floor, thing, way of the press.
import { box, buildPath, findPicture, type Picture, type Thing } from "./posture";

interface Person { head: readonly [number, number]; trunk: Picture["arms"][number]; limbs: Picture["arms"] }

function Person({ person, look }: { person: Person; look: string }) {
  return (
    <g class={look}>
      <path class="trunk" d={buildPath(person.trunk)} />
      {person.limbs.map((limb, n) => <path key={n} d={buildPath(limb)} />)}
      <circle cx={person.head[0]} cy={person.head[1]} r="9" />
    </g>
  );
}

function ThingMark({ thing, at: [x, y] }: { thing: Thing; at: readonly [number, number] }) {
  switch (thing) {
    case "ball":
      return <circle class="thing" cx={x} cy={y} r="6.5" />;
    case "two_balls":
      return <><circle class="thing" cx={x - 3} cy={y} r="6" /><circle class="thing" cx={x + 4} cy={y} r="6" /></>;
    case "roller":
      return <><circle class="thing" cx={x} cy={y} r="8" /><circle class="hole" cx={x} cy={y} r="3" /></>;
    case "gun":
      return <><path class="held" d={`M${x} ${y}L${x + 4} ${y - 12}L${x + 16} ${y - 15}`} /><circle class="thing" cx={x} cy={y} r="5" /></>;
    case "pincer":
      return <path class="held" d={`M${x - 6} ${y - 5}L${x - 3} ${y + 3}M${x + 6} ${y - 5}L${x + 3} ${y + 3}`} />;
    default:
      return <circle class="thing" cx={x} cy={y} r="5" />;
  }
}

function Arrow({ push: [[x0, y0], [x, y]] }: { push: Picture["push"] }) {
  const way = Math.atan2(y - y0, x - x0);
  const wing = (turn: number) => `L${(x - 7 * Math.cos(way + turn)).toFixed(1)} ${(y - 7 * Math.sin(way + turn)).toFixed(1)}`;
  return <path class="push" d={`M${x0} ${y0}L${x} ${y}${wing(0.5)}M${x} ${y}${wing(-0.5)}`} />;
}

/** Says nothing that the words beside it do not say: hidden from screen readers. Left and right stand in the words only. */
export function Posture({ position, tool }: { position: string; tool: string }) {
  const picture = findPicture(position, tool);
  if (!picture) return null;
  const { pose, arms } = picture;
  return (
    <svg class="posture" viewBox={box} aria-hidden="true" focusable="false">
      {pose.ground.map((line, n) => <path key={n} class="ground" d={buildPath(line)} />)}
      {pose.other && <Person person={pose.other} look="other" />}
      <Person person={pose} look="body" />
      <g class="arms">{arms.map((line, n) => <path key={n} d={buildPath(line)} />)}</g>
      {picture.cane && <path class="held" d={picture.cane} />}
      <ThingMark thing={picture.thing} at={picture.at} />
      <Arrow push={picture.push} />
    </svg>
  );
}
