import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, TransportKind } from "vscode-languageclient/node";
import { registerCommands } from "./commands.ts";
import { followCursor } from "./follow.ts";
import { statusItem } from "./status.ts";
import { memoryView } from "./view.ts";

/** Called by VS Code when the first Python file is opened: starts the server and what shows its answers. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const client = languageClient(context);
  const status = statusItem();
  const view = memoryView(context.extensionUri, () => void client.restart());
  const follower = followCursor(client, (state) => {
    status.show(state);
    view.show(state);
  });
  context.subscriptions.push(
    client,
    status,
    follower,
    registerCommands(client),
    vscode.window.registerWebviewViewProvider("ndlens.memory", view),
  );
  try {
    await client.start();
  } catch (error) {
    view.show({ kind: "error", message: `the server did not start: ${error}` });
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
  };
  const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6019"] } };
  return new LanguageClient("ndlens", "ndlens", { run, debug }, options);
}
