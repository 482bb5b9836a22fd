// The turning figure: one mesh that is painted and found by ray. No state of the pages in here.
import { BufferAttribute, BufferGeometry, Color, Mesh as Body, MeshStandardMaterial, Raycaster, Vector2, Vector3 } from "three";
import type { Mesh } from "./mesh_file";
import { TurningScene } from "./turning";

/** A place on the skin: triangle and the weights of its second and third corner. */
export type SurfacePoint = [triangle: number, u: number, v: number];

function findHeight(mesh: Mesh): number {
  let height = 0;
  for (let i = 1; i < mesh.positions.length; i += 3) height = Math.max(height, mesh.positions[i]!);
  return height;
}

export class FigureScene extends TurningScene {
  private readonly geometry = new BufferGeometry();
  private readonly body: Body;
  private readonly ray = new Raycaster();

  /** `turn` is where the eye stands at first: 0 in front, half a circle behind. [rad] */
  constructor(canvas: HTMLCanvasElement, private readonly mesh: Mesh, turn: number) {
    const height = findHeight(mesh);
    super(canvas, { turn, tilt: 0, distance: height * 2.35, height: height / 2 }, { tilt: [-1.3, 1.3], distance: [350, height * 3], height: [0, height] });
    this.geometry.setAttribute("position", new BufferAttribute(mesh.positions, 3));
    this.geometry.setAttribute("normal", new BufferAttribute(mesh.normals, 3));
    this.geometry.setAttribute("color", new BufferAttribute(new Float32Array(mesh.positions.length), 3));
    this.body = new Body(this.geometry, new MeshStandardMaterial({ vertexColors: true, roughness: 0.85, metalness: 0 }));
    this.scene.add(this.body);
  }

  /** Colours each triangle; `find` gives the colour for a region and whether the triangle lies on the person's left. */
  paint(find: (region: string, left: boolean) => Color): void {
    const colors = this.geometry.getAttribute("color") as BufferAttribute;
    const { labels, regions, nHalf, openness } = this.mesh;
    for (let triangle = 0; triangle < labels.length; ++triangle) {
      const color = find(regions[labels[triangle]!]!, triangle < nHalf);
      for (let corner = 3 * triangle; corner < 3 * triangle + 3; ++corner) {
        const shade = 0.45 + 0.55 * openness[corner]!; // folds get less light
        colors.setXYZ(corner, shade * color.r, shade * color.g, shade * color.b);
      }
    }
    colors.needsUpdate = true;
    this.draw();
  }

  /** The place on the skin under a point of the window, or null beside the body. */
  find(clientX: number, clientY: number): SurfacePoint | null {
    const box = this.canvas.getBoundingClientRect();
    const at = new Vector2((2 * (clientX - box.left)) / box.width - 1, 1 - (2 * (clientY - box.top)) / box.height);
    this.ray.setFromCamera(at, this.camera);
    const hit = this.ray.intersectObject(this.body)[0];
    if (hit?.faceIndex === undefined || hit.faceIndex === null) return null;
    const corner = (k: number) => new Vector3().fromArray(this.mesh.positions, 9 * hit.faceIndex! + 3 * k);
    const [a, b, c] = [corner(0), corner(1), corner(2)];
    const normal = b.clone().sub(a).cross(c.clone().sub(a));
    const part = (from: Vector3, to: Vector3) => from.clone().sub(hit.point).cross(to.clone().sub(hit.point)).dot(normal) / normal.lengthSq();
    const round = (value: number) => Math.round(1e4 * Math.min(1, Math.max(0, value))) / 1e4;
    return [hit.faceIndex, round(part(c, a)), round(part(a, b))];
  }

  /** Region and side of a triangle. */
  nameTriangle(triangle: number): { region: string; left: boolean } {
    return { region: this.mesh.regions[this.mesh.labels[triangle]!]!, left: triangle < this.mesh.nHalf };
  }

  override close(): void {
    this.geometry.dispose();
    super.close();
  }
}
