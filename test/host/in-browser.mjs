/** Runs the Mocha suite in the extension host of a VS Code that a headless browser has open. */
import { format } from "node:util";
import { chromium } from "playwright-core";
import { workbenchAddress } from "../../scripts/host/address.mjs";
import { makeProfile } from "../../scripts/host/profile.mjs";
import { serve } from "../../scripts/host/serve.mjs";
import { at, root } from "../../scripts/project.mjs";
import { chromiumArguments } from "./chromium.mjs";
import { withinMinutes } from "./time.mjs";

/**
 * Runs the suite; the suite itself writes its results to `resultFile`. Returns what it printed.
 * @param {{ server: import("../../scripts/host/vscode-server.mjs").VSCodeServer, browser: string, resultFile: string }} host
 */
export async function runInBrowser({ server, browser, resultFile }) {
  const profile = makeProfile();
  const env = { NDLENS_TEST_RESULTS: resultFile };
  const served = await serve(server, profile, { development: true, env });
  const window = await chromium.launch({ executablePath: browser, args: chromiumArguments });
  try {
    const page = await window.newPage();
    /** @type {string[]} */
    const log = [];
    const ended = new Promise((resolve) => page.exposeFunction("codeAutomationExit", resolve));
    await page.exposeFunction(
      "codeAutomationLog",
      (/** @type {string} */ _type, /** @type {unknown[]} */ args) => log.push(format(...args)),
    );
    const tests = at("dist/test/host/suite/index.cjs");
    const folder = profile.workspace;
    await page.goto(workbenchAddress(served.origin, { folder, extension: root, tests }));
    await withinMinutes(5, ended, "the suite");
    return log.join("\n");
  } finally {
    await window.close();
    await served.stop();
  }
}
