/**
 * `npm start [-- --port 8080]`: builds ndlens and opens VS Code with it on a copy of examples/. That is
 * the desktop VS Code if there is one (`code` on the PATH), else a real VS Code in the browser, which is
 * fetched from npm the first time. Ctrl+C ends everything and removes the copy.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { workbenchAddress } from "./host/address.mjs";
import { openDesktop } from "./host/desktop.mjs";
import { installInto, makeProfile } from "./host/profile.mjs";
import { findDesktopCode, openInBrowser } from "./host/programs.mjs";
import { serve } from "./host/serve.mjs";
import { fetchVSCodeServer } from "./host/vscode-server.mjs";

const { values } = parseArgs({ options: { port: { type: "string" } } });

await build();
const desktop = findDesktopCode();
const server = desktop ? undefined : await fetchVSCodeServer().catch(giveUp);
const profile = makeProfile();
process.once("exit", profile.remove);
const opened = server ? await openServed(server) : openOnDesktop(String(desktop));

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    console.log("\nstopping");
    await opened.stop();
    process.exit(0);
  });
await opened.ended;
if (!stopping) process.exit(desktop ? 0 : 1);

/** @param {import("./host/vscode-server.mjs").VSCodeServer} server */
async function openServed(server) {
  await installInto(profile);
  const port = values.port === undefined ? undefined : Number(values.port);
  const served = await serve(server, profile, { port }).catch(giveUp);
  const address = workbenchAddress(served.origin, { folder: profile.workspace, file: firstExample() });
  console.log(`ndlens is open at ${address}`);
  if (!openInBrowser(address)) console.log("Open that address in a browser of this machine.");
  console.log("Ctrl+C ends it.");
  return served;
}

/** @param {string} code */
function openOnDesktop(code) {
  const opened = openDesktop(code, profile, firstExample());
  console.log(`ndlens is open in VS Code (${code})`);
  console.log("Closing the window or Ctrl+C ends it.");
  return opened;
}

/** Returns the file to show first: the examples are numbered. */
function firstExample() {
  const name = readdirSync(profile.workspace)
    .filter((entry) => entry.endsWith(".py"))
    .sort()[0];
  return name && join(profile.workspace, name);
}

/** @param {unknown} error @returns {never} */
function giveUp(error) {
  console.error(`ndlens: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
