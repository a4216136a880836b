import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  clickWord,
  followLink,
  hover,
  openWorkbench,
  runCommand,
  showMemoryPanel,
  type Workbench,
  webviewFrame,
  writeFile,
} from "./workbench.ts";

const program = `import numpy as np

base = np.zeros((1000, 1000))
turned = base.T
copied = base.flatten()
n = int(input())
table = np.ones((n, 16))
print(turned, copied, table)
`;

describe("what people do with hints and with the panel", () => {
  let workbench: Workbench;
  before(async () => {
    writeFile("handled.py", program);
    workbench = await openWorkbench("handled.py");
    await workbench.page.locator(".view-line", { hasText: "view(base)" }).first().waitFor();
  });
  after(() => workbench?.close());

  it("shows the hover over a hint, and goes to the owner from there", async () => {
    const { page } = workbench;
    const shown = await hover(workbench, "turned = base", "view(base)");
    await shown.locator("img[src^='data:image/svg+xml']").first().waitFor();
    await shown.getByText("strides").first().waitFor();
    await page.keyboard.press("Escape");
    await clickWord(workbench, "print(turned", "print");
    await followLink(workbench, "turned = base", "view(base)");
    await page.getByText("Ln 3, Col 1", { exact: true }).waitFor();
  });

  it("selects in the editor the lines that were dragged over in the panel", async () => {
    const { page } = workbench;
    await clickWord(workbench, "copied = base", "flatten");
    const panel = await showMemoryPanel(workbench);
    const timeline = panel.locator(".timeline");
    await panel.locator(".timeline .block").first().waitFor();
    const box = await timeline.boundingBox();
    assert.ok(box);
    const y = box.y + box.height - 40;
    await page.mouse.move(box.x + 12, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 12, y, { steps: 6 });
    await page.mouse.up();
    await panel.locator(".note.span", { hasText: "Selected: lines 3" }).waitFor();
    await page.locator(".statusbar-item", { hasText: /Ln \d+, Col 1 \(\d+ selected\)/ }).waitFor();
  });

  it("goes to the line of the block that is clicked", async () => {
    const { page } = workbench;
    const panel = await showMemoryPanel(workbench);
    const box = await panel.locator(".timeline").boundingBox();
    assert.ok(box);
    // At the bottom lies what was made first.
    await page.mouse.click(box.x + box.width - 16, box.y + box.height - 24);
    await page.getByText("Ln 3, Col 8", { exact: true }).waitFor();
  });

  it("watches an expression at the cursor", async () => {
    const { page } = workbench;
    await clickWord(workbench, "print(turned", "print");
    await runCommand(workbench, "ndlens: Watch Array Expression");
    await page.locator("input[placeholder='a.T.strides']").fill("turned.strides");
    await page.keyboard.press("Enter");
    const panel = await webviewFrame(workbench, "#panel");
    await panel.locator(".watched", { hasText: "(8, 8000)" }).waitFor();
  });

  it("keeps what was chosen while the panel is hidden", async () => {
    const panel = await showMemoryPanel(workbench);
    await panel.locator(".slider input[type=number]").fill("1000000");
    await panel.locator(".tools vscode-textfield input").fill("table");
    await panel.locator(".row[aria-level]", { hasText: "128 MB = 128*n" }).waitFor();
    assert.equal(await panel.locator(".row[aria-level]").count(), 1);
    // What is shown is kept once it has come to rest.
    await workbench.page.waitForTimeout(1000);
    await runCommand(workbench, "View: Show Explorer");
    await workbench.page.locator(".explorer-folders-view").waitFor();
    const again = await showMemoryPanel(workbench);
    await again.locator(".row[aria-level]", { hasText: "128 MB = 128*n" }).waitFor();
    assert.equal(await again.locator(".row[aria-level]").count(), 1);
    assert.equal(await again.locator(".tools vscode-textfield input").inputValue(), "table");
    await again.locator(".watched", { hasText: "(8, 8000)" }).waitFor();
  });

  it("reports no error meanwhile", () => assert.deepEqual(workbench.errors, []));
});
