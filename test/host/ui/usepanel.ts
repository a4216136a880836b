import assert from "node:assert/strict";
import { after, afterEach, before } from "mocha";
import type { Browser } from "playwright-core";
import { answersFor, launchBrowser, openPanel, type PanelPage, type Theme } from "./page.ts";

export const program = `import numpy as np
frames = np.zeros((60, 480, 640))
half = frames[:, ::2, ::2]
pixels = frames.flatten()
print(pixels.mean())
n = int(input())
table = np.ones((n, 16))
print(half, table)
`;

export const themes = ["dark", "light", "contrast", "contrastLight"] as const;

/** To be called in a `describe`: its tests open one page of the panel each, which is closed behind them. */
export function usePanel() {
  let browser: Browser;
  let panel: PanelPage;
  const { state, inspected, movedBetween } = answersFor(program, 8);
  before(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    const refused = [...(panel?.refused ?? [])];
    await panel?.close();
    assert.deepEqual(refused, [], "the page did what its rules forbid, or failed");
  });
  after(() => browser?.close());

  /** Opens the page as it is before the server has answered. */
  const start = async (theme: Theme = "dark", options = {}) => {
    panel = await openPanel(browser, theme, options);
    return panel;
  };
  /** Opens the page with the memory of `program`. */
  const open = async (theme: Theme = "dark", options = {}) => {
    await start(theme, options);
    await panel.post({ type: "state", state });
    await panel.page.locator(".row[aria-level]").first().waitFor();
    return panel;
  };
  /** Returns the last message of a type that the page has sent. */
  const last = async (type: string) => {
    const found = (await panel.messages()).findLast((message) => message.type === type);
    assert.ok(found, `the page has sent no ${type}`);
    return found;
  };
  return { state, inspected, movedBetween, start, open, last };
}
