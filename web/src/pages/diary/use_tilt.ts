// The phone's own sense of up and down. Needs a trusted connection, and on some phones a permission.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Tilt } from "./tilt";

type Asking = { requestPermission?: () => Promise<"granted" | "denied"> };

export const canTilt = (): boolean => isSecureContext && "DeviceOrientationEvent" in globalThis;

export type TiltState = "off" | "on" | "refused" | "silent"; // silent: a device without such a sense says nothing

const patience_ms = 1500;

export function useTilt() {
  const [state, setState] = useState<TiltState>("off");
  const latest = useRef<Tilt | null>(null);
  const listener = useRef<((event: DeviceOrientationEvent) => void) | null>(null);
  const stop = () => {
    if (listener.current) removeEventListener("deviceorientation", listener.current);
    listener.current = null;
  };
  useEffect(() => stop, []);
  const start = async () => {
    const { requestPermission } = DeviceOrientationEvent as unknown as Asking;
    const allowed = requestPermission ? await requestPermission.call(DeviceOrientationEvent).catch(() => "denied" as const) : "granted";
    if (allowed !== "granted") return setState("refused");
    stop();
    listener.current = (event) => {
      if (event.beta !== null && event.gamma !== null) latest.current = { beta: event.beta, gamma: event.gamma };
    };
    addEventListener("deviceorientation", listener.current);
    setState("on");
    setTimeout(() => latest.current === null && setState("silent"), patience_ms);
  };
  return { state, start, read: () => latest.current };
}
