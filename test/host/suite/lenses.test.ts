import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { eventually, openPython } from "./editor.ts";

const program = `import numpy as np

def scaled(x):
    return x.copy() / 2

a = np.zeros((1000, 1000))
b = a.T
print(scaled(b))
`;

describe("code lenses", () => {
  it("say what a function takes, and open the panel", async () => {
    const { document } = await openPython(program);
    const [lens] = await eventually("a lens", async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        document.uri,
        10,
      );
      return lenses.length > 0 ? lenses : undefined;
    });
    assert.match(lens.command?.title ?? "", /^peak 8 MB, allocates 1×, 1 copy$/);
    assert.equal(lens.command?.command, "ndlens.showMemory");
  });
});

describe("inlay hints", () => {
  it("tell views apart, whose owner a command goes to", async () => {
    const { document } = await openPython(program);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await eventually("the hints", async () => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        "vscode.executeInlayHintProvider",
        document.uri,
        whole,
      );
      return found.length > 0 ? found : undefined;
    });
    const view = hints.find(({ position }) => position.line === 6);
    assert.ok(Array.isArray(view?.label), "the hint of b has no parts");
    assert.deepEqual(
      view.label.map(({ value, location }) => [value, location]),
      [
        [": float64[1000, 1000] F ", undefined],
        ["view(a)", undefined],
      ],
    );
    await vscode.commands.executeCommand("ndlens.goToOwner", document.uri.toString(), 6, 0);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 5);
  });
});

describe("the commands", () => {
  it("are all there", async () => {
    const names = await vscode.commands.getCommands(true);
    const { packageJSON } = vscode.extensions.getExtension("ndlens.ndlens") ?? {};
    for (const { command } of packageJSON.contributes.commands) assert.ok(names.includes(command), command);
  });

  it("open the panel in an editor tab", async () => {
    await openPython(program);
    await vscode.commands.executeCommand("ndlens.openMemoryTab");
    await eventually("the tab", () => {
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      return tabs.find(
        ({ input }) => input instanceof vscode.TabInputWebview && /memoryTab/.test(input.viewType),
      );
    });
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  it("take only lines of open documents from others", async () => {
    const { document } = await openPython(program);
    await vscode.commands.executeCommand("ndlens.showMemory", document.uri.toString(), 8);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 7);
    for (const line of [0, -1, 1e9, "8", Number.NaN])
      for (const command of ["ndlens.showMemory", "ndlens.goToOwner"])
        await vscode.commands.executeCommand(command, document.uri.toString(), line);
    for (const column of [-1, 1e9, "0", 0.5])
      await vscode.commands.executeCommand("ndlens.goToOwner", document.uri.toString(), 1, column);
    await vscode.commands.executeCommand("ndlens.goToOwner", "file:///etc/hosts", 1);
    await vscode.commands.executeCommand("ndlens.showMemory", "file:///etc/hosts", 1);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 7);
  });
});
