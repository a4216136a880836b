import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient";
import { dressed } from "./dress.ts";

/** Gives the server's hovers, and the tooltips of its hints, the colours of the theme, and hints a way to the owner. */
export const dressing: Middleware = {
  async provideHover(document, position, token, next) {
    const hover = await next(document, position, token);
    for (const content of hover?.contents ?? []) dress(content);
    return hover;
  },
  async provideInlayHints(document, viewPort, token, next) {
    const hints = await next(document, viewPort, token);
    for (const { label } of hints ?? []) if (typeof label !== "string") for (const part of label) lead(part);
    return hints;
  },
  async resolveInlayHint(hint, token, next) {
    const resolved = await next(hint, token);
    dress(resolved?.tooltip);
    if (typeof resolved?.label === "object") for (const { tooltip } of resolved.label) dress(tooltip);
    return resolved;
  },
};

/** VS Code goes to a part's place only where another extension has the definition that is there; a command of our own always does. */
function lead(part: vscode.InlayHintLabelPart): void {
  if (!part.location) return;
  const { uri, range } = part.location;
  part.command = {
    title: vscode.l10n.t("Go to the array that owns the memory"),
    command: "ndlens.goToOwner",
    arguments: [uri.toString(), range.start.line + 1, range.start.character],
  };
  part.location = undefined;
}

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
