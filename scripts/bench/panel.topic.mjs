/**
 * Whether the memory panel keeps up: its page, in Chromium, shows a program of many arrays while the pointer, the program's cursor and
 * a slider move.
 */
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { build } from "../build.mjs";
import { findChromium } from "../host/programs.mjs";
import { at } from "../project.mjs";
import { pyrightPlugin } from "../pyright-plugin.mjs";

const arrays = 2000;
const steps = 120;

/** @type {import("../bench.mjs").Topic} */
export default {
  title: "The memory panel",
  about: `The panel's page shows a program of ${arrays.toLocaleString("en-US")} arrays, in Chromium without a graphics card. Milliseconds between two frames, of which a display of 60 Hz shows one every 16.7, and the page's own work for each movement: script, style, layout and painting.`,
  measure: async () => {
    const found = findChromium();
    if (!found) return "Chromium was not found.";
    process.env.NDLENS_UI_BROWSER = found;
    await build({ production: true });
    const { answersFor, launchBrowser, openPanel } = await load();
    const browser = await launchBrowser();
    const panel = await openPanel(browser, "dark", { width: 900, height: 900, place: "tab" });
    const [last, before] = [arrays + 2, arrays + 1];
    const { state, movedBetween } = answersFor(program, last);
    await panel.post({ type: "state", state });
    await panel.page.locator(".row[aria-level]").first().waitFor();
    const measured = await frames(panel, [movedBetween(last, before), movedBetween(before, last)]);
    await browser.close();
    return [
      "| what moves | frames p50 | p95 | work p50 | p95 |",
      "| --- | --- | --- | --- | --- |",
      ...measured.map(({ what, between, work }) => {
        const cells = [between, work].flatMap((times) => [percentile(times, 50), percentile(times, 95)]);
        return `| ${what} | ${cells.map((time) => time.toFixed(1)).join(" | ")} |`;
      }),
    ].join("\n");
  },
};

/** Arrays of different sizes, each second one released after a while, some with a length that is typed in. */
const program = [
  "import numpy as np",
  "n = int(input())",
  ...Array.from({ length: arrays }, (_, i) => {
    const length = i % 10 === 0 ? "n" : String(1000 + ((i * 7919) % 9000));
    const release = i % 2 === 1 && i > 40 ? `; del a${i - 40}` : "";
    return `a${i} = np.zeros((${length}, 3))${release}`;
  }),
  "print(a0)",
].join("\n");

/** @returns {Promise<typeof import("../../test/host/ui/page.ts")>} */
async function load() {
  // The page finds the built files from where the window's tests are.
  const outfile = at("dist/test/host/ui/page.mjs");
  await esbuild.build({
    entryPoints: [at("test/host/ui/page.ts")],
    bundle: true,
    format: "esm",
    platform: "node",
    external: ["playwright-core"],
    outfile,
    plugins: [pyrightPlugin()],
    logLevel: "error",
  });
  return import(pathToFileURL(outfile).href);
}

/**
 * @param {import("../../test/host/ui/page.ts").PanelPage} panel
 * @param {readonly import("../../client/panel/changes.ts").Moved[]} moves there and back
 */
async function frames({ page }, moves) {
  const box = await page.locator(".timeline").boundingBox();
  if (!box) throw new Error("there is no timeline");
  const { mouse } = page;
  const x = (/** @type {number} */ step) => box.x + 10 + ((box.width - 20) * step) / steps;
  const y = (/** @type {number} */ step) => box.y + box.height - 25 - (step % 40);
  // Handed over before: that alone takes long.
  await page.evaluate((all) => Object.assign(window, { moves: all }), moves);
  const slider = page.locator(".slider input[type=range]").first();
  return [
    await record(page, "nothing", () => page.waitForTimeout(16)),
    await record(page, "the pointer over the timeline", (step) => mouse.move(x(step), y(step))),
    await record(page, "a drag over the timeline", async (step) => {
      if (step === 0) await mouse.down();
      await mouse.move(x(step), y(0));
      if (step === steps - 1) await mouse.up();
    }),
    await record(page, "the cursor in the program", (step) =>
      page.evaluate((at) => {
        const moved = /** @type {any} */ (window).moves[at];
        window.postMessage({ type: "moved", moved }, "*");
      }, step % 2),
    ),
    await record(page, "a slider", (step) =>
      slider.evaluate((element, value) => {
        /** @type {HTMLInputElement} */ (element).value = String(value);
        element.dispatchEvent(new Event("input", { bubbles: true }));
      }, 10 + step),
    ),
    await record(page, "the list, scrolled", () => mouse.wheel(0, 100)),
  ];
}

/**
 * Records the time between frames while something moves, and what the page does for each step.
 * @param {import("playwright-core").Page} page
 * @param {string} what
 * @param {(step: number) => Promise<unknown>} move
 */
async function record(page, what, move) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
  };
  await page.evaluate(() => {
    /** @type {number[]} */
    const times = [];
    Object.assign(window, { frameTimes: times });
    const tick = (/** @type {number} */ time) => {
      times.push(time);
      if ("frameTimes" in window && window.frameTimes === times) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const work = [];
  let before = await worked();
  for (let step = 0; step < steps; step++) {
    await move(step);
    const now = await worked();
    work.push(now - before);
    before = now;
  }
  const times = await page.evaluate(() => {
    const all = /** @type {{ frameTimes: number[] }} */ (/** @type {unknown} */ (window)).frameTimes;
    Object.assign(window, { frameTimes: undefined });
    return all;
  });
  await session.detach();
  return { what, between: times.slice(1).map((time, i) => time - times[i]), work };
}

/** @param {readonly number[]} times @param {number} percent */
function percentile(times, percent) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
