import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { eventually, openPython } from "./editor.ts";

const program = `import numpy as np

a = np.zeros((1000, 1000))
b = a.T
`;

const textOf = (output: vscode.NotebookCellOutput) =>
  output.items
    .filter(({ mime }) => mime === "text/plain")
    .map(({ data }) => new TextDecoder().decode(data))
    .join("");

describe("a scratchpad", () => {
  it("has the names at the cursor, prints as NumPy does and draws the layout", async () => {
    const editor = await openPython(program);
    const end = editor.document.lineAt(3).range.end;
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand("ndlens.openScratchpad");
    const { notebook } = await eventually("the scratchpad", () => vscode.window.activeNotebookEditor);
    assert.equal(notebook.notebookType, "ndlens-scratchpad");
    const edit = new vscode.WorkspaceEdit();
    const cells = ["c = b[:2, ::500]", "c"].map(
      (text) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, "python"),
    );
    edit.set(notebook.uri, [
      vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(0, notebook.cellCount), cells),
    ]);
    await vscode.workspace.applyEdit(edit);
    const outputs = await eventually("the value", async () => {
      await vscode.commands.executeCommand("notebook.cell.execute", {
        ranges: [{ start: 1, end: 2 }],
        document: notebook.uri,
      });
      const found = notebook.cellAt(1).outputs;
      return found.length > 1 ? found : undefined;
    });
    assert.equal(
      textOf(outputs[0]),
      "array([[0., 0.],\n       [0., 0.]])\n# float64[2, 2] strided view(a), 32 B",
    );
    assert.equal(outputs[1].items[0].mime, "image/svg+xml");
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});

describe("a report for an issue", () => {
  it("opens as a document with versions and the log, and names no folder", async () => {
    await openPython(program);
    void vscode.commands.executeCommand("ndlens.reportIssue");
    const document = await eventually("the report", () =>
      vscode.workspace.textDocuments.find(
        ({ languageId, isUntitled }) => languageId === "markdown" && isUntitled,
      ),
    );
    const text = document.getText();
    assert.match(text, /- ndlens \d+\.\d+\.\d+, the server is running/);
    assert.match(text, /## The end of the log/);
    for (const { uri } of vscode.workspace.workspaceFolders ?? [])
      assert.ok(!text.includes(uri.fsPath), "the report names the workspace's folder");
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});
