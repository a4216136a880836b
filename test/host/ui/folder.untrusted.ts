import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  clickWord,
  openWorkbench,
  runCommand,
  showMemoryPanel,
  squiggles,
  type Workbench,
  writeArray,
  writeFile,
} from "./workbench.ts";

describe("a folder that is not trusted", () => {
  let workbench: Workbench;
  before(async () => {
    writeArray("given.npy");
    writeFile(
      "given.py",
      'import numpy as np\nloaded = np.load("given.npy")\ncopied = np.zeros((1000, 1000)).flatten()\nprint(copied.sum())\n',
    );
    workbench = await openWorkbench("given.py");
  });
  after(() => workbench?.close());

  it("has findings, and no file that the code names is read", async () => {
    await squiggles(workbench, "warning").first().waitFor();
    await clickWord(workbench, "print(copied", "print");
    const panel = await showMemoryPanel(workbench);
    await panel.locator(".row[aria-level]", { hasText: "copied" }).waitFor();
    await panel.getByRole("button", { name: 'np.load("given.npy") on line 2' }).waitFor();
    assert.equal(await panel.locator(".row[aria-level]", { hasText: "loaded" }).count(), 0);
  });

  it("reads it once the folder is trusted", async () => {
    const { page } = workbench;
    await runCommand(workbench, "Workspaces: Manage Workspace Trust");
    await page
      .locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust$/ })
      .first()
      .click();
    await runCommand(workbench, "View: Close Editor");
    await clickWord(workbench, "print(copied", "print");
    const panel = await showMemoryPanel(workbench);
    await panel.locator(".row[aria-level]", { hasText: "[500, 30]" }).waitFor();
    assert.deepEqual(workbench.errors, []);
  });
});
