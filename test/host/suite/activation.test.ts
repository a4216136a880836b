import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";

describe("activation", () => {
  it("happens when a Python file is opened", async () => {
    const extension = vscode.extensions.getExtension("ndlens.ndlens");
    assert.ok(extension, "the extension is not there");
    await vscode.workspace.openTextDocument({ language: "python", content: "import numpy as np\n" });
    await waitFor(() => extension.isActive, "the extension did not become active");
  });
});

async function waitFor(condition: () => boolean, message: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(message);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
