// Reads the mesh file of a figure (layout: src/figure/mesh_file.hpp): the person's left half, mirrored here.

export interface Mesh {
  positions: Float32Array; // 9 numbers a triangle [mm]
  normals: Float32Array; // 9 numbers a triangle, unit length
  openness: Float32Array; // 3 numbers a triangle: 1 on open skin, less in folds
  labels: Uint16Array; // one a triangle, into `regions`
  regions: string[];
  nHalf: number; // triangles of the left half; triangle i + nHalf is the mirror image of triangle i
}

const step = 0.05; // [mm]
const originY = 1000; // [mm]

export function readMesh(bytes: ArrayBuffer): Mesh {
  const view = new DataView(bytes);
  const magic = new TextDecoder().decode(new Uint8Array(bytes, 0, 4));
  if (magic !== "UKM1") throw new Error(`not a mesh file: it begins with ${magic}`);
  const nPoints = view.getUint32(8, true);
  const nHalf = view.getUint32(12, true);
  const atNormals = 20 + 6 * nPoints;
  const atOpenness = atNormals + 3 * nPoints;
  const atCorners = atOpenness + nPoints;
  const atLabels = atCorners + 6 * nHalf;
  const atNames = atLabels + 2 * nHalf;
  const names = new Uint8Array(bytes, atNames + 4, view.getUint32(atNames, true));

  const mesh: Mesh = {
    positions: new Float32Array(18 * nHalf), normals: new Float32Array(18 * nHalf), openness: new Float32Array(6 * nHalf),
    labels: new Uint16Array(2 * nHalf), regions: JSON.parse(new TextDecoder().decode(names)) as string[], nHalf,
  };
  for (let triangle = 0; triangle < nHalf; ++triangle) {
    mesh.labels[triangle] = mesh.labels[triangle + nHalf] = view.getUint16(atLabels + 2 * triangle, true);
    for (let corner = 0; corner < 3; ++corner) {
      const point = view.getUint16(atCorners + 6 * triangle + 2 * corner, true);
      // The mirror image runs the other way round: its second and third corner change places.
      const left = 3 * triangle + corner;
      const right = 3 * (triangle + nHalf) + (corner === 0 ? 0 : 3 - corner);
      mesh.openness[left] = mesh.openness[right] = view.getUint8(atOpenness + point) / 255;
      for (let axis = 0; axis < 3; ++axis) {
        const mirror = axis === 0 ? -1 : 1;
        const at = view.getInt16(atNormals - 6 * nPoints + 6 * point + 2 * axis, true) * step + (axis === 1 ? originY : 0);
        const normal = view.getInt8(atNormals + 3 * point + axis) / 127;
        mesh.positions[3 * left + axis] = at;
        mesh.positions[3 * right + axis] = mirror * at;
        mesh.normals[3 * left + axis] = normal;
        mesh.normals[3 * right + axis] = mirror * normal;
      }
    }
  }
  return mesh;
}
