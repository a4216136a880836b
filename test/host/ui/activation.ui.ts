import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { openWorkbench, type Workbench } from "./workbench.ts";

describe("the packed extension", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench("activation.py");
  });
  after(() => workbench?.close());

  it("opens a Python file without an error", async () => {
    await workbench.page.waitForTimeout(3000);
    assert.deepEqual(workbench.errors, []);
    const notifications = await workbench.page.locator(".notification-toast").allTextContents();
    assert.deepEqual(notifications, []);
  });
});
