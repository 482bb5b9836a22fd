// The pressed block that turns: cells coloured as in the cut, lines between layers, the sore spot, the tool. No state of the pages in here.
import {
  BufferGeometry, Color, DoubleSide, Float32BufferAttribute, Group, LineBasicMaterial, LineSegments, Mesh, MeshBasicMaterial, MeshStandardMaterial,
  Plane, SphereGeometry, SRGBColorSpace, Vector3, type Material, type Object3D,
} from "three";
import type { PressSolid, PressTool } from "../api/press";
import { buildBlock, movePoint, type Faces, type Field } from "./block_mesh";
import { buildTool } from "./tool_shape";
import { TurningScene } from "./turning";

export interface Shown { solid: PressSolid; tool: PressTool; field: Field; top: number; layer: number; withTool: boolean; mixColour: (share: number) => [number, number, number]; ink: { line: string; tool: string; point: string } }

// Shade of a face that lies level, and of one that stands upright: the skin gets a little less light where it dips, cuts keep their colour.
const [level, upright] = [1, 0.72];

export class BlockScene extends TurningScene {
  protected override readonly narrowest = 1.4;
  private content = new Group();

  constructor(canvas: HTMLCanvasElement, width_mm: number, height_mm: number) {
    super(canvas, { turn: Math.PI / 4, tilt: 0.5, distance: width_mm * 2.6, height: height_mm * 0.7 },
      { tilt: [0.05, 1.45], distance: [width_mm, width_mm * 6], height: [0, height_mm * 1.5] });
    this.renderer.localClippingEnabled = true;
    this.scene.add(this.content);
  }

  show(shown: Shown): void {
    this.scene.remove(this.content);
    dispose(this.content);
    this.content = new Group();
    const { solid, ink } = shown;
    const block = buildBlock(solid, shown.field, shown.layer);
    this.content.add(this.buildFaces(block.cuts, shown, false), this.buildFaces(block.skin, shown, true));
    this.content.add(buildLines(block.layerLines, ink.line, 1), buildLines(block.skinLines, ink.line, 0.22));
    if (solid.point_depth_mm !== undefined && solid.point_semi_axes_mm) this.content.add(buildPoint(solid, ink.point));
    if (shown.withTool) this.content.add(...buildTool(shown.tool).map((one) => new Mesh(one.translate(0, solid.tool_bottom_mm, 0), buildToolMaterial(ink.tool))));
    this.scene.add(this.content);
    this.draw();
  }

  private buildFaces({ positions, values }: Faces, { top, mixColour }: Shown, isShaded: boolean): Mesh {
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new Float32BufferAttribute(positions, 3));
    const colours = new Float32Array(positions.length);
    const [a, b, c] = [new Vector3(), new Vector3(), new Vector3()];
    values.forEach((value, face) => {
      const [red, green, blue] = mixColour(value / top);
      const mine = new Color().setRGB(red / 255, green / 255, blue / 255, SRGBColorSpace);
      if (isShaded) {
        const corner = (n: number, to: Vector3) => to.fromArray(positions, 18 * face + 3 * n);
        const normal = corner(1, b).sub(corner(0, a)).cross(corner(2, c).sub(a)).normalize();
        mine.multiplyScalar(upright + (level - upright) * Math.abs(normal.y));
      }
      for (let n = 0; n < 6; ++n) mine.toArray(colours, 18 * face + 3 * n);
    });
    geometry.setAttribute("color", new Float32BufferAttribute(colours, 3));
    return new Mesh(geometry, new MeshBasicMaterial({ vertexColors: true, side: DoubleSide, polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1 }));
  }

  override close(): void {
    dispose(this.content);
    super.close();
  }
}

function buildLines(positions: number[], colour: string, opacity: number): LineSegments {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(positions, 3));
  return new LineSegments(geometry, new LineBasicMaterial({ color: colour, transparent: opacity < 1, opacity }));
}

// An ellipsoid at rest, each of its points moved as the tissue around it.
function buildPoint(solid: PressSolid, colour: string): Mesh {
  const [x, y, z] = solid.point_semi_axes_mm as [number, number, number];
  const middle = solid.z_mm[solid.z_mm.length - 1]! - solid.point_depth_mm!;
  const geometry = new SphereGeometry(1, 32, 20);
  const place = geometry.getAttribute("position");
  for (let n = 0; n < place.count; ++n) place.setXYZ(n, ...movePoint(solid, x * place.getX(n), y * place.getZ(n), middle + z * place.getY(n)));
  geometry.computeVertexNormals();
  return new Mesh(geometry, new MeshStandardMaterial({ color: colour, roughness: 0.6 }));
}

// Cut open like the block: only where x and z are both above 0 nothing is drawn.
const open = [new Plane(new Vector3(-1, 0, 0), 0), new Plane(new Vector3(0, 0, -1), 0)];
const nearer = { polygonOffset: true, polygonOffsetFactor: -2, polygonOffsetUnits: -16 }; // skin between two nodes cuts a little into the tool
const buildToolMaterial = (colour: string) => new MeshStandardMaterial({ color: colour, roughness: 0.8, side: DoubleSide, clippingPlanes: open, clipIntersection: true, ...nearer });

function dispose(group: Object3D): void {
  group.traverse((one) => {
    if (!(one instanceof Mesh || one instanceof LineSegments)) return;
    one.geometry.dispose();
    (one.material as Material).dispose();
  });
}
