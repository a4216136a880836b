/** Runs what drives VS Code's window from outside, with the packed extension installed in it. */
import { mkdirSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { installVsix, makeProfile } from "../../scripts/host/profile.mjs";
import { serve } from "../../scripts/host/serve.mjs";
import { at } from "../../scripts/project.mjs";
import { withinMinutes } from "./time.mjs";

/** A plain window, and a terminal whose prompt names neither the user nor the machine. */
const windowSettings = {
  "editor.minimap.enabled": false,
  "editor.hover.above": false,
  "editor.occurrencesHighlight": "off",
  "editor.scrollbar.vertical": "hidden",
  "terminal.integrated.fontSize": 12,
  "terminal.integrated.gpuAcceleration": "off",
  "terminal.integrated.defaultProfile.linux": "plain",
  "terminal.integrated.profiles.linux": {
    plain: { path: "/bin/sh", env: { PS1: "$ ", PATH: `\${env:NDLENS_UI_PATH}` } },
  },
};

/**
 * @typedef {object} Window
 * @property {import("../../scripts/host/vscode-server.mjs").VSCodeServer} server
 * @property {string} browser
 * @property {string} vsix
 */

/** Has VS Code run the extension in the browser, as it does where there is no machine behind the window. */
const browserSettings = { "remote.extensionKind": { "ndlens.ndlens": ["web"] } };

/** Has VS Code trust no folder, and wait with its question. */
const untrusted = {
  "security.workspace.trust.enabled": true,
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
};

/**
 * Runs the tests of test/host/ui: those of the extension on the server's side, those of it in a folder that is not trusted, and
 * those of the extension in the browser.
 * @param {Window} window
 * @returns {Promise<import("./results.ts").Results>}
 */
export async function runUserInterface(window) {
  const there = await withServed(window, {}, () => runTests(".ui.mjs"));
  const warily = await withServed(window, untrusted, () => runTests(".untrusted.mjs"), {
    asksForTrust: true,
  });
  const here = await withServed(window, browserSettings, () => runTests(".web.mjs"));
  const all = [there, warily, here];
  return {
    passed: sum(all.map(({ passed }) => passed)),
    failed: sum(all.map(({ failed }) => failed)),
    skipped: sum(all.map(({ skipped }) => skipped)),
    failures: all.flatMap(({ failures }) => failures),
  };
}

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** @param {string} suffix @returns {Promise<import("./results.ts").Results>} */
async function runTests(suffix) {
  const { run } = await import(pathToFileURL(at("dist/test/host/ui/index.mjs")).href);
  return withinMinutes(15, run(suffix), "the window's tests");
}

/**
 * Takes the pictures of the documentation into a folder.
 * @param {Window & { folder: string, only?: readonly string[] }} window
 */
export async function takeScreenshots({ folder, only = [], ...window }) {
  mkdirSync(folder, { recursive: true });
  const { take } = await import(pathToFileURL(at("dist/test/host/ui/screenshots.mjs")).href);
  await withServed(window, {}, () => take(folder, only, false));
  await withServed(window, browserSettings, () => take(folder, only, true));
}

/**
 * Runs `work` while VS Code is served with the extension installed; the driving side finds it through
 * the environment (see ui/workbench.ts).
 * @template T
 * @param {Window} window
 * @param {Readonly<Record<string, unknown>>} settings beside those of every window
 * @param {() => Promise<T>} work
 * @param {{ asksForTrust?: boolean }} [how]
 */
async function withServed({ server, browser, vsix }, settings, work, how = {}) {
  const profile = makeProfile({ settings: { ...windowSettings, ...settings } });
  const commands = join(profile.folder, "bin");
  mkdirSync(commands);
  symlinkSync(at("dist/cli.cjs"), join(commands, "ndlens"));
  await installVsix(server, profile, vsix);
  const NDLENS_UI_PATH = `${commands}${delimiter}${process.env.PATH}`;
  const served = await serve(server, profile, { env: { NDLENS_UI_PATH }, ...how });
  process.env.NDLENS_UI_ORIGIN = served.origin;
  process.env.NDLENS_UI_BROWSER = browser;
  process.env.NDLENS_UI_WORKSPACE = profile.workspace;
  process.env.NDLENS_UI_LOGS = join(profile.userData, "logs");
  return work().finally(served.stop);
}
