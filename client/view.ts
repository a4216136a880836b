import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Range } from "../server/protocol.ts";
import type { PanelMessage, PanelState } from "./panel/messages.ts";

/** The view "ndlens: Memory": a page that draws the state it was shown last. */
export interface MemoryView extends vscode.WebviewViewProvider {
  show(state: PanelState): void;
}

/** `restart` is called when somebody asks for it on the page that shows an error. */
export function memoryView(extension: vscode.Uri, restart: () => void): MemoryView {
  const folder = vscode.Uri.joinPath(extension, "dist");
  let view: vscode.WebviewView | undefined;
  let state: PanelState = { kind: "starting" };
  const send = () => view?.visible && view.webview.postMessage(state);
  const receive = (message: PanelMessage) => {
    if (message.type === "ready") send();
    else if (message.type === "restart") restart();
    else void reveal(vscode.Uri.parse(message.file), message.range);
  };
  return {
    show(next) {
      state = next;
      send();
    },
    resolveWebviewView(resolved) {
      view = resolved;
      view.webview.options = { enableScripts: true, localResourceRoots: [folder] };
      view.webview.onDidReceiveMessage(receive);
      view.onDidChangeVisibility(send);
      view.onDidDispose(() => {
        view = undefined;
      });
      view.webview.html = page(view.webview, folder);
    },
  };
}

/** Shows a place of a file without taking the keyboard from the panel. */
async function reveal(uri: vscode.Uri, { line, col, endLine, endCol }: Range): Promise<void> {
  const place = new vscode.Range(line - 1, col, endLine - 1, endCol);
  const editor = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  const shown = await vscode.window.showTextDocument(
    editor?.document ?? (await vscode.workspace.openTextDocument(uri)),
    {
      viewColumn: editor?.viewColumn,
      preserveFocus: true,
    },
  );
  shown.selection = new vscode.Selection(place.start, place.start);
  shown.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The page: nothing but its own script and style may load, and nothing inline runs. */
function page(webview: vscode.Webview, folder: vscode.Uri): string {
  const nonce = randomBytes(16).toString("base64url");
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file("panel.css")}">
<title>ndlens: Memory</title>
</head>
<body>
<main id="panel"></main>
<script nonce="${nonce}" src="${file("panel.js")}"></script>
</body>
</html>`;
}
