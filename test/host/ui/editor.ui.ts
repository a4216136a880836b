import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  clickWord,
  hover,
  openFile,
  openWorkbench,
  quickFixes,
  runCommand,
  setTheme,
  showMemoryPanel,
  squiggles,
  type Workbench,
  webviewFrame,
  writeFile,
} from "./workbench.ts";

const program = `import numpy as np

a = np.zeros((1000, 1000))
b = a.flatten()
print(b.sum())
t = a.T

def twice(x):
    return x * 2 - x

print(twice(a))
`;

const likely = `import numpy as np

def normalise(image: np.ndarray, weights):
    """Scale an image.

    Parameters
    ----------
    image : ndarray of shape (height, width), dtype float32
    weights : ndarray of shape (width,)
    """
    scaled = image - image.mean(axis=0, keepdims=True)
    return scaled * weights
`;

describe("the editor", () => {
  let workbench: Workbench;
  before(async () => {
    writeFile("editor.py", program);
    writeFile("likely.py", likely);
    workbench = await openWorkbench("editor.py");
  });
  after(() => workbench?.close());

  it("underlines a needless copy", async () => {
    await squiggles(workbench).first().waitFor();
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
      await panel.locator(".row[aria-level]", { hasText: "[1000, 1000]" }).first().waitFor();
    }
  });

  it("draws the blocks of memory in the panel, and what an array is when it is chosen", async () => {
    const panel = await showMemoryPanel(workbench);
    await panel.locator(".timeline .block").first().waitFor();
    await panel.locator(".row[aria-level]", { hasText: "[1000, 1000]" }).first().click();
    await panel.locator(".inspector .picture").waitFor();
    await panel.locator(".try").first().click();
    await panel.getByText("8 MB less").waitFor();
  });

  it("says over a function what it takes, and of an operator what it does", async () => {
    await workbench.page.locator(".codelens-decoration", { hasText: "peak 8 MB" }).waitFor();
    const shown = await hover(workbench, "return x * 2 - x", "*");
    await shown.getByText("new array of 8 MB").waitFor();
    await workbench.page.keyboard.press("Escape");
  });

  it("marks a view and its base while the cursor is on one of them", async () => {
    await clickWord(workbench, "t = a.T", "t");
    await workbench.page.locator(".cdr[class*='TextEditorDecorationType']").first().waitFor();
  });

  it("evaluates an expression at the cursor", async () => {
    await clickWord(workbench, "t = a.T", "t");
    await runCommand(workbench, "ndlens: Evaluate Array Expression");
    await workbench.page.locator("input[placeholder='a.T.strides']").fill("t.strides");
    await workbench.page.getByText("(8, 8000)").first().waitFor();
    await workbench.page.keyboard.press("Enter");
    // What a decoration adds to a line is drawn by its style.
    await workbench.page.waitForFunction(() =>
      [...document.querySelectorAll(".view-line span")].some((part) =>
        getComputedStyle(part, "::after").content.replaceAll("\u00a0", " ").includes("t.strides = (8, 8000)"),
      ),
    );
  });

  it("says what is likely in a function that nobody calls", async () => {
    await openFile(workbench, "likely.py");
    const shown = await hover(workbench, "scaled = image", "scaled");
    await shown.getByText("float32[height, width]").first().waitFor();
    await shown.getByText("nobody calls").waitFor();
    await workbench.page.keyboard.press("Escape");
  });

  it("draws hints behind names, and opens the panel where a lens is clicked", async () => {
    const { page } = workbench;
    await openFile(workbench, "editor.py");
    await page.locator(".view-line", { hasText: "float64[1000, 1000] 8 MB" }).first().waitFor();
    await page.locator(".codelens-decoration a", { hasText: "peak 8 MB" }).click();
    await page.getByText("Ln 9, Col 1", { exact: true }).waitFor();
    const panel = await webviewFrame(workbench, "#panel");
    await panel.locator(".where", { hasText: "line 9" }).waitFor();
  });

  it("applies a fix from the quick-fix menu", async () => {
    const fixes = await quickFixes(workbench, "b = a.flatten", "flatten");
    await fixes.filter({ hasText: "ravel" }).first().click();
    await workbench.page.locator(".view-line", { hasText: "ravel" }).waitFor();
    await squiggles(workbench).first().waitFor({ state: "detached" });
  });

  it("shows the panel as an editor tab, which goes on showing the file while it has the keyboard", async () => {
    const { page } = workbench;
    await clickWord(workbench, "print(b.sum", "sum");
    await runCommand(workbench, "View: Show Explorer");
    await runCommand(workbench, "ndlens: Open Memory in an Editor Tab");
    const panel = await webviewFrame(workbench, "#panel");
    await panel.locator(".row[aria-level]", { hasText: "[1000, 1000]" }).first().click();
    await panel.locator(".inspector .picture").waitFor();
    await page.waitForTimeout(1000);
    await panel.locator(".inspector .picture").waitFor();
    await page.locator(".statusbar-item", { hasText: "peak" }).waitFor();
  });

  it("reports no error meanwhile", () => assert.deepEqual(workbench.errors, []));
});
