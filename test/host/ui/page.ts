import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { pageText } from "../../../client/page.ts";
import { movedFrom } from "../../../client/panel/changes.ts";
import type { PanelMessage, PanelState, ToPanel } from "../../../client/panel/messages.ts";
import { analyze, findings, inspect, memoryHistory, memoryReport } from "../../../core/ide/index.ts";
import { chromiumArguments } from "../chromium.mjs";

/** The memory panel's page by itself, with the built script and style and colours as VS Code's themes give them. */
export interface PanelPage {
  readonly page: Page;
  /** What the page has told the extension. */
  messages(): Promise<readonly PanelMessage[]>;
  post(message: ToPanel): Promise<void>;
  /** What the page was not allowed to do, and errors. */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

export type Theme = "dark" | "light" | "contrast" | "contrastLight";

/** What VS Code's own themes set, as far as the panel uses it. */
const colours: Readonly<Record<Theme, string>> = {
  dark: `--vscode-foreground:#cccccc;--vscode-sideBar-background:#181818;--vscode-descriptionForeground:#9d9d9d;
    --vscode-textLink-foreground:#4daafc;--vscode-list-hoverBackground:#2a2d2e;--vscode-list-inactiveSelectionBackground:#37373d;
    --vscode-list-activeSelectionBackground:#04395e;--vscode-list-activeSelectionForeground:#ffffff;
    --vscode-button-background:#0078d4;--vscode-button-foreground:#ffffff;--vscode-button-secondaryBackground:#313131;
    --vscode-button-secondaryForeground:#cccccc;--vscode-input-background:#313131;--vscode-input-foreground:#cccccc;
    --vscode-input-placeholderForeground:#989898;--vscode-dropdown-background:#313131;--vscode-dropdown-foreground:#cccccc;
    --vscode-focusBorder:#0078d4;--vscode-widget-border:#313131;--vscode-charts-blue:#3794ff;--vscode-charts-green:#89d185;
    --vscode-charts-purple:#b180d7;--vscode-charts-orange:#d18616;--vscode-charts-yellow:#cca700;--vscode-charts-red:#f14c4c;
    --vscode-settings-textInputBackground:#313131;--vscode-settings-textInputForeground:#cccccc;--vscode-settings-dropdownBackground:#313131;
    --vscode-settings-dropdownForeground:#cccccc;--vscode-settings-dropdownBorder:#3c3c3c;--vscode-progressBar-background:#0078d4;
    --vscode-editorHoverWidget-background:#202020;--vscode-editorHoverWidget-foreground:#cccccc;--vscode-editorHoverWidget-border:#454545`,
  light: `--vscode-foreground:#3b3b3b;--vscode-sideBar-background:#f8f8f8;--vscode-descriptionForeground:#5f5f5f;
    --vscode-textLink-foreground:#005fb8;--vscode-list-hoverBackground:#f2f2f2;--vscode-list-inactiveSelectionBackground:#e4e6f1;
    --vscode-list-activeSelectionBackground:#e8e8e8;--vscode-list-activeSelectionForeground:#000000;
    --vscode-button-background:#005fb8;--vscode-button-foreground:#ffffff;--vscode-button-secondaryBackground:#e5e5e5;
    --vscode-button-secondaryForeground:#3b3b3b;--vscode-button-secondaryHoverBackground:#cccccc;--vscode-input-background:#ffffff;--vscode-input-foreground:#3b3b3b;
    --vscode-input-placeholderForeground:#6b6b6b;--vscode-input-border:#cecece;--vscode-dropdown-background:#ffffff;
    --vscode-dropdown-foreground:#3b3b3b;--vscode-dropdown-border:#cecece;--vscode-focusBorder:#005fb8;--vscode-widget-border:#e5e5e5;
    --vscode-charts-blue:#1a85ff;--vscode-charts-green:#388a34;--vscode-charts-purple:#652d90;--vscode-charts-orange:#d18616;
    --vscode-charts-yellow:#bf8803;--vscode-charts-red:#e51400;--vscode-settings-textInputBackground:#ffffff;--vscode-settings-textInputForeground:#3b3b3b;--vscode-settings-textInputBorder:#cecece;
    --vscode-settings-dropdownBackground:#ffffff;--vscode-settings-dropdownForeground:#3b3b3b;--vscode-settings-dropdownBorder:#cecece;
    --vscode-settings-dropdownListBorder:#e5e5e5;--vscode-progressBar-background:#005fb8;--vscode-list-hoverForeground:#3b3b3b;
    --vscode-list-focusHighlightForeground:#0066bf;--vscode-list-highlightForeground:#0066bf;
    --vscode-editorHoverWidget-background:#f8f8f8;
    --vscode-editorHoverWidget-foreground:#3b3b3b;--vscode-editorHoverWidget-border:#c8c8c8`,
  contrast: `--vscode-foreground:#ffffff;--vscode-sideBar-background:#000000;--vscode-descriptionForeground:#ffffff;
    --vscode-textLink-foreground:#21a6ff;--vscode-contrastBorder:#6fc3df;--vscode-button-background:#000000;
    --vscode-button-foreground:#ffffff;--vscode-button-border:#6fc3df;--vscode-input-background:#000000;--vscode-input-foreground:#ffffff;
    --vscode-input-border:#6fc3df;--vscode-dropdown-background:#000000;--vscode-dropdown-foreground:#ffffff;
    --vscode-dropdown-border:#6fc3df;--vscode-focusBorder:#f38518;--vscode-charts-blue:#3794ff;--vscode-charts-green:#89d185;
    --vscode-charts-purple:#b180d7;--vscode-charts-orange:#d18616;--vscode-charts-yellow:#cca700;--vscode-charts-red:#f14c4c;
    --vscode-settings-textInputBackground:#000000;--vscode-settings-textInputForeground:#ffffff;--vscode-settings-textInputBorder:#6fc3df;
    --vscode-settings-dropdownBackground:#000000;--vscode-settings-dropdownForeground:#ffffff;--vscode-settings-dropdownBorder:#6fc3df;
    --vscode-settings-dropdownListBorder:#6fc3df;--vscode-progressBar-background:#6fc3df;
    --vscode-editorHoverWidget-background:#000000;--vscode-editorHoverWidget-border:#6fc3df`,
  contrastLight: `--vscode-foreground:#292929;--vscode-sideBar-background:#ffffff;--vscode-editor-background:#ffffff;
    --vscode-descriptionForeground:#292929;--vscode-textLink-foreground:#0f4a85;--vscode-contrastBorder:#0f4a85;
    --vscode-button-background:#0f4a85;--vscode-button-foreground:#ffffff;--vscode-button-secondaryBackground:#ffffff;
    --vscode-button-secondaryForeground:#292929;--vscode-input-background:#ffffff;--vscode-input-foreground:#292929;
    --vscode-input-border:#0f4a85;--vscode-input-placeholderForeground:#292929;--vscode-dropdown-background:#ffffff;
    --vscode-dropdown-border:#0f4a85;--vscode-focusBorder:#006bbd;--vscode-charts-blue:#1a85ff;--vscode-charts-green:#374e06;
    --vscode-charts-purple:#652d90;--vscode-charts-orange:#d18616;--vscode-charts-yellow:#895503;--vscode-charts-red:#b5200d;
    --vscode-settings-textInputBackground:#ffffff;--vscode-settings-textInputForeground:#292929;--vscode-settings-textInputBorder:#0f4a85;
    --vscode-settings-dropdownBackground:#ffffff;--vscode-settings-dropdownForeground:#292929;--vscode-settings-dropdownBorder:#0f4a85;
    --vscode-settings-dropdownListBorder:#0f4a85;--vscode-progressBar-background:#0f4a85;
    --vscode-editorHoverWidget-background:#ffffff;--vscode-editorHoverWidget-foreground:#292929;--vscode-editorHoverWidget-border:#0f4a85`,
};

/** How VS Code marks the page's body. */
const marks: Readonly<Record<Theme, string>> = {
  dark: "vscode-dark",
  light: "vscode-light",
  contrast: "vscode-high-contrast",
  contrastLight: "vscode-high-contrast vscode-high-contrast-light",
};

/** Starts the browser that the pages are opened in. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.NDLENS_UI_BROWSER, args: [...chromiumArguments] });

/** Where the pages seem to come from. */
const origin = "http://panel.test";

/** Opens the page under the rules that it has in VS Code; `kept` is what a page of before it was hidden has left. */
export async function openPanel(
  browser: Browser,
  theme: Theme,
  { width = 320, height = 900, kept = null as unknown, place = "view" as "view" | "tab", texts = {} } = {},
): Promise<PanelPage> {
  const page = await browser.newPage({ viewport: { width, height } });
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") refused.push(message.text());
  });
  page.on("pageerror", (error) => refused.push(String(error)));
  await page.route(`${origin}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (!name) return route.fulfill({ contentType: "text/html", body: html(place, texts) });
    const body = readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");
    return route.fulfill({ contentType: name.endsWith(".css") ? "text/css" : "text/javascript", body });
  });
  await page.addInitScript(prepare, {
    kept,
    mark: marks[theme],
    variables: `${colours[theme]};--vscode-font-family:sans-serif;--vscode-font-size:13px`,
  });
  await page.goto(`${origin}/`);
  return {
    page,
    refused,
    messages: () => page.evaluate("window.sent"),
    post: (message) => page.evaluate((data) => window.postMessage(data, "*"), message),
    close: () => page.close(),
  };
}

const html = (place: "view" | "tab", texts: Readonly<Record<string, string>>) =>
  pageText({
    cspSource: origin,
    nonce: "n",
    script: `${origin}/panel.js`,
    style: `${origin}/panel.css`,
    place,
    language: "en",
    texts,
  });

/** Runs in the page before its own script: what VS Code puts there. */
function prepare({ kept, mark, variables }: { kept: unknown; mark: string; variables: string }): void {
  const sent: unknown[] = [];
  const state = { sent, kept };
  Object.assign(window, state, {
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => sent.push(message),
      getState: () => kept,
      setState: (next: unknown) => Object.assign(window, { kept: next }),
    }),
  });
  document.addEventListener("DOMContentLoaded", () => {
    for (const variable of variables.split(";")) {
      const [name, value] = variable.split(":");
      document.documentElement.style.setProperty(name.trim(), value.trim());
    }
    document.body.className = mark;
    document.body.style.background = "var(--vscode-sideBar-background)";
  });
}

/** What the server would say of a program with the cursor on a line. */
export function answersFor(program: string, line: number) {
  const analysis = analyze(program);
  const offered = findings(analysis).flatMap(({ fix, ...finding }) => (fix ? [{ ...finding, fix }] : []));
  const state = {
    kind: "report" as const,
    file: "file:///a.py",
    name: "a.py",
    version: 1,
    report: memoryReport(analysis, { line, col: 0 }),
    history: memoryHistory(analysis),
    fixes: offered.map(({ line, endLine, code, message, fix }) => ({
      line,
      endLine,
      code,
      message,
      title: fix.title,
      safe: fix.safe,
      edits: [],
    })),
    watched: [],
  } satisfies PanelState;
  const stateAt = (at: number) => ({ ...state, report: memoryReport(analysis, { line: at, col: 0 }) });
  return {
    state,
    /** What the page is told when the cursor moves from a line to another one. */
    movedBetween: (from: number, to: number) =>
      movedFrom(stateAt(from), stateAt(to)) ?? assert.fail("the text is another one"),
    inspected: (buffer: string, array: number, width: number) =>
      inspect(analysis, { line, col: 0 }, { buffer, array, width }) ?? null,
  };
}
