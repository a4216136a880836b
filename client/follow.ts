import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { MemoryReportParams, MemoryReportResult } from "../server/protocol.ts";
import type { PanelState } from "./panel/messages.ts";

/** Hears of what is alive at the cursor whenever that changes. */
export type Listener = (state: PanelState) => void;

/** Completes a report. */
export type Expand = (document: vscode.TextDocument, report: MemoryReportResult) => Promise<PanelState>;

/** Follows the cursor of the active Python editor; asks the server at most once a moment. */
export interface Follower extends vscode.Disposable {
  /** Asks again, for example after the server has started. */
  refresh(): void;
}

/** The arrow keys repeat every 30 ms: the panel keeps up with them and does not ask twice as often. */
const delay = 40;

/** Milliseconds after which somebody who waits is told so. */
const noticed = 300;

/** `expand` completes a report with what is shown beside it; `busy` hears of answers that take long. */
export function followCursor(
  client: BaseLanguageClient,
  expand: Expand,
  listen: Listener,
  busy: (isBusy: boolean) => void,
): Follower {
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, delay);
  };
  const ask = async () => {
    const question = ++asked;
    const waiting = setTimeout(busy, noticed, true);
    const state = await stateOf(client, expand, pythonEditor());
    clearTimeout(waiting);
    if (question === asked) busy(false);
    // An answer that a newer question has overtaken would make the panel jump back.
    if (question === asked && state) listen(state);
  };
  const parts = [
    vscode.window.onDidChangeActiveTextEditor(soon),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => textEditor === pythonEditor() && soon()),
    vscode.workspace.onDidChangeTextDocument(
      ({ document }) => document === pythonEditor()?.document && soon(),
    ),
    vscode.workspace.onDidCloseTextDocument(soon),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("ndlens") && soon()),
    client.onDidChangeState(soon),
  ];
  soon();
  return {
    refresh: soon,
    dispose() {
      clearTimeout(timer);
      asked++;
      for (const part of parts) part.dispose();
    },
  };
}

let last: vscode.TextEditor | undefined;

/** The active editor when it shows Python; where a panel, a scratchpad or the output has the keyboard, the last one as long as its file is open. */
export function pythonEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  // A scratchpad is about the names of another file.
  const isScratchpad = editor?.document.uri.path.endsWith(".ndlens") === true;
  if (editor?.document.languageId === "python" && !isScratchpad) {
    last = editor;
    return editor;
  }
  const isElsewhere = !editor || isScratchpad || editor.document.uri.scheme === "output";
  return isElsewhere && last && !last.document.isClosed ? last : undefined;
}

/** What to show now; undefined when the answer was overtaken and another question follows. */
async function stateOf(
  client: BaseLanguageClient,
  expand: Expand,
  editor: vscode.TextEditor | undefined,
): Promise<PanelState | undefined> {
  if (!editor) return { kind: "idle" };
  if (!client.isRunning()) return { kind: "starting" };
  const { document, selection } = editor;
  const params: MemoryReportParams = {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    position: client.code2ProtocolConverter.asPosition(selection.active),
  };
  try {
    const report = await client.sendRequest<MemoryReportResult | null>("ndlens/memoryReport", params);
    return report ? await expand(document, report) : { kind: "idle" };
  } catch (error) {
    if (isOutdated(error)) return undefined;
    return { kind: "error", message: error instanceof Error ? error.message : String(error) };
  }
}

/** ContentModified, RequestCancelled and ServerCancelled: a newer question is on its way. */
const isOutdated = (error: unknown) =>
  [-32801, -32800, -32802].includes((error as { readonly code?: number } | undefined)?.code ?? 0);
