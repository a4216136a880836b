import { givenHere } from "./lsp/thread.ts";

// Each side loads only what it needs: the thread no protocol, the server no runtime.
if (givenHere()) void import("./lsp/worker.ts").then(({ serveAnalyses }) => serveAnalyses());
else void import("./lsp/streams.ts").then(({ serveStreams }) => serveStreams());
