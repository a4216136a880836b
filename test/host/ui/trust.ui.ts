import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  clickWord,
  evilNames,
  hover,
  openWorkbench,
  showMemoryPanel,
  type Workbench,
  writeFile,
} from "./workbench.ts";

describe("names that would be markup", () => {
  let workbench: Workbench;
  const dialogs: string[] = [];
  before(async () => {
    writeFile("names.py", evilNames);
    workbench = await openWorkbench("names.py");
    workbench.page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  });
  after(() => workbench?.close());

  it("are shown as they are in a hover", async () => {
    const shown = await hover(workbench, "table = np.zeros", "table");
    await shown.getByText("<img src=x onerror=alert(1)>").first().waitFor();
    assert.equal(
      await shown.locator("img[src='x'], a[href*='command:y'], a[data-href*='command:y']").count(),
      0,
    );
    await workbench.page.keyboard.press("Escape");
  });

  it("are shown as they are in the panel", async () => {
    await clickWord(workbench, "print(table", "table");
    const panel = await showMemoryPanel(workbench);
    const row = panel.locator(".row[aria-level]", { hasText: "<img src=x onerror=alert(1)>" }).first();
    await row.click();
    await panel.locator(".inspector .form", { hasText: "<img" }).waitFor();
    assert.equal(await panel.locator("img[src='x']").count(), 0);
  });

  it("run nothing", () => {
    assert.deepEqual(dialogs, []);
    assert.deepEqual(workbench.errors, []);
  });
});
