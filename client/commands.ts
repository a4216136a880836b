import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { pythonEditor } from "./follow.ts";
import { restart } from "./restart.ts";
import { reveal } from "./reveal.ts";
import { sample } from "./sample.ts";

/** What commands need beside the server. */
export interface Parts {
  readonly evaluate: () => Promise<void>;
  readonly openTab: () => void;
  readonly watch: (expression: string) => void;
  readonly openScratchpad: () => Promise<void>;
  readonly reportIssue: () => Promise<void>;
}

/** The palette's commands. */
export function registerCommands(client: BaseLanguageClient, parts: Parts): vscode.Disposable {
  const commands: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    "ndlens.showMemory": showMemory,
    "ndlens.openMemoryTab": parts.openTab,
    "ndlens.evaluate": parts.evaluate,
    "ndlens.watch": () => watch(parts),
    "ndlens.restartServer": () => restart(client),
    "ndlens.showOutput": () => client.outputChannel.show(),
    "ndlens.openSample": openSample,
    "ndlens.reportIssue": parts.reportIssue,
    "ndlens.openScratchpad": parts.openScratchpad,
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

/** Shows the panel; a code lens names the document and the line to go to, which anybody could make up. */
async function showMemory(uri?: unknown, line?: unknown): Promise<void> {
  await vscode.commands.executeCommand("ndlens.memory.focus");
  if (typeof uri !== "string" || typeof line !== "number" || !Number.isSafeInteger(line) || line < 1) return;
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  if (open && line <= open.lineCount) await reveal(open.uri, { line, col: 0, endLine: line, endCol: 0 });
}

async function watch({ watch: add }: Parts): Promise<void> {
  const editor = pythonEditor();
  const selected = editor?.document.getText(editor.selection).trim();
  const expression =
    selected ||
    (await vscode.window.showInputBox({
      title: vscode.l10n.t("ndlens: watch an expression"),
      placeHolder: "a.T.strides",
    }));
  if (!expression?.trim()) return;
  add(expression.trim());
  await vscode.commands.executeCommand("ndlens.memory.focus");
}

async function openSample(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: "python", content: sample });
  await vscode.window.showTextDocument(document);
}
