/**
 * Runs the tests that need a real VS Code: the Mocha suite inside its extension host, and the tests that
 * drive its window from outside with the packed extension installed. Where there is no browser it says
 * so in one line and counts nothing.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findChromium, hasDesktop } from "../../scripts/host/programs.mjs";
import { fetchVSCodeServer } from "../../scripts/host/vscode-server.mjs";
import { scratchFolder } from "../../scripts/project.mjs";
import { runInBrowser } from "./in-browser.mjs";
import { fetchElectron, runInElectron } from "./in-electron.mjs";
import { runUserInterface } from "./in-window.mjs";

/** @typedef {import("./results.ts").Results} Results */

/** @type {Results} */
const nothing = { passed: 0, failed: 0, skipped: 0, failures: [] };

/**
 * Runs the Mocha suite: in a downloaded desktop VS Code where there is a screen and the download works,
 * else, or where NDLENS_HOST is "browser", in the VS Code from npm.
 * @returns {Promise<Results>}
 */
export async function runSuite() {
  const resultFile = join(scratchFolder(), "results.json");
  const output = (await inElectron(resultFile)) ?? (await inBrowser(resultFile));
  return output === undefined ? nothing : results(resultFile, output);
}

/**
 * Installs a .vsix in a VS Code and runs the tests that drive its window.
 * @param {string} vsix
 * @returns {Promise<Results>}
 */
export async function runWindow(vsix) {
  const browser = browserOrReason();
  if (!browser) return nothing;
  return runUserInterface({ server: await fetchVSCodeServer(), browser, vsix });
}

/** @param {string} resultFile @returns {Promise<string | undefined>} */
async function inElectron(resultFile) {
  if (!hasDesktop() || process.env.NDLENS_HOST === "browser") return undefined;
  try {
    return await runInElectron({ program: await fetchElectron(), resultFile });
  } catch (error) {
    console.log(
      `  no desktop VS Code (${error instanceof Error ? error.message : error}); using the one from npm`,
    );
    return undefined;
  }
}

/** @param {string} resultFile @returns {Promise<string | undefined>} */
async function inBrowser(resultFile) {
  const browser = browserOrReason();
  return browser && runInBrowser({ server: await fetchVSCodeServer(), browser, resultFile });
}

function browserOrReason() {
  const browser = findChromium();
  if (!browser) console.log("  skipped: no Chromium or Chrome was found (CHROMIUM can name one)");
  return browser;
}

/**
 * Reads the results of the suite; without any, what VS Code printed is the failure.
 * @param {string} file
 * @param {string} output
 * @returns {Results}
 */
function results(file, output) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { ...nothing, failed: 1, failures: [`the suite gave no results\n${output}`] };
  }
}
