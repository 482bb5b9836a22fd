// The turning figure: one mesh, two lights, a camera that circles it. No state of the pages in here.
import {
  AmbientLight, BufferAttribute, BufferGeometry, Color, DirectionalLight, Mesh as Body, MeshStandardMaterial, PerspectiveCamera,
  Raycaster, Scene, Vector2, Vector3, WebGLRenderer,
} from "three";
import type { Mesh } from "./mesh_file";

/** A place on the skin: triangle and the weights of its second and third corner. */
export type SurfacePoint = [triangle: number, u: number, v: number];

export interface Look { turn: number; tilt: number; distance: number; height: number } // [rad], [rad], [mm], [mm]

export class FigureScene {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(28, 1, 50, 12000);
  private readonly geometry = new BufferGeometry();
  private readonly body: Body;
  private readonly ray = new Raycaster();
  private look: Look = { turn: 0, tilt: 0, distance: 4200, height: 870 };

  /** `turn` is where the eye stands at first: 0 in front, half a circle behind. [rad] */
  constructor(private readonly canvas: HTMLCanvasElement, private readonly mesh: Mesh, turn: number) {
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
    this.geometry.setAttribute("position", new BufferAttribute(mesh.positions, 3));
    this.geometry.setAttribute("normal", new BufferAttribute(mesh.normals, 3));
    this.geometry.setAttribute("color", new BufferAttribute(new Float32Array(mesh.positions.length), 3));
    this.geometry.computeBoundingBox();
    this.body = new Body(this.geometry, new MeshStandardMaterial({ vertexColors: true, roughness: 0.85, metalness: 0 }));
    const key = new DirectionalLight(0xfff4e6, 2.2);
    key.position.set(-900, 1900, 1600);
    const rim = new DirectionalLight(0xd8e6ff, 0.9);
    rim.position.set(1400, 900, -1500);
    this.camera.add(key, rim); // the light stays with the eye, so that no side of the body is dark
    this.scene.add(this.body, new AmbientLight(0xffffff, 1.1), this.camera);
    const height = this.geometry.boundingBox!.max.y;
    this.look = { turn, tilt: 0, distance: height * 2.35, height: height / 2 };
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

  turnBy(change: Partial<Look>): void {
    const { max } = this.geometry.boundingBox!;
    const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
    this.look = {
      turn: this.look.turn + (change.turn ?? 0),
      tilt: clamp(this.look.tilt + (change.tilt ?? 0), -1.3, 1.3),
      distance: clamp(this.look.distance * (change.distance ?? 1), 350, max.y * 3),
      height: clamp(this.look.height + (change.height ?? 0), 0, max.y),
    };
    this.draw();
  }

  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (width === 0 || height === 0) return;
    this.renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.draw();
  }

  draw(): void {
    const { turn, tilt, distance, height } = this.look;
    const aim = new Vector3(0, height, 0);
    this.camera.position.set(Math.sin(turn) * Math.cos(tilt) * distance, height + Math.sin(tilt) * distance, Math.cos(turn) * Math.cos(tilt) * distance);
    this.camera.lookAt(aim);
    this.renderer.render(this.scene, this.camera);
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

  close(): void {
    this.geometry.dispose();
    this.renderer.dispose();
  }
}
