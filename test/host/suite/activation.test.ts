import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { eventually, openPython } from "./editor.ts";

describe("activation", () => {
  it("happens when a Python file is opened", async () => {
    const extension = vscode.extensions.getExtension("ndlens.ndlens");
    assert.ok(extension, "the extension is not there");
    await openPython("import numpy as np\n");
    await eventually("the activation", () => extension.isActive || undefined);
  });
});
