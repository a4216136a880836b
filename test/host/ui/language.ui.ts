import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  clickWord,
  openWorkbench,
  runCommand,
  type Workbench,
  webviewFrame,
  writeFile,
} from "./workbench.ts";

describe("VS Code in another language", () => {
  let workbench: Workbench;
  before(async () => {
    writeFile("german.py", "import numpy as np\n\na = np.zeros((1000, 1000))\nprint(a.flatten().sum())\n");
    workbench = await openWorkbench("german.py", { language: "de" });
  });
  after(() => workbench?.close());

  it("has the commands, the status bar and the panel in that language", async () => {
    await workbench.page.locator(".statusbar-item", { hasText: "H\u00f6chststand 16 MB" }).waitFor();
    await clickWord(workbench, "print(a", "flatten");
    await runCommand(workbench, "ndlens: Speicher anzeigen");
    const panel = await webviewFrame(workbench, "#panel");
    await panel.locator(".where", { hasText: "belegt in Zeile 4" }).waitFor();
    await panel.getByText("besitzt seine Daten").first().waitFor({ state: "attached" });
    await panel.locator("h2", { hasText: "Korrekturen" }).waitFor();
    assert.deepEqual(workbench.errors, []);
  });
});
