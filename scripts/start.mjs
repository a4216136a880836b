/**
 * `npm start [-- --port 8080]`: builds ndlens and opens VS Code with it on a copy of examples/. That is
 * the desktop VS Code if there is one (`code` on the PATH), else a real VS Code in the browser, which is
 * fetched from npm the first time. Ctrl+C ends everything and removes the copy.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { workbenchAddress } from "./host/address.mjs";
import { openDesktop } from "./host/desktop.mjs";
import { installInto, makeProfile } from "./host/profile.mjs";
import { findDesktopCode, openInBrowser } from "./host/programs.mjs";
import { serve } from "./host/serve.mjs";
import { fetchVSCodeServer } from "./host/vscode-server.mjs";

const { values } = parseArgs({ options: { port: { type: "string" } } });

/** What is open, once it is. @type {{ ended: Promise<unknown>, stop: () => Promise<void> } | undefined} */
let opened;
let stopping = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);

try {
  await build();
  const profile = makeProfile();
  opened = (await onDesktop(profile)) ?? (await inBrowser(profile));
  await opened.ended;
  if (!stopping) process.exit();
} catch (error) {
  if (!stopping) console.error(`ndlens: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

/**
 * Opens the desktop VS Code; returns undefined where there is none or it does not run.
 * @param {import("./host/profile.mjs").Profile} profile
 */
async function onDesktop(profile) {
  const code = findDesktopCode();
  if (!code) return undefined;
  const desktop = openDesktop(code, profile, firstExample(profile));
  if (await Promise.race([desktop.failed, sleep(3000, false, { ref: false })])) {
    console.log(`${code} could not be started; taking the VS Code from npm.`);
    return undefined;
  }
  console.log(`ndlens is open in VS Code (${code}).`);
  console.log("Closing the window or Ctrl+C ends it.");
  return desktop;
}

/** @param {import("./host/profile.mjs").Profile} profile */
async function inBrowser(profile) {
  const server = await fetchVSCodeServer();
  await installInto(profile);
  const port = values.port === undefined ? undefined : Number(values.port);
  const served = await serve(server, profile, { port });
  const file = firstExample(profile);
  const address = workbenchAddress(served.origin, { folder: profile.workspace, file });
  console.log(`ndlens is open at ${address}`);
  if (!openInBrowser(address)) console.log("Open that address in a browser of this machine.");
  console.log("Ctrl+C ends it.");
  return served;
}

/** Returns the file to show first: the examples are numbered. @param {import("./host/profile.mjs").Profile} profile */
function firstExample({ workspace }) {
  const names = readdirSync(workspace).filter((name) => name.endsWith(".py"));
  const first = names.sort()[0];
  return first && join(workspace, first);
}

/** Ends what is open; before anything is, the process's exit cleans up. */
async function stop() {
  if (stopping) return;
  stopping = true;
  console.log("\nstopping");
  await opened?.stop();
  process.exit(0);
}
