import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { EvaluateParams, EvaluateResult } from "../server/protocol.ts";
import { pythonEditor } from "./follow.ts";

/** The palette's commands. */
export function registerCommands(client: LanguageClient): vscode.Disposable {
  const commands: Readonly<Record<string, () => unknown>> = {
    "ndlens.showMemory": () => vscode.commands.executeCommand("ndlens.memory.focus"),
    "ndlens.evaluate": () => evaluate(client),
    "ndlens.restartServer": () => client.restart(),
    "ndlens.showOutput": () => client.outputChannel.show(),
    "ndlens.fixAll": () =>
      vscode.commands.executeCommand("editor.action.sourceAction", {
        kind: "source.fixAll.ndlens",
        apply: "first",
      }),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
  );
}

/** Asks for an expression and prints its value at the cursor as Python's prompt would. */
async function evaluate(client: LanguageClient): Promise<void> {
  const editor = pythonEditor();
  if (!editor) {
    void vscode.window.showInformationMessage("ndlens: open a Python file first.");
    return;
  }
  const { document, selection } = editor;
  const expression = await vscode.window.showInputBox({
    title: `ndlens: evaluate on line ${selection.active.line + 1}`,
    prompt: "An expression; nothing is run for real.",
    placeHolder: "a.T.strides",
    value: document.getText(selection),
  });
  if (!expression?.trim()) return;
  const params: EvaluateParams = {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    position: client.code2ProtocolConverter.asPosition(selection.active),
    expression,
  };
  const result = await client.sendRequest<EvaluateResult | null>("ndlens/evaluate", params);
  client.outputChannel.appendLine(`>>> ${expression}`);
  client.outputChannel.appendLine(result?.text || "not known");
  if (result?.show) client.outputChannel.appendLine(`# ${result.show}`);
  client.outputChannel.show(true);
}
