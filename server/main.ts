import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "./lsp/server.ts";

// Its arguments say how the editor talks: --stdio, --node-ipc or --socket.
startServer(createConnection(ProposedFeatures.all));
