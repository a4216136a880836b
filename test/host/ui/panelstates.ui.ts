import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, it } from "mocha";
import type { PanelState } from "../../../client/panel/messages.ts";
import { answersFor, type PanelPage } from "./page.ts";
import { themes, usePanel } from "./usepanel.ts";

/** What the panel shows where there are no arrays, or none yet; it begins with "starting". */
const bare: Readonly<Record<string, PanelState | undefined>> = {
  starting: undefined,
  idle: { kind: "idle" },
  error: { kind: "error", message: "no server" },
  empty: answersFor("x = 1\n", 1).state,
  unknown: answersFor("import numpy as np\ntable = np.load(input())\nprint(table)\n", 3).state,
};

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe("the panel's page in each of its states", () => {
  let panel: PanelPage;
  const { state, inspected, start, open, last } = usePanel();

  const faults = async () => {
    await panel.page.evaluate(axe);
    const { violations } = await panel.page.evaluate<{
      violations: { id: string; nodes: { html: string }[] }[];
    }>("axe.run(document)");
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  };

  for (const theme of themes)
    for (const [name, shown] of Object.entries(bare))
      it(`has nothing that axe finds fault with (${name}, ${theme})`, async () => {
        panel = await start(theme);
        if (shown) await panel.post({ type: "state", state: shown });
        await panel.page.locator(".message:visible").first().waitFor();
        assert.deepEqual(await faults(), []);
      });

  for (const theme of themes)
    it(`has nothing that axe finds fault with (a wide tab, ${theme})`, async () => {
      panel = await open(theme, { width: 900, place: "tab" });
      assert.deepEqual(await faults(), []);
    });

  for (const theme of themes)
    it(`has nothing that axe finds fault with (${theme})`, async () => {
      panel = await open(theme);
      await panel.page.locator(".row[aria-level]").first().click();
      const inspect = await last("inspect");
      assert.ok(inspect.type === "inspect");
      const { buffer, array } = inspect.place;
      await panel.post({ type: "inspected", place: inspect.place, inspected: inspected(buffer, array, 300) });
      await panel.page.locator(".inspector .picture").waitFor();
      assert.deepEqual(await faults(), []);
    });

  it("says what to do when there is nothing to show", async () => {
    panel = await start("light");
    await panel.page.getByText("ndlens is starting").waitFor();
    await panel.post({ type: "state", state: { kind: "idle" } });
    await panel.page.getByText("Open a Python file").waitFor();
    await panel.page.getByRole("button", { name: "Open a Sample File" }).click();
    await last("sample");
    await panel.post({ type: "state", state: { kind: "error", message: "no server" } });
    await panel.page.getByRole("button", { name: "Restart the Server" }).click();
    await last("restart");
    await panel.page.getByRole("button", { name: "Show Output" }).click();
    await last("output");
    await panel.post({ type: "state", state: answersFor("x = 1\n", 1).state });
    await panel.page.getByText("This file makes no NumPy arrays.").waitFor();
  });

  it("says what is not known, and leads there", async () => {
    panel = await start("light");
    const text = "import numpy as np\ntable = np.load(input())\nprint(table)\n";
    await panel.post({ type: "state", state: answersFor(text, 3).state });
    await panel.page.getByText("Nothing is known of this file's arrays.").waitFor();
    await panel.page.getByRole("button", { name: "np.load(input()) on line 2" }).click();
    const reveal = await last("reveal");
    assert.ok(reveal.type === "reveal" && reveal.range.line === 2);
  });

  it("shows that it waits for an answer", async () => {
    panel = await open();
    const progress = panel.page.locator("vscode-progress-bar");
    await progress.waitFor({ state: "hidden" });
    await panel.post({ type: "busy", isBusy: true });
    await progress.waitFor();
    await panel.post({ type: "state", state });
    await progress.waitFor({ state: "hidden" });
  });
});
