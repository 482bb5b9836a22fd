// A session that was left in the middle: what was recorded of it, and how to go on.
import type { Bundle } from "../../session/bundle";
import type { PressTold } from "../../session/machine";
import { DoneList } from "./DoneList";

interface Props { bundle: Bundle; done: PressTold[]; title: string; lead: string; action: string; onGo: () => void }

export function Left({ bundle, done, title, lead, action, onGo }: Props) {
  return (
    <div class="narrow session-page">
      <h1 tabIndex={-1}>{title}</h1>
      <p class="lead">{lead}</p>
      <DoneList bundle={bundle} done={done} />
      <div class="foot"><button type="button" class="main-action wide" onClick={onGo}>{action}</button></div>
    </div>
  );
}
