import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { eventually, openPython, rangeOf } from "./editor.ts";

describe("hover", () => {
  it("shows an array's layout and its picture where it is defined", async () => {
    const { document } = await openPython("import numpy as np\n\na = np.zeros((1000, 1000))\nb = a.T\n");
    const text = await hoverText(document, rangeOf(document, "b = a.T").start);
    assert.match(text, /float64\[1000, 1000\] F view\(a\)/);
    assert.match(text, /strides/);
    assert.match(text, /data:image\/svg\+xml/);
  });

  it("is short elsewhere", async () => {
    const { document } = await openPython("import numpy as np\n\nfirst = np.zeros(3)\nprint(first)\n");
    const position = document.lineAt(3).range.start.translate(0, "print(".length);
    const text = await hoverText(document, position);
    assert.match(text, /float64\[3\] C/);
    assert.doesNotMatch(text, /data:image/);
  });
});

/** Returns the text of the hovers at a position, once the server gives one. */
function hoverText({ uri }: vscode.TextDocument, position: vscode.Position): Promise<string> {
  return eventually("a hover", async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      uri,
      position,
    );
    const parts = hovers.flatMap(({ contents }) => contents);
    const text = parts.map((part) => (typeof part === "string" ? part : part.value)).join("\n");
    return text || undefined;
  });
}
