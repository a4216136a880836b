import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  clickWord,
  hover,
  notebookText,
  openFile,
  openWorkbench,
  quickFixes,
  showMemoryPanel,
  squiggles,
  type Workbench,
  writeFile,
} from "./workbench.ts";

describe("a notebook", () => {
  let workbench: Workbench;
  before(async () => {
    const cells = [
      "import numpy as np\nframes = np.zeros((60, 480, 640))",
      "half = frames[:, ::2, ::2]\nprint(half.shape)",
      "pixels = frames.flatten()\nprint(pixels.mean())",
    ];
    writeFile("frames.ipynb", notebookText(cells));
    // The window's address opens files as text.
    workbench = await openWorkbench("1_views_and_copies.py");
    await openFile(workbench, "frames.ipynb");
  });
  after(() => workbench?.close());

  it("has findings and hints in its cells", async () => {
    await squiggles(workbench, "warning").first().waitFor();
    await workbench.page.locator(".view-line", { hasText: "copies 147 MB" }).waitFor();
  });

  it("knows in a hover what the cells above have made", async () => {
    const shown = await hover(workbench, "half = frames", "half");
    await shown.getByText("view(frames)").first().waitFor();
    await workbench.page.keyboard.press("Escape");
  });

  it("names the cells in the panel, whose rows lead there", async () => {
    await clickWord(workbench, "pixels = frames", "flatten");
    const panel = await showMemoryPanel(workbench);
    const row = panel.locator(".row[aria-level='1']", { hasText: "cell 1, line 2" });
    await row.click();
    const { page } = workbench;
    await page.getByText("Cell 1 of 3").first().waitFor();
    await panel.locator(".inspector .picture").waitFor();
  });

  it("applies a quick fix in a cell", async () => {
    const fixes = await quickFixes(workbench, "pixels = frames", "flatten");
    await fixes.filter({ hasText: "ravel" }).first().click();
    await workbench.page.locator(".view-line", { hasText: "frames.ravel()" }).waitFor();
    await workbench.page.locator(".view-line", { hasText: "copies 147 MB" }).waitFor({ state: "detached" });
    await squiggles(workbench, "warning").first().waitFor({ state: "detached" });
  });

  it("reports no error meanwhile", () => assert.deepEqual(workbench.errors, []));
});
