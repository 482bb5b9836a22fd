// A thing in three dimensions that is looked at from all sides: two lights that stay with the eye, a camera that circles it.
import { AmbientLight, DirectionalLight, PerspectiveCamera, Scene, Vector3, WebGLRenderer } from "three";

export interface Look { turn: number; tilt: number; distance: number; height: number } // [rad], [rad], [mm], [mm]
export type Limits = Record<"tilt" | "distance" | "height", readonly [number, number]>;

const clamp = (value: number, [low, high]: readonly [number, number]) => Math.min(high, Math.max(low, value));

export class TurningScene {
  protected readonly renderer: WebGLRenderer;
  protected readonly scene = new Scene();
  protected readonly narrowest: number = 0; // width over height of the picture below which the eye steps back
  protected readonly camera = new PerspectiveCamera(28, 1, 10, 12000);

  constructor(protected readonly canvas: HTMLCanvasElement, protected look: Look, private readonly limits: Limits) {
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
    const key = new DirectionalLight(0xfff4e6, 2.2);
    key.position.set(-900, 1900, 1600);
    const rim = new DirectionalLight(0xd8e6ff, 0.9);
    rim.position.set(1400, 900, -1500);
    this.camera.add(key, rim); // the light stays with the eye, so that no side is dark
    this.scene.add(new AmbientLight(0xffffff, 1.1), this.camera);
  }

  /** Angles and height are added, the distance is multiplied. */
  turnBy(change: Partial<Look>): void {
    this.look = {
      turn: this.look.turn + (change.turn ?? 0),
      tilt: clamp(this.look.tilt + (change.tilt ?? 0), this.limits.tilt),
      distance: clamp(this.look.distance * (change.distance ?? 1), this.limits.distance),
      height: clamp(this.look.height + (change.height ?? 0), this.limits.height),
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
    const { turn, tilt, height } = this.look;
    const distance = this.look.distance * Math.max(1, this.narrowest / this.camera.aspect);
    const aim = new Vector3(0, height, 0);
    this.camera.position.set(Math.sin(turn) * Math.cos(tilt) * distance, height + Math.sin(tilt) * distance, Math.cos(turn) * Math.cos(tilt) * distance);
    this.camera.lookAt(aim);
    this.renderer.render(this.scene, this.camera);
  }

  close(): void {
    this.renderer.dispose();
  }
}
