import { render } from "preact";
import { App } from "./app";
import { loadMessages } from "./messages";
import { followBrowser } from "./router";
import { loadWords } from "./state/atlas";
import { tellFailure, watchForReturn } from "./state/pain";
import { applySettings, language } from "./state/settings";
import "./style/index.css";

applySettings();
followBrowser();
await loadMessages(language.value);
loadWords().catch(tellFailure);
watchForReturn();
render(<App />, document.getElementById("app")!);

if ("serviceWorker" in navigator && import.meta.env.PROD) {
  // Refused where the certificate is not trusted; the pages then need the program at every visit.
  navigator.serviceWorker.register("/sw.js").catch(() => undefined);
}
