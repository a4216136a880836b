import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dismiss, pictureOf, settled } from "./pictures.ts";
import {
  clickWord,
  evilNames,
  hover,
  notebookText,
  openFile,
  openWalkthrough,
  openWorkbench,
  quickFixes,
  runCommand,
  setTheme,
  showMemoryPanel,
  squiggles,
  type themes,
  type Workbench,
  webviewFrame,
  writeArray,
  writeFile,
  writeSettings,
} from "./workbench.ts";

/** The first of the examples, so that everybody can see the same. */
const example = "1_views_and_copies.py";

const cells = [
  "import numpy as np\nframes = np.zeros((60, 480, 640))",
  "half = frames[:, ::2, ::2]\nprint(half.shape)",
  "pixels = frames.flatten()\nprint(pixels.mean())",
];

/** Pixels of the window, as pages count them. */
const size = { width: 960, height: 700 };

type Theme = keyof typeof themes;

/** One picture: what brings the window into the state that it shows, and what ends that state. */
interface Picture {
  readonly show: (workbench: Workbench) => Promise<unknown>;
  readonly hide?: (workbench: Workbench) => Promise<unknown>;
  /** The light and the dark one when absent. */
  readonly themes?: readonly Theme[];
  /** True for what the extension shows where it runs in the browser. */
  readonly inBrowser?: true;
  /** English when absent. */
  readonly language?: string;
}

const inDark = { themes: ["dark"] } as const;
const inAll = { themes: ["light", "dark", "contrast", "contrastLight"] } as const;

/** A function that nobody calls, and sizes that are typed in. */
const distances = `import numpy as np


def normalise(image: np.ndarray, weights):
    """Scale an image.

    Parameters
    ----------
    image : ndarray of shape (height, width), dtype float32
    weights : ndarray of shape (width,)
    """
    scaled = image - image.mean(axis=0, keepdims=True)
    return scaled * weights


def distances(points):
    difference = points[:, None, :] - points[None, :, :]
    return np.sqrt((difference**2).sum(axis=-1))


n = int(input("points: "))
points = np.random.default_rng(0).normal(size=(n, 64))
table = distances(points)
order = table.T.flatten()
print(order.argmin())
`;

const unknown = `import sys

import numpy as np

table = np.load(sys.argv[1])
scaled = table / table.max()
print(scaled.mean(axis=0))
`;

const loaded = `import numpy as np

# dtype, shape and order stand in the header of the file.
table = np.load("table.npy")
stack = np.repeat(table[None], 100, axis=0)
flat = stack.flatten()
print(flat.mean())
`;

const toggleSideBar = (workbench: Workbench) =>
  runCommand(workbench, "View: Toggle Primary Side Bar Visibility");

const pictures: Readonly<Record<string, Picture>> = {
  squiggle: { show: showSquiggles },
  hover: { show: (workbench) => hover(workbench, "tile[::2, 1::2]", "corner"), hide: dismiss, ...inAll },
  "quick-fix": { show: (workbench) => quickFixes(workbench, "pixels", "flatten"), hide: dismiss },
  panel: { show: showPanel, hide: toggleSideBar, ...inAll },
  terminal: { show: runInTerminal, hide: closeTerminal },
  "panel-tab": { show: showTab, hide: closeTab, ...inDark },
  index: { show: (workbench) => hover(workbench, "half = frames", "::2"), hide: dismiss, ...inDark },
  likely: { show: showLikely, hide: dismiss, ...inDark },
  function: {
    show: (workbench) => showInDistances(workbench, "table = dist", "distances"),
    hide: dismiss,
    ...inDark,
  },
  operator: {
    show: (workbench) => showInDistances(workbench, "difference**2", "**"),
    hide: dismiss,
    ...inDark,
  },
  argument: {
    show: (workbench) => showInDistances(workbench, "sum(axis", "axis"),
    hide: closeEditor,
    ...inDark,
  },
  hints: { show: showAllHints, hide: usualHints, ...inDark },
  unknown: { show: showUnknown, hide: closeBoth, ...inDark },
  settings: { show: showSettings, hide: closeEditor, ...inDark },
  formulas: { show: showFormulas, hide: closeBoth, ...inDark },
  sharing: { show: showSharing, hide: dismiss, ...inDark },
  evaluate: { show: showValue, hide: dismiss, ...inDark },
  scratchpad: { show: showScratchpad, hide: closeEditor, ...inDark },
  notebook: { show: showNotebook, hide: closeEditor, ...inDark },
  walkthrough: { show: showWalkthrough, hide: hideWalkthrough, ...inDark },
  trust: { show: showNames, hide: closeEditor, ...inDark },
  neovim: { show: showNeovim, hide: closeTerminal, ...inDark },
  browser: { show: showLoaded, inBrowser: true, ...inDark },
  language: { show: showGerman, language: "de", ...inDark },
};

/** Neovim with its own client, as docs/editors/neovim.md sets it up for old and new ones. */
const neovim = `vim.opt.number = true
vim.opt.signcolumn = "yes"
vim.opt.laststatus = 0
vim.cmd("highlight NormalFloat ctermbg=236 ctermfg=252 | highlight SignColumn ctermbg=none")
local settings = { name = "ndlens", cmd = { "ndlens", "lsp", "--stdio" }, root_dir = vim.fn.getcwd() }
if vim.lsp.start then vim.lsp.start(settings) else vim.lsp.buf_attach_client(0, vim.lsp.start_client(settings)) end
vim.fn.search("^pixels")
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end)
vim.lsp.buf.hover()
`;

/**
 * Takes the pictures of the documentation from the real editor into a folder, in a dark and a light theme; `only` names some of them. `inBrowser` says
 * where the extension runs, and so which ones can be taken.
 */
export async function take(folder: string, only: readonly string[], inBrowser: boolean): Promise<void> {
  const chosen = Object.entries(pictures).filter(
    ([name, picture]) =>
      (only.length === 0 || only.includes(name)) && (picture.inBrowser === true) === inBrowser,
  );
  if (chosen.length === 0) return;
  // What is written later is not found by the list of files.
  writeFile("distances.py", distances);
  writeFile("names.py", evilNames);
  writeFile("frames.ipynb", notebookText(cells));
  writeFile("neovim.lua", neovim);
  writeFile("unknown.py", unknown);
  writeArray("table.npy");
  writeFile("loaded.py", loaded);
  for (const language of new Set(chosen.map(([, picture]) => picture.language ?? "en")))
    await takeIn(
      language,
      folder,
      chosen.filter(([, picture]) => (picture.language ?? "en") === language),
    );
}

/** Takes pictures of a window of its own, in a language. */
async function takeIn(
  language: string,
  folder: string,
  chosen: readonly (readonly [name: string, picture: Picture])[],
): Promise<void> {
  const workbench = await openWorkbench(example, { scale: 1.5, ...size, language });
  try {
    await toggleSideBar(workbench);
    // From then on the extension runs.
    await squiggles(workbench).first().waitFor();
    for (const theme of ["light", "dark", "contrast", "contrastLight"] as const) {
      const shown = chosen.filter(([, { themes = ["light", "dark"] }]) => themes.includes(theme));
      if (shown.length === 0) continue;
      await setTheme(workbench, theme);
      for (const [name, { show, hide }] of shown) {
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

/** The panel as an editor tab of the whole width, with what a fix would save. */
async function showTab(workbench: Workbench): Promise<void> {
  await clickWord(workbench, "chosen = frames", "frames");
  await runCommand(workbench, "ndlens: Open Memory in an Editor Tab");
  const panel = await webviewFrame(workbench, "#panel");
  await panel.locator(".row[aria-level='2']", { hasText: "half" }).first().click();
  await panel.locator(".inspector .picture").waitFor();
  await panel.locator(".try").first().click();
  await panel.getByText("147 MB less").waitFor();
  await workbench.page.locator(".tab", { hasText: "Memory" }).first().click();
  await runCommand(workbench, "View: Toggle Maximize Editor Group");
  await panel.locator(".live").scrollIntoViewIfNeeded();
}

async function closeTab(workbench: Workbench): Promise<void> {
  await runCommand(workbench, "View: Toggle Maximize Editor Group");
  await closeEditor(workbench);
}

function showLikely(workbench: Workbench): Promise<void> {
  return showInDistances(workbench, "scaled = image", "scaled");
}

/** A hover in the program whose sizes are typed in. */
async function showInDistances(workbench: Workbench, line: string, word: string): Promise<void> {
  const tab = workbench.page.locator(".tab.active", { hasText: "distances.py" });
  if (!(await tab.isVisible())) await openFile(workbench, "distances.py");
  await workbench.page.locator(".codelens-decoration").first().waitFor();
  await hover(workbench, line, word);
}

/** Hints with all that is known. */
async function showAllHints(workbench: Workbench): Promise<void> {
  writeSettings({ "ndlens.inlayHints.detail": "full" });
  await workbench.page
    .locator(".view-line", { hasText: /C.147.MB/ })
    .first()
    .waitFor();
  await dismiss(workbench);
}

async function usualHints(): Promise<void> {
  writeSettings({});
}

/** The panel on a program of whose arrays nothing is known. */
async function showUnknown(workbench: Workbench): Promise<void> {
  await openFile(workbench, "unknown.py");
  const panel = await showMemoryPanel(workbench);
  await panel.getByText("Nothing is known of this file's arrays.").waitFor();
  await dismiss(workbench);
}

async function showGerman(workbench: Workbench): Promise<void> {
  await clickWord(workbench, "pixels", "flatten");
  await runCommand(workbench, "ndlens: Speicher anzeigen");
  const panel = await webviewFrame(workbench, "#panel");
  await panel.locator(".row[aria-level]", { hasText: "Sicht auf frames" }).first().waitFor();
  await dismiss(workbench);
}

async function showSettings(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await runCommand(workbench, "Preferences: Open Settings (UI)");
  await page.locator(".settings-editor .suggest-input-container").first().click();
  await page.keyboard.type("@ext:ndlens.ndlens");
  await page.locator(".setting-item", { hasText: "Threshold" }).first().waitFor();
  // The Escape key would close the settings.
  await page.mouse.move(250, 4);
}

/** Sizes that are typed in: formulas in hints and lenses, and in the panel a slider. */
async function showFormulas(workbench: Workbench): Promise<void> {
  await openFile(workbench, "distances.py");
  await workbench.page.locator(".codelens-decoration").first().waitFor();
  await clickWord(workbench, "order = table", "flatten");
  const panel = await showMemoryPanel(workbench);
  await panel.locator(".slider").first().waitFor();
  await dismiss(workbench);
}

/** Steps have their pictures beside them only where there is room. */
async function showWalkthrough(workbench: Workbench): Promise<void> {
  await workbench.page.setViewportSize({ ...size, width: 1320 });
  await openWalkthrough(workbench);
}

async function hideWalkthrough(workbench: Workbench): Promise<void> {
  await workbench.page.setViewportSize(size);
  await closeEditor(workbench);
}

/** Closes what was opened beside the example. */
async function closeEditor(workbench: Workbench): Promise<void> {
  await runCommand(workbench, "View: Close All Editors");
  const discard = workbench.page.locator(".monaco-dialog-box .monaco-button", { hasText: "Don't Save" });
  await discard.click({ timeout: 3000 }).catch(() => undefined);
  await openFile(workbench, example);
}

async function closeBoth(workbench: Workbench): Promise<void> {
  await toggleSideBar(workbench);
  await closeEditor(workbench);
}

/** A view and its base while the cursor is on one of them. */
async function showSharing(workbench: Workbench): Promise<void> {
  await clickWord(workbench, "half", "half");
  await workbench.page.locator(".cdr[class*='TextEditorDecorationType']").first().waitFor();
}

async function showValue(workbench: Workbench): Promise<void> {
  await clickWord(workbench, "half", "half");
  await runCommand(workbench, "ndlens: Evaluate Array Expression");
  await workbench.page.locator("input[placeholder='a.T.strides']").fill("half.strides");
  await workbench.page.getByText("(2457600, 10240, 16)").first().waitFor();
}

async function showScratchpad(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await clickWord(workbench, "half", "half");
  await runCommand(workbench, "ndlens: Open a Scratchpad on the Names at the Cursor");
  await page.locator(".notebook-editor .cell .monaco-editor").first().click();
  await page.keyboard.type("half[0, :3, ::80]");
  await runCommand(workbench, "Notebook: Run All");
  await webviewFrame(workbench, ".output svg");
  await page.mouse.move(250, 4);
}

async function showNotebook(workbench: Workbench): Promise<void> {
  await openFile(workbench, "frames.ipynb");
  await squiggles(workbench, "warning").first().waitFor();
  await clickWord(workbench, "half = frames", "half");
}

/** Names that would be markup if they were not shown as they are. */
async function showNames(workbench: Workbench): Promise<void> {
  await openFile(workbench, "names.py");
  await hover(workbench, "table = np.zeros", "table");
}

async function showSquiggles(workbench: Workbench): Promise<void> {
  await squiggles(workbench).first().waitFor();
  await dismiss(workbench);
}

/** The header of a file that the program names is read in the browser as well. */
async function showLoaded(workbench: Workbench): Promise<void> {
  await openFile(workbench, "loaded.py");
  await squiggles(workbench, "warning").first().waitFor();
  await hover(workbench, "table = np.load", "table");
}

async function showNeovim(workbench: Workbench): Promise<void> {
  await openTerminal(workbench);
  await workbench.page.keyboard.type(`clear; nvim --clean -n -c "luafile neovim.lua" ${example}\n`);
  await workbench.page
    .locator(".terminal-wrapper.active .xterm-rows", { hasText: "always copies" })
    .first()
    .waitFor();
  await settled(workbench);
}

/** Shows the command line at work in VS Code's own terminal. */
async function runInTerminal(workbench: Workbench): Promise<void> {
  await openTerminal(workbench);
  await workbench.page.keyboard.type(`clear; ndlens check ${example}\n`);
  await settled(workbench);
}

async function openTerminal(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await runCommand(workbench, "Terminal: Create New Terminal");
  await page.locator(".terminal-wrapper.active .xterm-rows", { hasText: "$" }).waitFor();
  await runCommand(workbench, "View: Toggle Maximized Panel");
  await runCommand(workbench, "Terminal: Focus Terminal");
}

async function closeTerminal(workbench: Workbench): Promise<void> {
  await runCommand(workbench, "View: Toggle Maximized Panel");
  await runCommand(workbench, "Terminal: Kill the Active Terminal Instance");
}
