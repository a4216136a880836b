import * as vscode from "vscode";
import type { Range } from "../server/protocol.ts";

/** Shows a place of a file or of a notebook's cell without taking the keyboard from the panel; `selects` marks all of it. */
export async function reveal(
  uri: vscode.Uri,
  { line, col, endLine, endCol }: Range,
  selects = false,
): Promise<void> {
  const editor = await editorOf(uri);
  if (!editor) return;
  const place = new vscode.Range(line - 1, col, endLine - 1, endCol);
  editor.selection = selects
    ? new vscode.Selection(place.start, editor.document.validatePosition(place.end))
    : new vscode.Selection(place.start, place.start);
  editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

const sameAs = (uri: vscode.Uri) => (editor: vscode.TextEditor) =>
  editor.document.uri.toString() === uri.toString();

async function editorOf(uri: vscode.Uri): Promise<vscode.TextEditor | undefined> {
  const visible = vscode.window.visibleTextEditors.find(sameAs(uri));
  const notebook = vscode.workspace.notebookDocuments.find((one) =>
    one.getCells().some(({ document }) => document.uri.toString() === uri.toString()),
  );
  if (notebook) return (await showCell(notebook, uri)) ?? visible;
  return vscode.window.showTextDocument(visible?.document ?? (await vscode.workspace.openTextDocument(uri)), {
    viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
    preserveFocus: true,
  });
}

/** Scrolls a notebook to a cell; the cell's editor is there once it can be seen. */
async function showCell(
  notebook: vscode.NotebookDocument,
  uri: vscode.Uri,
): Promise<vscode.TextEditor | undefined> {
  const index = notebook.getCells().findIndex(({ document }) => document.uri.toString() === uri.toString());
  const shown = vscode.window.visibleNotebookEditors.find((editor) => editor.notebook === notebook);
  const cells = new vscode.NotebookRange(index, index + 1);
  const editor = await vscode.window.showNotebookDocument(notebook, {
    viewColumn: shown?.viewColumn,
    preserveFocus: true,
    selections: [cells],
  });
  editor.revealRange(cells, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
  return vscode.window.visibleTextEditors.find(sameAs(uri));
}
