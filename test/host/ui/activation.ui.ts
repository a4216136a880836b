import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { openWorkbench, outputOfExtension, runCommand, type Workbench, writeFile } from "./workbench.ts";

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

  it("says among the running extensions how long its start took", async () => {
    await runCommand(workbench, "Developer: Show Running Extensions");
    const row = workbench.page.locator(".runtime-extensions-editor .extension", { hasText: "ndlens" });
    const time = row.locator(".activation-time", { hasText: "Activation: " });
    const milliseconds = /(\d+)\s*ms/.exec((await time.textContent()) ?? "")?.[1];
    assert.ok(milliseconds);
    console.log(`    activation: ${milliseconds} ms`);
  });
});
