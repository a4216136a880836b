import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  openFile,
  openWalkthrough,
  openWorkbench,
  showMemoryPanel,
  squiggles,
  type Workbench,
  writeFile,
} from "./workbench.ts";

describe("the first minute", () => {
  let workbench: Workbench;
  before(async () => {
    writeFile("quiet.py", "import json\n\nx = [1, 2]\nprint(json.dumps(x))\n");
    writeFile("loud.py", "import numpy as np\n\na = np.zeros((1000, 1000))\nprint(a.flatten().sum())\n");
    workbench = await openWorkbench("loud.py");
    await squiggles(workbench).first().waitFor();
  });
  after(() => workbench?.close());

  it("has a walkthrough with a picture for each step", async () => {
    const { page } = workbench;
    await openWalkthrough(workbench);
    const steps = page.locator(".getting-started-step");
    assert.equal(await steps.count(), 4);
    const pictures = {
      "Open a Python file": "squiggle",
      "Hover over": "hover",
      "quick-fix": "quick-fix",
      "memory panel": "panel",
    };
    for (const [title, picture] of Object.entries(pictures)) {
      await steps.filter({ hasText: title }).first().click();
      const image = page.locator(`.getting-started-media img[srcset*="${picture}-dark.png"]`);
      await image.first().waitFor({ state: "attached" });
    }
  });

  it("opens a sample from the walkthrough, with findings, and with a slider in the panel", async () => {
    const { page } = workbench;
    await openWalkthrough(workbench);
    await page.locator(".getting-started-step", { hasText: "Open a Python file" }).first().click();
    await page.locator(".getting-started-step .monaco-button", { hasText: "Open a sample" }).first().click();
    await page.locator(".view-line", { hasText: "A first look at ndlens" }).waitFor();
    await squiggles(workbench).first().waitFor();
    const panel = await showMemoryPanel(workbench);
    await panel.locator(".slider", { hasText: "n" }).first().waitFor();
  });

  it("says nothing about a file without NumPy", async () => {
    const { page } = workbench;
    await openFile(workbench, "quiet.py");
    await page.waitForTimeout(3000);
    assert.equal(await squiggles(workbench).count(), 0);
    assert.equal(await page.locator(".codelens-decoration").count(), 0);
    assert.equal(await page.locator(".statusbar-item:visible", { hasText: "peak" }).count(), 0);
    assert.deepEqual(workbench.errors, []);
  });
});
