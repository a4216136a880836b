import type { Connection } from "vscode-languageserver";
import { type Pyproject, projectIn } from "../files/project.ts";
import type { FileBeginning, ReadFileParams } from "../protocol.ts";
import { type Answer, openAnalyses, type Snapshot } from "./analyses.ts";
import type { Analyst } from "./analyst.ts";
import { startServer } from "./server.ts";
import type { Surroundings } from "./surroundings.ts";
import { beside, type WorkspaceFiles, workspaceFiles } from "./workspacefiles.ts";

/** Serves one client from a browser's worker. */
export function serveInBrowser(connection: Connection): void {
  const files = workspaceFiles((uri, limit) =>
    connection.sendRequest<FileBeginning | null>("ndlens/readFile", { uri, limit } satisfies ReadFileParams),
  );
  const surroundings = (options: () => unknown): Surroundings => ({
    analyst: analystHere(files),
    pathOf: (uri) => (uri.startsWith("untitled:") ? undefined : uri),
    uriOf: (uri) => uri,
    projectOf: (uri) => projectOf(files, uri),
    rulePage: (code) => pageOf(options(), code),
    forget: files.forget,
  });
  const report = startServer(connection, surroundings);
  addEventListener("unhandledrejection", ({ reason }) => report(reason));
}

/** How often an analysis is made again because a file that it reads names further ones. */
const mostRounds = 3;

/** The worker is a thread of its own already, so that analyses are made in it. */
function analystHere(files: WorkspaceFiles): Analyst {
  const { perform } = openAnalyses(({ uri, path }) => (path === undefined ? undefined : files.hostOf(uri)));
  const opened = new Map<string, Snapshot>();
  let count = 0;
  const open = (snapshot: Snapshot) => {
    opened.set(snapshot.uri, snapshot);
    perform({ kind: "open", snapshot });
  };
  return {
    async ask(snapshot, name, args) {
      if (opened.get(snapshot.uri) !== snapshot) open(snapshot);
      for (let round = 0; ; round++) {
        const reply = perform({ kind: "ask", id: ++count, uri: snapshot.uri, name, args });
        if (round < mostRounds && (await files.fetch())) {
          open(snapshot);
          continue;
        }
        if (reply?.error !== undefined) throw new Error(reply.error);
        return reply?.outdated ? undefined : { answer: reply?.result as Answer<typeof name> };
      }
    },
    close(uri) {
      opened.delete(uri);
      perform({ kind: "close", uri });
    },
    onFinished() {},
    dispose() {},
  };
}

/** Bytes of a pyproject.toml that are read. */
const longestProject = 2 ** 20;

/** The nearest pyproject.toml at or above a document's folder that speaks of ndlens. */
async function projectOf(files: WorkspaceFiles, document: string): Promise<Pyproject | undefined> {
  for (let name = "pyproject.toml", last = ""; ; name = `../${name}`) {
    const uri = beside(document, name);
    if (uri === undefined || uri === last) return undefined;
    const text = await files.text(uri, longestProject);
    const found = text === undefined ? undefined : projectIn(uri, text);
    if (found) return found;
    last = uri;
  }
}

/** The client says where the extension's rule pages are. */
function pageOf(options: unknown, code: string): string | undefined {
  const { pages } = (options ?? {}) as { readonly pages?: unknown };
  return typeof pages === "string" ? `${pages}/${code}.md` : undefined;
}
