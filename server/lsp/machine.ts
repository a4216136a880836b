import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Connection } from "vscode-languageserver";
import { findPyproject } from "../files/pyproject.ts";
import { analyst } from "./analyst.ts";
import { startServer } from "./server.ts";
import type { Surroundings } from "./surroundings.ts";

/** Serves one client on a machine with Node, until it says exit. The bundle that this runs in is also the analysis's thread. */
export function serveHere(connection: Connection): void {
  const report = startServer(connection, () => machine);
  process.on("uncaughtException", report);
  process.on("unhandledRejection", report);
}

/** The bundles stand in dist/, the rules' pages beside it. */
const pages = join(__dirname, "..", "docs", "rules");

const machine: Surroundings = {
  analyst: analyst(__filename),
  pathOf,
  uriOf: (path) => pathToFileURL(path).href,
  projectOf: findPyproject,
  rulePage: (code) => pathToFileURL(join(pages, `${code}.md`)).href,
  forget() {},
};

function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
