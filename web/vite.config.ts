import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

// Writes dist/sw.js: the service worker with the list of built files and a name that changes with them.
function serviceWorker(): Plugin {
  return {
    name: "unknot-service-worker",
    apply: "build",
    // Last of all: chunks that hold nothing but styles are taken out again before files are written, and one file that is not
    // there would keep the whole worker from being installed.
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const files = Object.keys(bundle).filter((name) => !name.endsWith(".map"));
        const late = /3d-/; // three.js and what draws with it is kept once it was used, not in advance
        const shell = ["/", "/icon.svg", "/manifest.webmanifest", ...files.filter((n) => !late.test(n) && n !== "index.html").map((n) => `/${n}`)];
        const version = createHash("sha256").update(files.sort().join()).digest("hex").slice(0, 12);
        const source = readFileSync(new URL("src/service_worker.js", import.meta.url), "utf8")
          .replace("__SHELL__", JSON.stringify(shell))
          .replace("__VERSION__", JSON.stringify(version));
        this.emitFile({ type: "asset", fileName: "sw.js", source });
      },
    },
  };
}

export default defineConfig({
  plugins: [serviceWorker()],
  build: {
    target: "es2022",
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
    // What turning figure and turning block share is one file, with a name that the service worker and the budget know.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "turning3d", test: /node_modules[\\/]three[\\/]|figure3d[\\/](turning|fingers)/ }] } } },
  },
  server: { proxy: { "/api": process.env["UNKNOT_SERVER"] ?? "http://127.0.0.1:8137" }, fs: { allow: [".."] } },
  test: { include: ["tests/**/*.test.ts"] },
} as Parameters<typeof defineConfig>[0]);
