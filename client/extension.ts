import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, TransportKind } from "vscode-languageclient/node";
import { registerCommands } from "./commands.ts";
import { evaluator } from "./evaluate.ts";
import { followCursor } from "./follow.ts";
import { memoryHub, withHistory } from "./hub.ts";
import { markSharing } from "./sharing.ts";
import { statusItem } from "./status.ts";
import { memoryViews } from "./view.ts";

/** Called by VS Code when the first Python file is opened: starts the server and what shows its answers. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const client = languageClient(context);
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
  );
  const evaluating = evaluator(client);
  context.subscriptions.push(
    client,
    status,
    follower,
    views,
    evaluating,
    markSharing(client),
    registerCommands(client, { evaluate: evaluating.ask, openTab: views.openTab, watch: hub.watch }),
    vscode.window.registerWebviewViewProvider("ndlens.memory", views),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification("ndlens/trusted")),
  );
  try {
    await client.start();
  } catch (error) {
    hub.show({ kind: "error", message: vscode.l10n.t("the server did not start: {0}", String(error)) });
  }
}

function languageClient(context: vscode.ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath("dist/server.cjs");
  const run = { module, transport: TransportKind.ipc };
  const options: LanguageClientOptions = {
    documentSelector: [
      { language: "python", scheme: "file" },
      { language: "python", scheme: "untitled" },
    ],
    markdown: { supportHtml: true },
    // Asked again when the server is restarted, since trust may have been granted meanwhile.
    initializationOptions: () => ({ isTrusted: vscode.workspace.isTrusted }),
  };
  const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6019"] } };
  const client = new LanguageClient("ndlens", "ndlens", { run, debug }, options);
  client.registerFeature({
    fillClientCapabilities(capabilities) {
      capabilities.experimental = { ...capabilities.experimental, commands: ["ndlens.showMemory"] };
    },
    initialize: () => undefined,
    getState: () => ({ kind: "static" }),
    clear: () => undefined,
  });
  return client;
}
