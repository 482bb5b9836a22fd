// Reads the mesh file of a figure (layout: src/figure/mesh_file.hpp): the person's left half, mirrored here.

export interface Mesh {
  positions: Float32Array; // 9 numbers a triangle [mm]
  normals: Float32Array; // 9 numbers a triangle, unit length
  labels: Uint16Array; // one a triangle, into `regions`
  regions: string[];
  nHalf: number; // triangles of the left half; triangle i + nHalf is the mirror image of triangle i
}

const normalScale = 127;

export function readMesh(bytes: ArrayBuffer): Mesh {
  const view = new DataView(bytes);
  const magic = String.fromCharCode(...new Uint8Array(bytes, 0, 4));
  if (magic !== "UKM1") throw new Error(`not a mesh file: ${magic}`);
  const [nVertices, nTriangles, nLabelBytes] = [view.getUint32(8, true), view.getUint32(12, true), view.getUint32(16, true)];
  const step = view.getFloat32(20, true); // [mm]
  let at = 24;
  const take = <T>(make: (offset: number) => T, size: number): T => {
    const made = make(at);
    at += size + (size % 4 === 0 ? 0 : 4 - (size % 4));
    return made;
  };
  const packed = take((o) => new Int16Array(bytes, o, 3 * nVertices), 6 * nVertices);
  const packedNormals = take((o) => new Int8Array(bytes, o, 3 * nVertices), 3 * nVertices);
  const corners = take((o) => new Uint32Array(bytes, o, 3 * nTriangles), 12 * nTriangles);
  const half = take((o) => new Uint16Array(bytes, o, nTriangles), 2 * nTriangles);
  const regions = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, at, nLabelBytes))) as string[];

  const positions = new Float32Array(18 * nTriangles);
  const normals = new Float32Array(18 * nTriangles);
  const labels = new Uint16Array(2 * nTriangles);
  for (let triangle = 0; triangle < nTriangles; ++triangle) {
    labels[triangle] = labels[triangle + nTriangles] = half[triangle]!;
    for (let corner = 0; corner < 3; ++corner) {
      const from = 3 * corners[3 * triangle + corner]!;
      // The mirror image runs the other way round: its second and third corner change places.
      const turned = corner === 0 ? 0 : 3 - corner;
      const left = 9 * triangle + 3 * corner;
      const right = 9 * (triangle + nTriangles) + 3 * turned;
      for (let axis = 0; axis < 3; ++axis) {
        const mirror = axis === 0 ? -1 : 1;
        positions[left + axis] = packed[from + axis]! * step;
        positions[right + axis] = mirror * positions[left + axis]!;
        normals[left + axis] = packedNormals[from + axis]! / normalScale;
        normals[right + axis] = mirror * normals[left + axis]!;
      }
    }
  }
  return { positions, normals, labels, regions, nHalf: nTriangles };
}
