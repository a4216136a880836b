import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  clickWord,
  hover,
  openWorkbench,
  quickFixes,
  setTheme,
  showMemoryPanel,
  squiggles,
  type Workbench,
  writeFile,
} from "./workbench.ts";

const program = `import numpy as np

a = np.zeros((1000, 1000))
b = a.flatten()
print(b.sum())
`;

describe("the editor", () => {
  let workbench: Workbench;
  before(async () => {
    writeFile("editor.py", program);
    workbench = await openWorkbench("editor.py");
  });
  after(() => workbench?.close());

  it("underlines a needless copy", async () => {
    await squiggles(workbench).first().waitFor({ timeout: 20_000 });
  });

  it("shows an array's layout with its picture on hover", async () => {
    const shown = await hover(workbench, "a = np.zeros", "a");
    await shown.getByText("float64[1000, 1000]").first().waitFor();
    const picture = shown.locator("img[src^='data:image/svg+xml']").first();
    await picture.waitFor();
    const size = await picture.boundingBox();
    assert.ok(size && size.width > 50 && size.height > 20, `the picture measures ${JSON.stringify(size)}`);
    await workbench.page.keyboard.press("Escape");
  });

  it("lists the arrays that live at the cursor in the panel, in every theme", async () => {
    await clickWord(workbench, "b = a.flatten", "flatten");
    const panel = await showMemoryPanel(workbench);
    for (const theme of ["dark", "light", "contrast"] as const) {
      await setTheme(workbench, theme);
      await panel.locator("[role=treeitem]", { hasText: "float64[1000, 1000]" }).first().waitFor();
    }
  });

  it("applies a fix from the quick-fix menu", async () => {
    const fixes = await quickFixes(workbench, "b = a.flatten", "flatten");
    await fixes.filter({ hasText: "ravel" }).first().click();
    await workbench.page.locator(".view-line", { hasText: "ravel" }).waitFor();
    await squiggles(workbench).first().waitFor({ state: "detached", timeout: 20_000 });
  });

  it("reports no error meanwhile", () => assert.deepEqual(workbench.errors, []));
});
