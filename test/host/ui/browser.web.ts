import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { hover, openWorkbench, squiggles, type Workbench, writeFile } from "./workbench.ts";

/** The header of a float32 array of 500 rows, and no more than that is needed. */
function writeArray(name: string): void {
  const header = "{'descr': '<f4', 'fortran_order': False, 'shape': (500, 30), }".padEnd(117);
  const data = Buffer.alloc(500 * 30 * 4);
  const head = Buffer.from(`\x93NUMPY\x01\x00\x76\x00${header}\n`, "latin1");
  writeFile(name, Buffer.concat([head, data]));
}

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
