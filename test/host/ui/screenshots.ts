import { join } from "node:path";
import {
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
  squiggle: { show: (workbench) => squiggles(workbench).first().waitFor() },
  hover: { show: (workbench) => hover(workbench, "tile[::2, 1::2]", "corner"), hide: dismiss },
  "quick-fix": { show: (workbench) => quickFixes(workbench, "pixels", "flatten"), hide: dismiss },
  panel: { show: showMemoryPanel, hide: toggleSideBar },
  terminal: { show: runInTerminal, hide: closeTerminal },
};

/** Takes the pictures of the documentation from the real editor into a folder, in a dark and a light theme. */
export async function take(folder: string): Promise<void> {
  const workbench = await openWorkbench(example, { scale: 1.5, width: 1000, height: 740 });
  try {
    await toggleSideBar(workbench);
    for (const theme of ["light", "dark"] as const) {
      await setTheme(workbench, theme);
      for (const [name, { show, hide }] of Object.entries(pictures)) {
        await show(workbench);
        await settled(workbench);
        await workbench.page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
        await hide?.(workbench);
      }
    }
  } finally {
    await workbench.close();
  }
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

/** Waits until animations and late answers have come to rest. */
const settled = ({ page }: Workbench) => page.waitForTimeout(1500);

/** Closes menus and hovers, and moves the mouse away. */
async function dismiss({ page }: Workbench): Promise<void> {
  await page.keyboard.press("Escape");
  await page.mouse.move(250, 12);
  await page.keyboard.press("Escape");
}
