// A link to another page of ours: a real address, followed without loading the page anew.
import type { ComponentChildren } from "preact";
import { buildPath, go, type Route } from "../router";

interface Props { to: Route; class?: string; children: ComponentChildren; current?: boolean; label?: string }

export function Link({ to, class: look = "", children, current, label }: Props) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={buildPath(to)} class={look} onClick={follow} aria-current={current ? "page" : undefined} aria-label={label}>
      {children}
    </a>
  );
}
