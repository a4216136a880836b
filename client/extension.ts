import type * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { clientOptions, start } from "./start.ts";

/** Called by VS Code on a machine with Node, when the first Python file is opened. */
export function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath("dist/server.cjs");
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6019"] } };
  return start(context, new LanguageClient("ndlens", "ndlens", { run, debug }, clientOptions(context)));
}
