// A phone comes here from the QR code and trades its one-time token for a cookie.
import { useEffect, useState } from "preact/hooks";
import { ApiFailure, client, Unreachable } from "../../client";
import { t } from "../../messages";
import { go, parsePath, type Route } from "../../router";
import { trusted } from "../../state/trust";

const nameDevice = (): string => {
  const agent = navigator.userAgent;
  const known = ["iPhone", "iPad", "Android", "Macintosh", "Windows", "Linux"].find((one) => agent.includes(one));
  return known ?? t("pair.device");
};

// Where the code leads, such as to the page that watches a session; the first page when it names none of ours.
function findGoal(path: string | null): Route {
  const route = parsePath(path ?? "/");
  return route.page === "lost" || route.page === "pair" ? { page: "start" } : route;
}

export function PairPage() {
  const [code] = useState(() => new URLSearchParams(location.hash.slice(1)));
  const token = code.get("token") ?? "";
  const goal = findGoal(code.get("page"));
  const [name, setName] = useState(nameDevice());
  const [refusal, setRefusal] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  useEffect(() => {
    history.replaceState(null, "", "/pair"); // the token is not left in the address bar
    // A device that was added before only follows the way.
    if (goal.page !== "start") client.findAbout().then(({ paired }) => paired && go(goal, "replace"), () => undefined);
  }, []);
  const pair = async () => {
    try {
      await client.pair(token, name.trim() || t("pair.device"));
      setDone(true);
      setRefusal(null);
    } catch (error) {
      setRefusal(error instanceof ApiFailure ? error.message : error instanceof Unreachable ? t("pair.away") : t("problem.unexpected"));
    }
  };
  if (done)
    return (
      <div class="narrow"><h1 tabIndex={-1}>{t("pair.done")}</h1><p class="lead">{t("pair.done_lead")}</p>
        {!trusted.value && <p class="calm-box">{t("devices.not_trusted")}</p>}
        <button type="button" class="main-action" onClick={() => { go(goal, "replace"); location.reload(); }}>{t("pair.begin")}</button></div>
    );
  return (
    <div class="narrow">
      <h1 tabIndex={-1}>{t("pair.title")}</h1>
      <p class="lead">{t(token ? "pair.lead" : "pair.no_token")}</p>
      {refusal && <div class="calm-box" role="alert"><p>{refusal}</p><p>{t("pair.way_out")}</p></div>}
      {token && (
        <form onSubmit={(event) => { event.preventDefault(); void pair(); }}>
          <label><span>{t("pair.name")}</span><input type="text" value={name} maxLength={80} onInput={(event) => setName(event.currentTarget.value)} /></label>
          <button type="submit" class="main-action">{t("pair.pair")}</button>
        </form>
      )}
    </div>
  );
}
