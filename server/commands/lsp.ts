import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "../lsp/server.ts";

/** Serves an editor over standard input and output, until the editor ends it. */
export function lsp(): Promise<never> {
  startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
  // The connection ends the process when the editor says exit or goes away.
  return new Promise(() => {});
}
