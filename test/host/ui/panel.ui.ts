import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import type { PanelMessage } from "../../../client/panel/messages.ts";
import { answersFor, type PanelPage } from "./page.ts";
import { program, usePanel } from "./usepanel.ts";

const bundle = JSON.parse(
  readFileSync(new URL("../../../../l10n/bundle.l10n.json", import.meta.url), "utf8"),
) as Readonly<Record<string, string>>;

describe("the panel's page", () => {
  let panel: PanelPage;
  const { state, inspected, movedBetween, start, open, last } = usePanel();

  it("is reached everywhere by the Tab key", async () => {
    panel = await open();
    await panel.page.locator(".row[aria-level]").first().click();
    const { place } = (await last("inspect")) as Extract<PanelMessage, { type: "inspect" }>;
    await panel.post({ type: "inspected", place, inspected: inspected(place.buffer, place.array, 300) });
    await panel.page.locator(".inspector .picture").waitFor();
    await panel.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)");
    const reached = new Set<string>();
    for (let i = 0; i < 40; i++) {
      await panel.page.keyboard.press("Tab");
      reached.add(
        await panel.page.evaluate(() => {
          const at = document.activeElement;
          const label = at && "label" in at ? `${at.label}` : at?.getAttribute("aria-label");
          return label || at?.textContent?.trim() || "";
        }),
      );
    }
    const names = [...reached].join("\n");
    for (const name of [
      "peak 295 MB",
      "Bytes alive",
      "What if",
      "Value of n",
      "Filter",
      "Order of",
      "frames",
    ])
      assert.match(names, new RegExp(name));
    for (const name of [
      "Close the inspector",
      "Preview the memory",
      "Apply: ",
      "Save as SVG",
      "Save as JSON",
    ])
      assert.match(names, new RegExp(name));
  });

  it("speaks the person's language", async () => {
    const texts = Object.fromEntries(Object.keys(bundle).map((text) => [text, `\u00ab${text}\u00bb`]));
    panel = await start("dark", { texts });
    await panel.page.getByText("\u00abndlens is starting\u2026\u00bb").waitFor();
    await panel.post({ type: "state", state });
    await panel.page.locator(".row[aria-level]").first().waitFor();
    const spoken = await panel.page
      .locator("h1, h2, vscode-button, vscode-option, .where, .peak, .fits, .gauge-text, .saving > span")
      .allTextContents();
    assert.ok(spoken.length > 12);
    const english = spoken.filter(
      (text) => text.trim() !== "" && !/\u00ab|^(SVG|PNG|JSON|\u00d7)$/.test(text.trim()),
    );
    assert.deepEqual(english, []);
    await panel.page.locator(".facts .line", { hasText: "\u00abline 2\u00bb" }).waitFor();
  });

  it("stacks the blocks, names the one under the pointer and goes to where it was made", async () => {
    panel = await open();
    const timeline = panel.page.locator(".timeline");
    assert.equal(
      await timeline.locator(".block").count(),
      state.kind === "report" ? state.history?.blocks.length : 0,
    );
    const box = await timeline.boundingBox();
    assert.ok(box);
    await panel.page.mouse.move(box.x + box.width - 30, box.y + box.height - 26);
    await panel.page.locator(".tip", { hasText: "frames: 147 MB" }).waitFor();
    await panel.page.mouse.click(box.x + box.width - 30, box.y + box.height - 26);
    const reveal = await last("reveal");
    assert.ok(reveal.type === "reveal" && reveal.range.line === 2);
  });

  it("moves the cursor and walks the rows by keyboard alone", async () => {
    panel = await open();
    await panel.page.locator(".timeline").focus();
    await panel.page.keyboard.press("Home");
    const first = await last("reveal");
    assert.ok(first.type === "reveal" && first.range.line === 1);
    await panel.page.locator(".row[aria-level]").first().focus();
    await panel.page.keyboard.press("ArrowDown");
    await panel.page.keyboard.press("Enter");
    const inspect = await last("inspect");
    assert.ok(inspect.type === "inspect" && inspect.place.array === 1);
  });

  it("filters and sorts the rows", async () => {
    panel = await open();
    const names = () => panel.page.locator(".row[aria-level] .name").allTextContents();
    await panel.page.locator("vscode-single-select").click();
    await panel.page.locator("vscode-single-select li", { hasText: "by name" }).click();
    assert.deepEqual(await names(), ["frames", "half", "pixels", "table"]);
    await panel.page.locator(".tools vscode-textfield input").fill("half");
    assert.deepEqual(await names(), ["frames", "half"]);
  });

  it("is a table with headings that sort where there is room", async () => {
    panel = await open("dark", { width: 900 });
    const names = () => panel.page.locator(".row[aria-level='1'] .name").allTextContents();
    await panel.page.getByRole("button", { name: "Made on" }).click();
    assert.deepEqual(await names(), ["frames", "pixels", "table"]);
    await panel.page.getByRole("button", { name: "Made on" }).press("Enter");
    assert.deepEqual(await names(), ["table", "pixels", "frames"]);
    const sorted = panel.page.locator("[aria-sort]");
    assert.deepEqual(await sorted.allTextContents(), ["Made on"]);
    assert.equal(await sorted.getAttribute("aria-sort"), "descending");
  });

  it("selects a range of lines by a drag, and by keyboard", async () => {
    panel = await open();
    const box = await panel.page.locator(".timeline").boundingBox();
    assert.ok(box);
    const y = box.y + box.height - 40;
    await panel.page.mouse.move(box.x + 12, y);
    await panel.page.mouse.down();
    await panel.page.mouse.move(box.x + box.width / 2, y, { steps: 4 });
    await panel.page.mouse.up();
    const dragged = await last("reveal");
    assert.ok(dragged.type === "reveal" && dragged.selects && dragged.range.line === 2);
    assert.ok(dragged.range.endLine > 4);
    await panel.page
      .locator(".note.span", { hasText: /lines 2\u20134: peak 295 MB, 2 allocations/ })
      .waitFor();
    await panel.page.locator(".timeline").focus();
    await panel.page.keyboard.press("Escape");
    await panel.page.locator(".note.span").waitFor({ state: "hidden" });
    await panel.page.keyboard.press("Shift+ArrowRight");
    await panel.page.locator(".note.span", { hasText: "Selected: line" }).waitFor();
  });

  it("shows how much of the budget the peak takes", async () => {
    panel = await open();
    const gauge = panel.page.getByRole("meter", { name: "Memory budget" });
    assert.equal(await gauge.getAttribute("aria-valuetext"), "2% of 16 GB at the peak");
    const small = answersFor(`# ndlens: peak < 200 MB\n${program}`, 9).state;
    await panel.post({ type: "state", state: small });
    await panel.page.getByText("95 MB over the budget of 200 MB at the peak").waitFor();
  });

  it("shows the values of an array as colours, and how a list holds it", async () => {
    const text =
      "import numpy as np\nheld = []\nheld.append(np.arange(24))\nramp = np.linspace(0, 1, 64)\nprint(held)\n";
    const { state, inspected } = answersFor(text, 5);
    panel = await start("dark");
    await panel.post({ type: "state", state });
    await panel.page.locator(".row[aria-level='1']", { hasText: "line 3" }).click();
    const { place } = (await last("inspect")) as Extract<PanelMessage, { type: "inspect" }>;
    await panel.post({ type: "inspected", place, inspected: inspected(place.buffer, place.array, 300) });
    await panel.page.locator(".pins", { hasText: "Kept alive by held[0] \u2192 192 B of memory" }).waitFor();
    await panel.page.locator(".row[aria-level='1']", { hasText: "ramp" }).click();
    const named = (await last("inspect")) as Extract<PanelMessage, { type: "inspect" }>;
    const { buffer, array } = named.place;
    await panel.post({ type: "inspected", place: named.place, inspected: inspected(buffer, array, 300) });
    const heat = await panel.page.getByAltText("The values as colours").boundingBox();
    assert.ok(heat && heat.width > 100 && heat.height > 30);
  });

  it("lets all numbers follow a slider", async () => {
    panel = await open();
    await panel.page.locator(".slider input[type=number]").fill("1000000");
    await panel.page.locator(".row[aria-level]", { hasText: "128 MB = 128*n" }).waitFor();
    await panel.page.locator(".live", { hasText: "423 MB" }).waitFor();
    assert.match((await panel.page.locator(".fits").textContent()) ?? "", /^fits in 16 GB up to n = 122,/);
  });

  it("shows the memory after a fix over the present one, and has it applied", async () => {
    panel = await open();
    await panel.page.locator(".try").first().click();
    const asked = await last("preview");
    assert.ok(asked.type === "preview" && state.kind === "report");
    const fixed = answersFor(program.replace("flatten", "ravel"), 8).state;
    assert.ok(fixed.kind === "report" && fixed.history);
    await panel.post({ type: "ghost", fix: asked.fix, version: 1, history: fixed.history });
    await panel.page.getByText("147 MB less").waitFor();
    assert.match((await panel.page.locator(".ghost").getAttribute("d")) ?? "", /^M/);
    await panel.page.locator(".apply").first().click();
    assert.deepEqual(await last("apply"), { type: "apply", fix: 0, version: 1 });
  });

  it("has the bars in the colours of the blocks", async () => {
    panel = await open();
    const coloursOf = (selector: string) =>
      panel.page
        .locator(selector)
        .evaluateAll((all) => all.map((one) => /\bc\d\b/.exec(one.getAttribute("class") ?? "")?.[0]));
    const rows = await coloursOf(".row[aria-level='1']");
    assert.equal(new Set(rows).size, 3);
    for (const block of await coloursOf(".timeline .block:not(.rest)")) assert.ok(rows.includes(block));
  });

  it("keeps the timeline where only the cursor has moved", async () => {
    panel = await open();
    const shapes = panel.page.locator(".timeline .block");
    const drawn = await shapes.first().getAttribute("d");
    await panel.post({ type: "moved", moved: movedBetween(8, 3) });
    await panel.page.locator(".where", { hasText: "line 3" }).waitFor();
    assert.equal(await shapes.first().getAttribute("d"), drawn);
    await panel.page.locator(".row[aria-level='1']", { hasText: "frames" }).waitFor();
    assert.equal(await panel.page.locator(".row[aria-level]", { hasText: "pixels" }).count(), 0);
  });

  it("shows a part of thousands of arrays, and more when it is asked", async () => {
    const many = Array.from({ length: 120 }, (_, i) => `a${i} = np.zeros(${1000 + i})`);
    const text = ["import numpy as np", ...many, "print(a0)"].join("\n");
    panel = await start("dark");
    await panel.post({ type: "state", state: answersFor(text, 122).state });
    const rows = panel.page.locator(".row[aria-level]");
    await rows.first().waitFor();
    assert.equal(await rows.count(), 50);
    await panel.page.getByRole("button", { name: "Show 50 more of 120" }).click();
    assert.equal(await rows.count(), 100);
    await panel.page.getByRole("button", { name: "Show 20 more of 120" }).press("Enter");
    assert.equal(await rows.count(), 120);
    await panel.page.locator(".tools vscode-textfield input").fill("a11");
    assert.equal(await rows.count(), 11);
  });

  it("watches expressions", async () => {
    panel = await open();
    await panel.page.locator("input[aria-label='Expression to watch']").fill("half.strides");
    await panel.page.keyboard.press("Enter");
    assert.deepEqual(await last("watch"), { type: "watch", expressions: ["half.strides"] });
    assert.ok(state.kind === "report");
    const watched = [{ expression: "half.strides", value: { text: "(2457600, 10240, 16)" } }];
    await panel.post({ type: "state", state: { ...state, watched } });
    await panel.page.locator(".watched", { hasText: "(2457600, 10240, 16)" }).waitFor();
  });

  it("saves itself as SVG, PNG and JSON", async () => {
    panel = await open();
    const saved = async (format: string) => {
      await panel.page.locator(".save", { hasText: format.toUpperCase() }).click();
      await panel.page.waitForFunction(
        (wanted) =>
          (window as never as { sent: { format?: string }[] }).sent.some((one) => one.format === wanted),
        format,
      );
      const message = await last("save");
      return message.type === "save" ? message.content : "";
    };
    const svg = await saved("svg");
    assert.match(svg, /^<svg [^>]*xmlns/);
    assert.match(svg, /fill="rgb/);
    assert.ok(
      Buffer.from(await saved("png"), "base64")
        .subarray(1, 4)
        .equals(Buffer.from("PNG")),
    );
    assert.equal(JSON.parse(await saved("json")).history.blocks[0].name, "frames");
  });

  it("keeps what was chosen while it is hidden", async () => {
    const order = { sort: "name", isReversed: false };
    const kept = { state, values: { n: 5 }, order, filter: "half", watched: [], folded: ["Watch"] };
    panel = await start("dark", { kept });
    await panel.page.locator(".row[aria-level]", { hasText: "half" }).waitFor();
    assert.equal(await panel.page.locator(".tools vscode-textfield input").inputValue(), "half");
    assert.equal(await panel.page.locator("details[data-fold='Watch']").getAttribute("open"), null);
    assert.equal(await panel.page.locator("details[data-fold='Fixes']").getAttribute("open"), "");
  });

  it("shows names from the program as text", async () => {
    const evil = "<img src=x onerror=window.hit=1>";
    panel = await start("dark");
    assert.ok(state.kind === "report" && state.history);
    const { report, history } = state;
    const rename = <T extends { readonly names: readonly string[] }>(array: T) => ({
      ...array,
      names: [evil],
      dtype: evil,
    });
    const buffers = report.buffers.map((buffer) => ({ ...buffer, arrays: buffer.arrays.map(rename) }));
    const blocks = history.blocks.map((block) => ({ ...block, name: evil }));
    const fixes = state.fixes.map((fix) => ({ ...fix, title: evil, message: evil }));
    const watched = [{ expression: evil, value: { text: evil, show: evil } }];
    await panel.post({
      type: "state",
      state: {
        ...state,
        fixes,
        watched,
        report: { ...report, buffers, note: evil },
        history: { ...history, blocks },
      },
    });
    await panel.page.locator(".row[aria-level]").first().click();
    const inspect = await last("inspect");
    assert.ok(inspect.type === "inspect");
    const shown = {
      show: evil,
      attributes: [[evil, evil] as const],
      summary: evil,
      preview: evil,
      contents: evil,
    };
    await panel.post({ type: "inspected", place: inspect.place, inspected: shown });
    await panel.page.locator(".preview", { hasText: "<img" }).waitFor();
    await panel.page.locator(".save", { hasText: "SVG" }).click();
    const saved = await last("save");
    assert.ok(saved.type === "save" && !saved.content.includes("<img"));
    assert.equal(await panel.page.locator("img[src=x]").count(), 0);
    assert.equal(await panel.page.evaluate("window.hit"), undefined);
  });
});
