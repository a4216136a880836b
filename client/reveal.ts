import * as vscode from "vscode";
import type { Range } from "../server/protocol.ts";

/** Shows a place of a file without taking the keyboard from the panel. */
export async function reveal(uri: vscode.Uri, { line, col, endLine, endCol }: Range): Promise<void> {
  const place = new vscode.Range(line - 1, col, endLine - 1, endCol);
  const editor = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  const shown = await vscode.window.showTextDocument(
    editor?.document ?? (await vscode.workspace.openTextDocument(uri)),
    { viewColumn: editor?.viewColumn ?? vscode.ViewColumn.One, preserveFocus: true },
  );
  shown.selection = new vscode.Selection(place.start, place.start);
  shown.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
