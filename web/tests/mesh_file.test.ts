import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readMesh } from "../src/figure3d/mesh_file";

// One triangle of the left half, as src/figure/mesh_file.hpp lays it out.
function writeMesh(): ArrayBuffer {
  const names = new TextEncoder().encode('["heel"]');
  const view = new DataView(new ArrayBuffer(20 + 3 * (6 + 3 + 1) + 6 + 2 + 4 + names.length));
  let at = 0;
  for (const letter of "UKM1") view.setUint8(at++, letter.charCodeAt(0));
  for (const count of [1, 3, 1, 1]) { view.setUint32(at, count, true); at += 4; }
  for (const [x, y, z] of [[0, 0, 0], [200, 0, 0], [0, 400, 0]]) for (const value of [x!, y!, z!]) { view.setInt16(at, value, true); at += 2; }
  for (let i = 0; i < 3; ++i) for (const value of [0, 0, 127]) view.setInt8(at++, value);
  for (const open of [255, 0, 51]) view.setUint8(at++, open);
  for (const corner of [0, 1, 2, 0]) { view.setUint16(at, corner, true); at += 2; }
  view.setUint32(at, names.length, true);
  new Uint8Array(view.buffer).set(names, at + 4);
  return view.buffer;
}

test("the left half is read in millimetres above the floor", () => {
  const mesh = readMesh(writeMesh());
  expect(mesh).toMatchObject({ nHalf: 1, regions: ["heel"] });
  const left = [...mesh.positions.slice(0, 9)].map((value) => Math.round(1000 * value) / 1000);
  expect(left).toEqual([0, 1000, 0, 10, 1000, 0, 0, 1020, 0]);
  expect([...mesh.openness.slice(0, 3)].map((value) => Math.round(10 * value) / 10)).toEqual([1, 0, 0.2]);
});

test("the right half is its mirror image, with second and third corner swapped", () => {
  const right = [...readMesh(writeMesh()).positions.slice(9)].map((value) => Math.round(1000 * value) / 1000 + 0);
  expect(right).toEqual([0, 1000, 0, 0, 1020, 0, -10, 1000, 0]);
});

test("something else than a mesh is refused", () => {
  expect(() => readMesh(new ArrayBuffer(64))).toThrow("not a mesh file");
});

test("the program's own figure has every triangle labelled with a region", () => {
  const file = new URL("../../data/figure/template.mesh", import.meta.url);
  if (!existsSync(file)) return;
  const bytes = readFileSync(file);
  const mesh = readMesh(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
  expect(mesh.nHalf).toBeGreaterThan(1000);
  expect(Math.max(...mesh.labels)).toBeLessThan(mesh.regions.length);
});
