// A real `unknot serve` with a data file of its own, in a folder that goes away with it.
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Server {
  origin: string; // http on loopback
  lan: string | null; // https port of the other door, as the program prints it
  folder: string;
  stop: () => Promise<void>;
  start: () => Promise<void>; // again, on the same port and file
}

const program = process.env["UNKNOT_PROGRAM"] ?? fileURLToPath(new URL("../../../build/dev/unknot", import.meta.url));
const patience_ms = 60_000;

function ask(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const late = setTimeout(() => reject(new Error(`The program did not say where it is. It said: ${printed}`)), patience_ms);
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const found = pattern.exec(printed);
      if (!found) return;
      clearTimeout(late);
      resolve(found[1]!);
    };
    child.stdout!.on("data", read);
    child.stderr!.on("data", read);
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`The program ended with ${code}: ${printed}`));
    });
  });
}

export async function startServer(options: string[] = []): Promise<Server> {
  if (!existsSync(program)) throw new Error(`There is no program at ${program}: build it first, or name it with UNKNOT_PROGRAM.`);
  const folder = mkdtempSync(join(tmpdir(), "unknot-e2e-"));
  const place = (name: string) => join(folder, name);
  const env = {
    PATH: process.env["PATH"], HOME: folder, LANG: "C.UTF-8",
    XDG_DATA_HOME: place("data"), XDG_CONFIG_HOME: place("config"), XDG_STATE_HOME: place("state"), XDG_CACHE_HOME: place("cache"),
  };
  let child: ChildProcess | null = null;
  let port = "0";
  const start = async () => {
    const begun = spawn(program, ["serve", "--port", port, ...options], { env, stdio: ["ignore", "pipe", "pipe"] });
    child = begun;
    const kill = () => begun.kill("SIGKILL");
    process.once("exit", kill);
    begun.once("exit", () => process.removeListener("exit", kill)); // a file of many tests starts many programs
    port = await ask(begun, /http:\/\/127\.0\.0\.1:(\d+)/);
  };
  const end = async () => {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null) return;
    const gone = new Promise((resolve) => ending.once("exit", resolve));
    ending.kill("SIGTERM");
    const hard = setTimeout(() => ending.kill("SIGKILL"), 10_000);
    await gone;
    clearTimeout(hard);
  };
  await start();
  return {
    origin: `http://127.0.0.1:${port}`, lan: null, folder, start,
    stop: end,
  };
}

export async function removeServer(server: Server): Promise<void> {
  await server.stop();
  rmSync(server.folder, { recursive: true, force: true });
}
