import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "./lsp/server.ts";
import { isWorker, serveAnalyses } from "./lsp/worker.ts";

if (isWorker()) serveAnalyses();
// Its arguments say how the editor talks: --stdio, --node-ipc or --socket.
else startServer(createConnection(ProposedFeatures.all));
