import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Frame, type Locator, type Page } from "playwright-core";
import { workbenchAddress } from "../../../scripts/host/address.mjs";
import { chromiumArguments } from "../chromium.mjs";

/** A VS Code window with the extension installed and a copy of examples/ open. */
export interface Workbench {
  readonly page: Page;
  /** The workspace's folder on disk. */
  readonly folder: string;
  /** The errors in the window's console that name the extension. */
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
}

/** VS Code's own themes: their names and how its window is marked while one is on. */
export const themes = {
  dark: { name: "Dark 2026", mark: "vs-dark" },
  light: { name: "Light 2026", mark: "vs" },
  contrast: { name: "Dark High Contrast", mark: "hc-black" },
  contrastLight: { name: "Light High Contrast", mark: "hc-light" },
} as const;

const field = "<img src=x onerror=alert(1)>";

/** A program whose names would be markup if they were not shown as they are. */
export const evilNames = `import numpy as np

record = np.dtype([("${field}", "f4"), ("[x](command:y)", "i4")])
table = np.zeros(1000, dtype=record)
column = table["${field}"]
print(table, column)
`;

/** The text of a notebook with these cells of code. */
export function notebookText(sources: readonly string[]): string {
  const cells = sources.map((source) => ({
    cell_type: "code",
    metadata: {},
    source,
    execution_count: null,
    outputs: [],
  }));
  const metadata = { kernelspec: { language: "python", name: "python3", display_name: "Python 3" } };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
}

/** Milliseconds that anything in the window may take. */
const patience = 90_000;

const modifier = process.platform === "darwin" ? "Meta" : "Control";

/** Opens a window on the workspace, showing a file of it, once the file's text is there. */
export async function openWorkbench(
  file: string,
  { scale = 1, width = 1280, height = 800, language = "en" } = {},
): Promise<Workbench> {
  const folder = environment("NDLENS_UI_WORKSPACE");
  const browser: Browser = await chromium.launch({
    executablePath: environment("NDLENS_UI_BROWSER"),
    args: [...chromiumArguments],
  });
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
  // A busy machine takes its time to load some twenty megabytes of scripts.
  page.setDefaultTimeout(patience);
  page.setDefaultNavigationTimeout(patience);
  // What VS Code is told in builds for other languages; its own texts stay English.
  if (language !== "en")
    await page.addInitScript((name) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }), language);
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && /ndlens\.ndlens/.test(message.text())) errors.push(message.text());
  });
  const address = workbenchAddress(environment("NDLENS_UI_ORIGIN"), { folder, file: join(folder, file) });
  await page.goto(address);
  await page.locator(".monaco-editor .view-line").first().waitFor();
  return { page, folder, errors, close: () => browser.close() };
}

/** Writes a file into the workspace, whether or not a window is open on it. */
export function writeFile(name: string, content: string | Uint8Array): void {
  writeFileSync(join(environment("NDLENS_UI_WORKSPACE"), name), content);
}

/** Changes the workspace's settings; an open window takes them over at once. */
export function writeSettings(settings: Readonly<Record<string, unknown>>): void {
  mkdirSync(join(environment("NDLENS_UI_WORKSPACE"), ".vscode"), { recursive: true });
  writeFile(".vscode/settings.json", JSON.stringify(settings));
}

/** Shows another file of the workspace. */
export async function openFile({ page }: Workbench, name: string): Promise<void> {
  await trying(page, async (timeout) => {
    await page.keyboard.press(`${modifier}+KeyP`);
    await page.locator(".quick-input-widget input").fill(name, { timeout });
    // Enter would take the first of the files that were open before, until the list has been filtered.
    await page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().click({ timeout });
    await page.locator(".tab.active", { hasText: name }).waitFor({ timeout });
  });
  await page.locator(".monaco-editor .view-line").first().waitFor();
}

/** Does something with a list again that has been closed: what takes the keyboard late, as a page that is still opening does, closes it. */
async function trying(page: Page, act: (timeout: number) => Promise<void>): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await act(8000);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await page.keyboard.press("Escape");
    }
  }
}

/** Runs a command by the title that the command palette shows. */
export async function runCommand({ page }: Workbench, title: string): Promise<void> {
  const row = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
  await trying(page, async (timeout) => {
    await page.keyboard.press("F1");
    await page.locator(".quick-input-widget input").fill(`>${title}`, { timeout });
    await row.click({ timeout });
  });
}

/** Opens the extension's walkthrough. */
export async function openWalkthrough(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await runCommand(workbench, "Welcome: Open Walkthrough...");
  await page.locator(".quick-input-widget input").fill("NumPy");
  // By the keyboard: under the mouse the entry may have a tooltip before it.
  await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: "NumPy" }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".getting-started-media img").first().waitFor({ state: "attached" });
  await page.waitForFunction(
    () => (document.querySelector(".getting-started-media img") as HTMLImageElement | null)?.naturalWidth,
  );
}

/** Returns the squiggles that are drawn, of one severity or of any. */
export function squiggles({ page }: Workbench, severity?: "error" | "warning" | "info" | "hint"): Locator {
  const severities = severity ? [severity] : ["error", "warning", "info", "hint"];
  return page.locator(severities.map((name) => `.squiggly-${name}`).join(", "));
}

/** Moves the mouse over a word of the line that contains a text, and returns the hover once it shows content. */
export async function hover(workbench: Workbench, line: string, word: string): Promise<Locator> {
  const { page } = workbench;
  const shown = page.locator(".monaco-hover:not(.hidden)", { has: page.locator(".hover-contents") }).first();
  const deadline = Date.now() + patience;
  // Hints that come late move the word away from under the mouse.
  while (Date.now() < deadline) {
    const { x, y } = await wordPosition(workbench, line, word);
    await page.mouse.move(x + 40, y + 60);
    await page.mouse.move(x, y, { steps: 4 });
    const isThere = await shown.waitFor({ timeout: 8000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return shown;
  }
  throw new Error(`no hover shows over ${word}`);
}

/** Puts the cursor into a word of the line that contains a text. */
export async function clickWord(workbench: Workbench, line: string, word: string): Promise<void> {
  const { x, y } = await wordPosition(workbench, line, word);
  await workbench.page.mouse.click(x, y);
}

/** Follows the link that a word of the line, or of a hint in it, is while the modifier key is held. */
export async function followLink(workbench: Workbench, line: string, word: string): Promise<void> {
  const { mouse, keyboard } = workbench.page;
  const { x, y } = await wordPosition(workbench, line, word);
  await mouse.move(x + 40, y + 60);
  await keyboard.down(modifier);
  await mouse.move(x, y, { steps: 4 });
  await workbench.page.waitForTimeout(300);
  await mouse.click(x, y);
  await keyboard.up(modifier);
}

/** Opens the quick-fix menu at a word and returns its entries. */
export async function quickFixes(workbench: Workbench, line: string, word: string): Promise<Locator> {
  const { page } = workbench;
  const entries = page.locator(".action-widget .monaco-list-row.action");
  const deadline = Date.now() + patience;
  // What takes the keyboard late, as a panel that is still opening does, closes the menu again.
  for (;;) {
    await clickWord(workbench, line, word);
    await page.keyboard.press(`${modifier}+Period`);
    try {
      await entries.first().waitFor({ timeout: 8000 });
      return entries;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await page.keyboard.press("Escape");
    }
  }
}

/** Returns the frame of the webview that can be seen and whose page holds what the selector names. */
export async function webviewFrame({ page }: Workbench, selector: string): Promise<Frame> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    for (const frame of page.frames()) {
      const count = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (count > 0 && frame !== page.mainFrame() && (await isShown(frame))) return frame;
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`no webview shows ${selector}`);
}

/** False for the frames of views that keep their state while they are hidden. */
async function isShown(frame: Frame): Promise<boolean> {
  const outer = frame.parentFrame();
  if (outer?.parentFrame()) return isShown(outer);
  const element = await frame.frameElement().catch(() => undefined);
  return (await element?.isVisible()) ?? false;
}

/** Shows the memory panel and returns its page. */
export async function showMemoryPanel(workbench: Workbench): Promise<Frame> {
  await runCommand(workbench, "ndlens: Show Memory");
  return webviewFrame(workbench, "#panel");
}

/** Writes a float32 array of 500 rows of 30 into a .npy file of the workspace. */
export function writeArray(name: string): void {
  const header = "{'descr': '<f4', 'fortran_order': False, 'shape': (500, 30), }".padEnd(117);
  const data = Buffer.from(Float32Array.from({ length: 500 * 30 }, (_, i) => i / 10).buffer);
  writeFile(name, Buffer.concat([Buffer.from(`\x93NUMPY\x01\x00\x76\x00${header}\n`, "latin1"), data]));
}

/** Returns all that the extension has written to its output channels. */
export function outputOfExtension(): string {
  const folder = environment("NDLENS_UI_LOGS");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const own = files.filter((file) => /ndlens[^/\\]*\.log$|ndlens\.ndlens.*\.log$/i.test(file));
  return own.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
}

/** Changes the colour theme and waits until the window shows it. */
export async function setTheme(workbench: Workbench, theme: keyof typeof themes): Promise<void> {
  const { page } = workbench;
  await runCommand(workbench, "Preferences: Color Theme");
  await page.locator(".quick-input-widget input[placeholder*='Color Theme']").waitFor();
  await page.locator(".quick-input-widget input").fill(themes[theme].name);
  await page.keyboard.press("Enter");
  await page.locator(`.monaco-workbench.${themes[theme].mark}`).waitFor();
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}

/** Returns the middle of a word on the screen, in the first visible line that contains a text. */
async function wordPosition(
  { page }: Workbench,
  line: string,
  word: string,
): Promise<{ x: number; y: number }> {
  const row = page
    .locator(".monaco-editor .view-line")
    .filter({ hasText: asShown(line) })
    .first();
  await row.waitFor();
  const position = await row.evaluate((element, wanted) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: { node: Node; start: number }[] = [];
    let all = "";
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      nodes.push({ node, start: all.length });
      all += node.textContent ?? "";
    }
    const middle = all.replaceAll("\u00a0", " ").indexOf(wanted) + Math.floor(wanted.length / 2);
    const holder = nodes.findLast(({ start }) => start <= middle);
    if (!holder) return undefined;
    const range = document.createRange();
    range.setStart(holder.node, middle - holder.start);
    range.setEnd(holder.node, middle - holder.start + 1);
    const box = range.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, word);
  if (!position) throw new Error(`the line has no ${word}`);
  return position;
}

/** Returns a pattern for a text: in place of each space the editor may draw a no-break one, and inlay hints. */
function asShown(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(escaped.replaceAll(" ", ".*"));
}

function environment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: in-window.mjs sets it`);
  return value;
}
