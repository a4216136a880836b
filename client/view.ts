import * as vscode from "vscode";
import type { Hub, Page } from "./hub.ts";
import { type PageParts, pageText } from "./page.ts";
import type { PanelMessage } from "./panel/messages.ts";

/** The view "ndlens: Memory", and the same page as an editor tab. */
export interface MemoryViews extends vscode.WebviewViewProvider, vscode.Disposable {
  /** Opens the tab beside the active editor, or shows the one that is open. */
  openTab(): void;
}

export function memoryViews(extension: vscode.Uri, hub: Hub): MemoryViews {
  const folder = vscode.Uri.joinPath(extension, "dist");
  let tab: vscode.WebviewPanel | undefined;
  return {
    resolveWebviewView(view) {
      const leave = connect(view.webview, folder, hub, "view");
      view.onDidChangeVisibility(
        () => view.visible && view.webview.postMessage({ type: "state", state: hub.state }),
      );
      view.onDidDispose(leave);
    },
    openTab() {
      if (tab) return tab.reveal();
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      tab = vscode.window.createWebviewPanel("ndlens.memoryTab", vscode.l10n.t("Memory"), column);
      const icon = (name: string) => vscode.Uri.joinPath(extension, `client/memory-${name}.svg`);
      tab.iconPath = { light: icon("light"), dark: icon("dark") };
      const leave = connect(tab.webview, folder, hub, "tab");
      tab.onDidDispose(() => {
        leave();
        tab = undefined;
      });
    },
    dispose: () => tab?.dispose(),
  };
}

/** Loads the page into a webview and lets it talk with the hub; call the result when the webview is gone. */
function connect(
  webview: vscode.Webview,
  folder: vscode.Uri,
  hub: Hub,
  place: PageParts["place"],
): () => void {
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  const page: Page = { post: (message) => void webview.postMessage(message) };
  const leave = hub.add(page);
  webview.onDidReceiveMessage((message: PanelMessage) => hub.receive(page, message));
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  webview.html = pageText({
    cspSource: webview.cspSource,
    nonce: crypto.randomUUID(),
    script: file("panel.js"),
    style: file("panel.css"),
    place,
    language: vscode.env.language,
    texts: vscode.l10n.bundle ?? {},
  });
  return leave;
}
