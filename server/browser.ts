import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { serveInBrowser } from "./lsp/browser.ts";

// The worker that this runs in is the client's own.
const worker = self as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
serveInBrowser(createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker)));
