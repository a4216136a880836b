import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { serveHere } from "./lsp/machine.ts";
import { isWorker, serveAnalyses } from "./lsp/worker.ts";

if (isWorker()) serveAnalyses();
// Its arguments say how the editor talks: --stdio, --node-ipc or --socket.
else serveHere(createConnection(ProposedFeatures.all));
