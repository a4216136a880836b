import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { indexedPng } from "./png.ts";
import {
  clickWord,
  hover,
  openWorkbench,
  quickFixes,
  runCommand,
  setTheme,
  showMemoryPanel,
  squiggles,
  type Workbench,
} from "./workbench.ts";

/** The first of the examples, so that everybody can see the same. */
const example = "1_views_and_copies.py";

/** One picture: what brings the window into the state that it shows, and what ends that state. */
interface Picture {
  readonly show: (workbench: Workbench) => Promise<unknown>;
  readonly hide?: (workbench: Workbench) => Promise<unknown>;
}

const toggleSideBar = (workbench: Workbench) =>
  runCommand(workbench, "View: Toggle Primary Side Bar Visibility");

const pictures: Readonly<Record<string, Picture>> = {
  squiggle: { show: showSquiggles },
  hover: { show: (workbench) => hover(workbench, "tile[::2, 1::2]", "corner"), hide: dismiss },
  "quick-fix": { show: (workbench) => quickFixes(workbench, "pixels", "flatten"), hide: dismiss },
  panel: { show: showPanel, hide: toggleSideBar },
  terminal: { show: runInTerminal, hide: closeTerminal },
};

/** Takes the pictures of the documentation from the real editor into a folder, in a dark and a light theme; `only` names some of them. */
export async function take(folder: string, only: readonly string[] = []): Promise<void> {
  const workbench = await openWorkbench(example, { scale: 2, width: 1000, height: 740 });
  try {
    await toggleSideBar(workbench);
    // From then on the extension runs.
    await squiggles(workbench).first().waitFor();
    const chosen = Object.entries(pictures).filter(([name]) => only.length === 0 || only.includes(name));
    for (const theme of ["light", "dark"] as const) {
      await setTheme(workbench, theme);
      for (const [name, { show, hide }] of chosen) {
        await show(workbench);
        await settled(workbench);
        writeFileSync(join(folder, `${name}-${theme}.png`), await pictureOf(workbench));
        await hide?.(workbench);
      }
    }
  } finally {
    await workbench.close();
  }
}

async function showPanel(workbench: Workbench): Promise<void> {
  await clickWord(workbench, "pixels", "flatten");
  const panel = await showMemoryPanel(workbench);
  await panel.locator(".row[aria-level]", { hasText: "half" }).first().waitFor();
  await panel.locator(".timeline").scrollIntoViewIfNeeded();
  await dismiss(workbench);
}

async function showSquiggles(workbench: Workbench): Promise<void> {
  await squiggles(workbench).first().waitFor();
  await dismiss(workbench);
}

/** Shows the command line at work in VS Code's own terminal. */
async function runInTerminal(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await runCommand(workbench, "Terminal: Create New Terminal");
  await page.locator(".terminal-wrapper.active .xterm-rows", { hasText: "$" }).waitFor();
  await runCommand(workbench, "View: Toggle Maximized Panel");
  await runCommand(workbench, "Terminal: Focus Terminal");
  await page.keyboard.type(`clear; ndlens check ${example}\n`);
  await settled(workbench);
}

async function closeTerminal(workbench: Workbench): Promise<void> {
  await runCommand(workbench, "View: Toggle Maximized Panel");
  await runCommand(workbench, "Terminal: Kill the Active Terminal Instance");
}

/** Returns the window's picture; a page of the same browser reads its pixels. */
async function pictureOf({ page }: Workbench): Promise<Buffer> {
  const full = (await page.screenshot()).toString("base64");
  const reader = await page.context().browser()?.newPage();
  if (!reader) throw new Error("the browser has ended");
  const { width, height, data } = await reader.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
    // As text: millions of numbers take the browser minutes to hand over.
    const parts: string[] = [];
    for (let at = 0; at < pixels.length; at += 8192)
      parts.push(String.fromCharCode(...pixels.subarray(at, at + 8192)));
    return { width: image.width, height: image.height, data: btoa(parts.join("")) };
  }, full);
  await reader.close();
  return indexedPng({ width, height, data: Buffer.from(data, "base64") });
}

/** Waits until animations and late answers have come to rest. */
const settled = ({ page }: Workbench) => page.waitForTimeout(1500);

/** Closes menus and hovers, and moves the mouse away. */
async function dismiss({ page }: Workbench): Promise<void> {
  await page.keyboard.press("Escape");
  await page.mouse.move(250, 4);
  await page.keyboard.press("Escape");
}
