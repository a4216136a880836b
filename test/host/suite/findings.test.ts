import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { codeOf, eventually, finding, findings, openPython, rangeOf } from "./editor.ts";

const wasteful = `import numpy as np

a = np.zeros((1000, 1000))
b = a.flatten()
print(b.sum())
`;

describe("findings", () => {
  it("name the rule and link to its page", async () => {
    const { document } = await openPython(wasteful);
    const { range, message, code } = await finding(document, "ND101");
    assert.deepEqual(range, rangeOf(document, "a.flatten()"));
    assert.match(message, /8(\.0+)? MB/);
    assert.ok(typeof code === "object" && code.target, "the code has no link");
  });

  it("follow the typing", async () => {
    const { document } = await openPython("import numpy as np\n\na = np.zeros((1000, 1000))\n");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(3, 0), "b = a.flatten()\nprint(b.sum())\n");
    await vscode.workspace.applyEdit(edit);
    await finding(document, "ND101");
    const removal = new vscode.WorkspaceEdit();
    removal.delete(document.uri, new vscode.Range(3, 0, 5, 0));
    await vscode.workspace.applyEdit(removal);
    await eventually("an empty list", () => (findings(document).length === 0 ? true : undefined));
  });

  it("go away when their fix is applied", async () => {
    const { document } = await openPython(wasteful);
    const { range } = await finding(document, "ND101");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      10,
    );
    const fix = actions.find(({ title }) => title.includes("ravel"));
    assert.ok(fix?.edit, `no fix with an edit among ${actions.map(({ title }) => title).join(", ")}`);
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /b = a\.ravel\(\)/);
    const isGone = () => (findings(document).some((found) => codeOf(found) === "ND101") ? undefined : true);
    await eventually("the end of the finding", isGone);
  });

  it("are there in the examples", async () => {
    const files = await vscode.workspace.findFiles("*.py");
    for (const file of files) {
      // VS Code asks for the findings of what it shows.
      const { document } = await vscode.window.showTextDocument(file);
      await eventually(`a finding in ${file.path}`, () => findings(document)[0]);
    }
  });
});
