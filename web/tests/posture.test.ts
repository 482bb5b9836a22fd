import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { box, findPicture, hasOwnPicture } from "../src/parts/posture";

interface Position { id: string; tool: string }
const folder = new URL("../../data/care/positions/", import.meta.url);
const positions = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Position);
const [, , width, height] = box.split(" ").map(Number) as [number, number, number, number];

test("every position of the data has a picture of its own, and a newer one that of its tool", () => {
  expect(positions.length).toBeGreaterThan(60);
  expect(positions.filter((one) => !hasOwnPicture(one.id)).map((one) => one.id)).toEqual([]);
  for (const { tool } of positions) expect(findPicture("one_of_tomorrow", tool)).not.toBeNull();
  expect(findPicture("one_of_tomorrow", "tool_of_tomorrow")).toBeNull();
});

test("every picture stays within its frame, and its arrow points at what presses or presses on", () => {
  for (const { id, tool } of positions) {
    const picture = findPicture(id, tool)!;
    const { pose, arms, at, push } = picture;
    const all = [pose.head, at, ...push, ...pose.trunk, ...pose.limbs.flat(), ...pose.ground.flat(), ...arms.flat()];
    for (const [x, y] of all) expect(x >= 0 && x <= width && y >= 0 && y <= height, `${id}: ${x} ${y}`).toBe(true);
    const far = (one: readonly [number, number]) => Math.hypot(one[0] - at[0], one[1] - at[1]);
    expect(far(push[1]), id).toBeLessThanOrEqual(far(push[0]) + 1);
    expect(Math.hypot(push[1][0] - push[0][0], push[1][1] - push[0][1]), id).toBeGreaterThan(10);
  }
});
