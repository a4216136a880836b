import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { serveHere } from "./machine.ts";

/** Serves the editor that started the process; its arguments say how it talks: --stdio, --node-ipc or --socket. */
export function serveStreams(): void {
  serveHere(createConnection(ProposedFeatures.all));
}
