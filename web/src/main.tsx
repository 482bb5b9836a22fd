import { render } from "preact";
import { App } from "./app";
import { loadMessages } from "./messages";
import { followBrowser } from "./router";
import { loadWords } from "./state/atlas";
import { tellFailure, watchForReturn } from "./state/pain";
import { applySettings, language } from "./state/settings";
import { keepPagesHere } from "./state/trust";
import "./style/index.css";

applySettings();
followBrowser();
await loadMessages(language.value);
loadWords().catch(tellFailure);
watchForReturn();
render(<App />, document.getElementById("app")!);

if (import.meta.env.PROD) void keepPagesHere();
