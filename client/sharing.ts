import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { SharedName, SharingParams } from "../server/protocol.ts";
import { pythonEditor } from "./follow.ts";

/** Marks the names of an array's views and of the array that owns their memory while the cursor is on one of them. */
export function markSharing(client: BaseLanguageClient): vscode.Disposable {
  const styles = {
    owner: style("solid", 1),
    view: style("dashed", 1),
  };
  let asked = 0;
  const clear = (editor: vscode.TextEditor) => {
    for (const one of Object.values(styles)) editor.setDecorations(one, []);
  };
  const mark = async (editor: vscode.TextEditor | undefined) => {
    const question = ++asked;
    if (!editor || editor !== pythonEditor() || !client.isRunning()) return;
    const isWanted = vscode.workspace.getConfiguration("ndlens").get("markSharedMemory") !== false;
    const names = isWanted ? await namesAt(client, editor) : [];
    if (question !== asked) return;
    if (names.length === 0) return clear(editor);
    for (const [role, decoration] of Object.entries(styles)) {
      const own = names.filter((name) => name.role === role);
      editor.setDecorations(decoration, own.map(rangeOf));
    }
  };
  const changed = vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => void mark(textEditor));
  const moved = vscode.window.onDidChangeActiveTextEditor((editor) => void mark(editor));
  return vscode.Disposable.from(changed, moved, ...Object.values(styles));
}

function style(kind: "solid" | "dashed", width: number): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    border: `${width}px ${kind}`,
    borderRadius: "3px",
    borderColor: new vscode.ThemeColor("charts.blue"),
    overviewRulerColor: new vscode.ThemeColor("charts.blue"),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
}

async function namesAt(
  client: BaseLanguageClient,
  editor: vscode.TextEditor,
): Promise<readonly SharedName[]> {
  const params: SharingParams = {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
    position: client.code2ProtocolConverter.asPosition(editor.selection.active),
  };
  const names = await client
    .sendRequest<readonly SharedName[] | null>("ndlens/sharing", params)
    .catch(() => null);
  return names ?? [];
}

const rangeOf = ({ line, col, endLine, endCol }: SharedName) =>
  new vscode.Range(line - 1, col, endLine - 1, endCol);
