// The real server for the tests of its interface, with a home of its own.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs `test` with the address of a server that has these flags besides; ends the server and clears the folder, whatever comes of it. */
export async function withServer(flags, test) {
  const home = mkdtempSync(join(tmpdir(), "unknot-api-"));
  const server = spawn(process.argv[2] ?? "build/dev/unknot", ["serve", "--port", "0", ...flags], { env: { ...process.env, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home }, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const base = await new Promise((resolve, reject) => {
      let out = "";
      server.stdout.on("data", (bytes) => {
        const found = (out += bytes).match(/(http:\/\/127\.0\.0\.1:\d+)\n/);
        if (found) resolve(found[1]);
      });
      server.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    });
    await test(base);
  } finally {
    server.kill("SIGTERM");
    rmSync(home, { recursive: true, force: true });
  }
}
