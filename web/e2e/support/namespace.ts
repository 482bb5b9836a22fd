// A second network namespace: another machine in the same network, as far as the program can tell.
import { execFileSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Namespace {
  name: string;
  wrap: (command: string, file: string, env: Record<string, string>) => string; // a script that runs `command` over there
  remove: () => void;
}

const run = (...words: string[]) => execFileSync(words[0]!, words.slice(1), { stdio: "pipe" });

/** Whether namespaces can be made here; prints why not. */
export function canMakeNamespaces(): boolean {
  try {
    run("ip", "netns", "add", `unknot${process.pid}probe`);
    run("ip", "netns", "del", `unknot${process.pid}probe`);
    return true;
  } catch (error) {
    console.log(`Skipped: a second network namespace cannot be made here (${(error as Error).message.split("\n").at(-1)}). It needs root and iproute2.`);
    return false;
  }
}

export function makeNamespace(): Namespace {
  const name = `unknot${process.pid}`;
  const [outer, inner] = [`uk${process.pid}a`.slice(-15), `uk${process.pid}b`.slice(-15)];
  const part = process.pid % 250;
  const [here, there] = [`10.213.${part}.1`, `10.213.${part}.2`];
  run("ip", "netns", "add", name);
  run("ip", "link", "add", outer, "type", "veth", "peer", "name", inner, "netns", name);
  run("ip", "addr", "add", `${here}/30`, "dev", outer);
  run("ip", "link", "set", outer, "up");
  // The way to every other address of this machine, too: the program names the one that leads outwards.
  for (const words of [["addr", "add", `${there}/30`, "dev", inner], ["link", "set", inner, "up"], ["link", "set", "lo", "up"], ["route", "add", "default", "via", here]])
    run("ip", "netns", "exec", name, "ip", ...words);
  return {
    name,
    wrap: (command, file, env) => {
      const settings = Object.entries(env).map(([key, value]) => `${key}='${value}'`).join(" ");
      writeFileSync(file, `#!/bin/sh\nexec ip netns exec ${name} env ${settings} ${command} "$@"\n`);
      chmodSync(file, 0o755);
      return file;
    },
    remove: () => {
      run("ip", "netns", "del", name); // takes both ends of the pair along
    },
  };
}

/** A home whose certificate store trusts `certificate` (DER), as after the trust steps on a phone. */
export function makeTrustingHome(folder: string, certificate: Buffer): string {
  const [file, store] = [join(folder, "authority.crt"), join(folder, ".pki", "nssdb")];
  writeFileSync(file, certificate);
  run("mkdir", "-p", store);
  run("certutil", "-N", "-d", `sql:${store}`, "--empty-password");
  run("certutil", "-A", "-d", `sql:${store}`, "-t", "C,,", "-n", "Unknot", "-i", file);
  return folder;
}
