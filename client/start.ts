import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { registerCommands } from "./commands.ts";
import { evaluator } from "./evaluate.ts";
import { followCursor } from "./follow.ts";
import { dressing } from "./hovers.ts";
import { memoryHub, withHistory } from "./hub.ts";
import { reportIssue } from "./issue.ts";
import { scratchpads } from "./scratchpad.ts";
import { markSharing } from "./sharing.ts";
import { statusItem } from "./status.ts";
import { memoryViews } from "./view.ts";
import { speak } from "./words.ts";

/** Starts the server by its client, and what shows the server's answers; the same on a machine and in a browser. */
export async function start(context: vscode.ExtensionContext, client: BaseLanguageClient): Promise<void> {
  speak(vscode.l10n.bundle);
  tellCommands(client);
  const status = statusItem();
  const hub = memoryHub(client, context.workspaceState, () => follower.refresh());
  const views = memoryViews(context.extensionUri, hub);
  const follower = followCursor(
    client,
    (document, report) => withHistory(client, document, report, hub.state, hub.expressions),
    (state) => {
      status.show(state);
      hub.show(state);
    },
    hub.busy,
  );
  const evaluating = evaluator(client);
  const pads = scratchpads(client);
  context.subscriptions.push(
    client,
    status,
    follower,
    views,
    evaluating,
    markSharing(client),
    pads,
    registerCommands(client, {
      evaluate: evaluating.ask,
      openTab: views.openTab,
      watch: hub.watch,
      openScratchpad: pads.open,
      reportIssue: () => reportIssue(context, client),
    }),
    vscode.window.registerWebviewViewProvider("ndlens.memory", views),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification("ndlens/trusted")),
  );
  try {
    await client.start();
  } catch (error) {
    hub.show({ kind: "error", message: vscode.l10n.t("the server did not start: {0}", String(error)) });
  }
}

/** What any client is told: whose documents it shows the server, and what the server should know at its start. */
export function clientOptions({ extensionUri }: vscode.ExtensionContext): LanguageClientOptions {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = new Set(["file", "untitled", ...folders.map(({ uri }) => uri.scheme)]);
  return {
    documentSelector: [
      ...[...schemes].map((scheme) => ({ language: "python", scheme })),
      { language: "python", notebook: "jupyter-notebook" },
    ],
    markdown: { supportHtml: true },
    middleware: dressing,
    // Asked again when the server is restarted, since trust may have been granted meanwhile.
    initializationOptions: () => ({
      isTrusted: vscode.workspace.isTrusted,
      pages: vscode.Uri.joinPath(extensionUri, "docs/rules").toString(),
    }),
  };
}

/** Lets the server offer commands only where they exist. */
function tellCommands(client: BaseLanguageClient): void {
  client.registerFeature({
    fillClientCapabilities(capabilities) {
      capabilities.experimental = { ...capabilities.experimental, commands: ["ndlens.showMemory"] };
    },
    initialize: () => undefined,
    getState: () => ({ kind: "static" }),
    clear: () => undefined,
  });
}
