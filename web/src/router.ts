// Addresses of the pages. A page is named by its path; ids of people and pains stand in it, nothing that anybody said.
import { signal } from "@preact/signals";

type PainPage = "draw" | "safety" | "answer" | "plan" | "diary" | "trial" | "report" | "twin";

export type Route =
  | { page: "start" }
  | { page: PainPage; pain: PainPath }
  | { page: "session" | "watch"; pain: PainPath & { kind: "kept" } }
  | { page: "muscle" | "press"; pain: PainPath; muscle: string; point: string; side: string }
  | { page: "settings" }
  | { page: "evidence" }
  | { page: "pair" }
  | { page: "lost" };

/** Which pain a page is about: one that is kept, or the worked example. */
export type PainPath = { kind: "kept"; person: string; pain: string } | { kind: "example" };

const id = "[0-9a-f]{32}";
const painPattern = new RegExp(`^/pain/(${id})/(${id})(/.*)$`);

export function parsePath(address: string): Route {
  const url = new URL(address, "http://page");
  const path = url.pathname.replace(/\/+$/, "") || "/";
  if (path === "/") return { page: "start" };
  if (path === "/settings" || path === "/pair" || path === "/evidence") return { page: path.slice(1) as "settings" | "pair" | "evidence" };
  const kept = painPattern.exec(path);
  const pain: PainPath | null = kept
    ? { kind: "kept", person: kept[1]!, pain: kept[2]! }
    : path.startsWith("/example/")
      ? { kind: "example" }
      : null;
  if (!pain) return { page: "lost" };
  const rest = (kept ? kept[3]! : path.slice("/example".length)).slice(1);
  if (rest === "answer" || rest === "twin" || (kept && ["draw", "safety", "plan", "diary", "trial", "report"].includes(rest)))
    return { page: rest as PainPage, pain };
  if (pain.kind === "kept" && (rest === "session" || rest === "watch")) return { page: rest, pain };
  const muscle = /^(muscle|press)\/([a-z0-9_]+)$/.exec(rest);
  if (!muscle) return { page: "lost" };
  const { searchParams } = url;
  return {
    page: muscle[1] as "muscle" | "press", pain, muscle: muscle[2]!,
    point: searchParams.get("point") ?? "", side: searchParams.get("side") ?? "left",
  };
}

export function buildPath(route: Route): string {
  switch (route.page) {
    case "start":
    case "lost":
      return "/";
    case "settings":
    case "evidence":
    case "pair":
      return `/${route.page}`;
    default: {
      const base = route.pain.kind === "example" ? "/example" : `/pain/${route.pain.person}/${route.pain.pain}`;
      if (route.page !== "muscle" && route.page !== "press") return `${base}/${route.page}`;
      return `${base}/${route.page}/${route.muscle}?point=${route.point}&side=${route.side}`;
    }
  }
}

export const samePain = (a: PainPath, b: PainPath): boolean =>
  a.kind === "kept" && b.kind === "kept" ? a.person === b.person && a.pain === b.pain : a.kind === b.kind;

const here = () => location.pathname + location.search;

export const route = signal<Route>(typeof location === "undefined" ? { page: "start" } : parsePath(here()));

export function go(next: Route, how: "push" | "replace" = "push"): void {
  history[how === "push" ? "pushState" : "replaceState"](null, "", buildPath(next));
  route.value = parsePath(here());
  scrollTo(0, 0);
}

export function followBrowser(): void {
  addEventListener("popstate", () => (route.value = parsePath(here())));
}
