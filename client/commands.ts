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
    "ndlens.goToOwner": goTo,
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

/** Shows the panel, at the line that a code lens names. */
async function showMemory(uri?: unknown, line?: unknown): Promise<void> {
  await vscode.commands.executeCommand("ndlens.memory.focus");
  await goTo(uri, line);
}

/** Goes to a place that a code lens or a hint names; anybody could make one up, so it has to be in a document that is open. */
async function goTo(uri?: unknown, line?: unknown, column: unknown = 0): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  if (!open || !isBetween(line, 1, open.lineCount)) return;
  const { length } = open.lineAt(line - 1).text;
  if (isBetween(column, 0, length))
    await reveal(open.uri, { line, col: column, endLine: line, endCol: column });
}

const isBetween = (value: unknown, least: number, most: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

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
