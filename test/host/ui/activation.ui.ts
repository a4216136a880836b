import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { openWorkbench, outputOfExtension, type Workbench, writeFile } from "./workbench.ts";

describe("the packed extension", () => {
  let workbench: Workbench;
  before(async () => {
    writeFile("plain.py", "import numpy as np\n");
    workbench = await openWorkbench("plain.py");
  });
  after(() => workbench?.close());

  it("opens a Python file without an error", async () => {
    await workbench.page.waitForTimeout(3000);
    assert.deepEqual(workbench.errors, []);
    assert.doesNotMatch(outputOfExtension(), /error/i);
    const notifications = await workbench.page.locator(".notification-toast").allTextContents();
    assert.deepEqual(notifications, []);
  });
});
