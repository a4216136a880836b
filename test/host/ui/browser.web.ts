import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { hover, openWorkbench, squiggles, type Workbench, writeArray, writeFile } from "./workbench.ts";

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
  });
});
