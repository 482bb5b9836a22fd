// How far a phone was tilted between two moments, from the angles that a browser tells.
export interface Tilt { beta: number; gamma: number } // degrees, as in DeviceOrientationEvent

type Vector = [number, number, number];

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Where "down" is, seen from the phone; turning about the vertical does not change it. */
export function findDown({ beta, gamma }: Tilt): Vector {
  const [b, g] = [radians(beta), radians(gamma)];
  return [Math.cos(b) * Math.sin(g), -Math.sin(b), -Math.cos(b) * Math.cos(g)];
}

/** Degrees between two positions, 0 to 180. */
export function findAngle(a: Tilt, b: Tilt): number {
  const [p, q] = [findDown(a), findDown(b)];
  const cosine = p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
}
