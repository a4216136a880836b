import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { serveHere } from "../lsp/machine.ts";

/** Serves an editor over standard input and output, until the editor ends it. */
export function lsp(): Promise<never> {
  serveHere(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
  // The connection ends the process when the editor says exit or goes away.
  return new Promise(() => {});
}
