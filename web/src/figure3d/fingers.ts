// Fingers, or the mouse, on a thing that turns: one turns it, two turn it slower and bring it nearer.
import type { Look } from "./turning";

export class Fingers {
  private readonly places = new Map<number, { x: number; y: number }>();

  get size(): number {
    return this.places.size;
  }

  down(event: PointerEvent): void {
    this.places.set(event.pointerId, { x: event.clientX, y: event.clientY });
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
  }

  /** What the move changes, one change after the other; null for a pointer that does not press. */
  move(event: PointerEvent): Partial<Look>[] | null {
    const old = this.places.get(event.pointerId);
    if (!old) return null;
    const other = [...this.places].find(([id]) => id !== event.pointerId)?.[1];
    this.places.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const speed = other ? 0.5 : 1;
    const changes: Partial<Look>[] = [{ turn: -(event.clientX - old.x) * 0.008 * speed, tilt: (event.clientY - old.y) * 0.005 * speed }];
    if (!other) return changes;
    const before = Math.hypot(old.x - other.x, old.y - other.y);
    const after = Math.hypot(event.clientX - other.x, event.clientY - other.y);
    if (before > 0 && after > 0) changes.push({ distance: before / after });
    return changes;
  }

  up(event: PointerEvent): void {
    this.places.delete(event.pointerId);
  }
}
