import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  clickWord,
  hover,
  openWorkbench,
  quickFixes,
  runCommand,
  showMemoryPanel,
  squiggles,
  type Workbench,
  webviewFrame,
  writeArray,
  writeFile,
} from "./workbench.ts";

describe("the extension in the browser", () => {
  let workbench: Workbench;
  before(async () => {
    writeArray("web.npy");
    writeFile(
      "web.py",
      'import numpy as np\nloaded = np.load("web.npy")\ncopied = np.zeros((1000, 1000)).flatten()\nprint(copied.sum())\n',
    );
    workbench = await openWorkbench("web.py");
  });
  after(() => workbench?.close());

  it("runs its server in a worker and shows what it finds", async () => {
    await squiggles(workbench, "warning").first().waitFor();
    assert.deepEqual(workbench.errors, []);
  });

  it("reads the headers of the workspace's files", async () => {
    await hover(workbench, "loaded", "loaded");
    const shown = workbench.page.locator(".monaco-hover:not(.hidden) .hover-contents");
    await shown.filter({ hasText: "float32[500, 30] C" }).first().waitFor();
    await shown.locator("img[src^='data:image/svg+xml']").first().waitFor();
    await workbench.page.keyboard.press("Escape");
  });

  it("draws hints, and shows the panel, what a fix would save and values", async () => {
    const { page } = workbench;
    await page.locator(".view-line", { hasText: "copies 8 MB" }).first().waitFor();
    await clickWord(workbench, "copied = np.zeros", "flatten");
    const panel = await showMemoryPanel(workbench);
    await panel.locator(".row[aria-level]", { hasText: "[500, 30]" }).first().click();
    await panel.locator(".inspector .picture").waitFor();
    // The page comes to rest once it has followed the cursor.
    await panel.locator(".where", { hasText: "line 2" }).waitFor();
    await panel.locator(".try").first().click();
    await panel.getByText("8 MB less").waitFor();
    await runCommand(workbench, "ndlens: Evaluate Array Expression");
    await page.locator("input[placeholder='a.T.strides']").fill("loaded.T.strides");
    await page.getByText("(4, 120)").first().waitFor();
    await page.keyboard.press("Escape");
  });

  it("applies a fix, and evaluates in a scratchpad", async () => {
    const { page } = workbench;
    const fixes = await quickFixes(workbench, "copied = np.zeros", "flatten");
    await fixes.filter({ hasText: "ravel" }).first().click();
    await page.locator(".view-line", { hasText: ".ravel()" }).first().waitFor();
    await clickWord(workbench, "copied = np.zeros", "ravel");
    await runCommand(workbench, "ndlens: Open a Scratchpad on the Names at the Cursor");
    await page.locator(".notebook-editor .cell .monaco-editor").first().click();
    await page.keyboard.type("loaded.nbytes");
    await runCommand(workbench, "Notebook: Run All");
    await page.locator(".notebook-editor").getByText("names of web.py").first().waitFor();
    const output = await webviewFrame(workbench, ".output");
    await output.getByText("60000").first().waitFor();
    assert.deepEqual(workbench.errors, []);
  });
});
