import * as vscode from "vscode";
import type { PanelMessage, PanelState } from "./panel/messages.ts";

/** Writes what the panel shows into a file that the user chooses. */
export async function save(
  state: PanelState,
  { format, content }: Extract<PanelMessage, { type: "save" }>,
): Promise<void> {
  const base = state.kind === "report" ? vscode.Uri.parse(state.file) : undefined;
  const folder = base && base.scheme !== "untitled" ? vscode.Uri.joinPath(base, "..") : undefined;
  const name = state.kind === "report" ? state.name.replace(/^.*[/\\]|\.\w+$/g, "") : "memory";
  const target = await vscode.window.showSaveDialog({
    defaultUri: folder && vscode.Uri.joinPath(folder, `${name}-memory.${format}`),
    filters: { [format.toUpperCase()]: [format] },
  });
  if (!target) return;
  const bytes =
    format === "png"
      ? Uint8Array.from(atob(content), (unit) => unit.charCodeAt(0))
      : new TextEncoder().encode(content);
  await vscode.workspace.fs.writeFile(target, bytes);
}
