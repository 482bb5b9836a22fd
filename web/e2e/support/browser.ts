// Debian's Chromium, and visitors in it. Each visitor notes what a page must never do.
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from "playwright-core";

export type Kind = "flat" | "webgl";

export const executable = process.env["UNKNOT_CHROMIUM"] ?? "/usr/bin/chromium";

export const flags = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--disable-dev-shm-usage"];

const drawing: Record<Kind, string[]> = {
  flat: ["--disable-gpu", "--disable-3d-apis"],
  webgl: ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
};

export const launch = (kind: Kind): Promise<Browser> =>
  chromium.launch({ executablePath: executable, headless: true, args: [...flags, ...drawing[kind]] });

export interface Looks {
  width: number;
  height: number;
  scheme: "light" | "dark";
  touch: boolean;
  locale: string;
  refusals: boolean; // answers of 400 and above are expected
  serviceWorkers: "allow" | "block";
}

export const wide: Partial<Looks> = { width: 1280, height: 860 };
export const narrow: Partial<Looks> = { width: 320, height: 640 };

export interface Visitor {
  context: BrowserContext;
  page: Page;
  origin: string;
  language: "en" | "de";
  touches: CDPSession | null;
  wrongs: string[]; // requests to other origins, uncaught errors, complaints of the console
}

export async function visit(browser: Browser, origin: string, wanted: Partial<Looks> = {}, more: { ignoreHTTPSErrors?: boolean } = {}): Promise<Visitor> {
  const looks: Looks = { width: 1280, height: 860, scheme: "light", touch: false, locale: "en-GB", refusals: false, serviceWorkers: "block", ...wanted };
  const context = await browser.newContext({
    viewport: { width: looks.width, height: looks.height }, colorScheme: looks.scheme, hasTouch: looks.touch, locale: looks.locale,
    timezoneId: "Europe/Berlin", reducedMotion: "reduce", acceptDownloads: true, serviceWorkers: looks.serviceWorkers, ...more,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const wrongs: string[] = [];
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:|^wss?:/.test(url.protocol) && url.origin !== origin) wrongs.push(`asked another origin: ${request.url()}`);
  });
  page.on("pageerror", (error) => wrongs.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    const text = message.text();
    if (/GL Driver Message|GPU stall/.test(text)) return; // the software that stands for a graphics card
    if (/Service Worker registration blocked by Playwright/.test(text)) return;
    if (looks.refusals && /Failed to load resource/.test(text)) return;
    wrongs.push(`console: ${text}`);
  });
  const touches = looks.touch ? await context.newCDPSession(page) : null;
  return { context, page, origin, language: looks.locale.startsWith("de") ? "de" : "en", touches, wrongs };
}
