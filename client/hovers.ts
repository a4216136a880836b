import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient";
import { dressed } from "./dress.ts";

/** Gives the server's hovers, and the tooltips of its hints, the colours of the theme. */
export const dressing: Middleware = {
  async provideHover(document, position, token, next) {
    const hover = await next(document, position, token);
    for (const content of hover?.contents ?? []) dress(content);
    return hover;
  },
  async resolveInlayHint(hint, token, next) {
    const resolved = await next(hint, token);
    dress(resolved?.tooltip);
    return resolved;
  },
};

function dress(content: unknown): void {
  if (content instanceof vscode.MarkdownString)
    content.value = dressed(content.value, inks[vscode.window.activeColorTheme.kind]);
}

/** Colours of text in pictures, which have no background of their own. */
const inks: Readonly<Record<vscode.ColorThemeKind, string>> = {
  [vscode.ColorThemeKind.Light]: "#4a4a4a",
  [vscode.ColorThemeKind.Dark]: "#c0c0c0",
  [vscode.ColorThemeKind.HighContrast]: "#ffffff",
  [vscode.ColorThemeKind.HighContrastLight]: "#292929",
};
