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

/**
 * Runs the tests of test/host/ui.
 * @param {Window} window
 * @returns {Promise<import("./results.ts").Results>}
 */
export const runUserInterface = (window) =>
  withServed(window, async () => {
    const { run } = await import(pathToFileURL(at("dist/test/host/ui/index.mjs")).href);
    return withinMinutes(10, run(), "the window's tests");
  });

/**
 * Takes the pictures of the documentation into a folder.
 * @param {Window & { folder: string, only?: readonly string[] }} window
 */
export const takeScreenshots = ({ folder, only, ...window }) =>
  withServed(window, async () => {
    mkdirSync(folder, { recursive: true });
    const { take } = await import(pathToFileURL(at("dist/test/host/ui/screenshots.mjs")).href);
    await take(folder, only);
  });

/**
 * Runs `work` while VS Code is served with the extension installed; the driving side finds it through
 * the environment (see ui/workbench.ts).
 * @template T
 * @param {Window} window
 * @param {() => Promise<T>} work
 */
async function withServed({ server, browser, vsix }, work) {
  const profile = makeProfile({ settings: windowSettings });
  const commands = join(profile.folder, "bin");
  mkdirSync(commands);
  symlinkSync(at("dist/cli.cjs"), join(commands, "ndlens"));
  await installVsix(server, profile, vsix);
  const NDLENS_UI_PATH = `${commands}${delimiter}${process.env.PATH}`;
  const served = await serve(server, profile, { env: { NDLENS_UI_PATH } });
  process.env.NDLENS_UI_ORIGIN = served.origin;
  process.env.NDLENS_UI_BROWSER = browser;
  process.env.NDLENS_UI_WORKSPACE = profile.workspace;
  process.env.NDLENS_UI_LOGS = join(profile.userData, "logs");
  return work().finally(served.stop);
}
