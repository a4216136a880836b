import type { Host } from "../../core/ide/index.ts";
import type { FileBeginning } from "../protocol.ts";

/**
 * The beginnings of the workspace's files where the server cannot read them itself. An analysis cannot wait: what it wants and
 * is not here yet is noted, asked of the client, and there when the analysis is made again.
 */
export interface WorkspaceFiles {
  /** What a document may read; files are looked for beside it. */
  hostOf(uri: string): Host;
  /** Asks for what was noted; false when there is nothing to ask for. */
  fetch(): Promise<boolean>;
  /** Asks for one file as a whole, up to the limit; undefined when there is none. */
  text(uri: string, limit: number): Promise<string | undefined>;
  forget(): void;
}

/** `ask` gives the beginning of a file; null when there is none. */
export function workspaceFiles(
  ask: (uri: string, limit: number) => Promise<FileBeginning | null>,
): WorkspaceFiles {
  const known = new Map<string, FileBeginning | null>();
  const wanted = new Map<string, number>();
  const asked = (uri: string, limit: number) => ask(uri, limit).catch(() => null);
  return {
    hostOf: (document) => ({
      readFile(path, limit) {
        const uri = beside(document, path);
        if (uri === undefined) return undefined;
        const found = known.get(uri);
        if (found === undefined) wanted.set(uri, limit);
        return found ?? undefined;
      },
    }),
    async fetch() {
      const all = [...wanted];
      wanted.clear();
      await Promise.all(all.map(async ([uri, limit]) => known.set(uri, await asked(uri, limit))));
      return all.length > 0;
    },
    async text(uri, limit) {
      const found = await asked(uri, limit);
      return found ? new TextDecoder().decode(found.bytes) : undefined;
    },
    forget: () => known.clear(),
  };
}

/** The address of a file beside a document; undefined when it is none of the same file system. */
export function beside(document: string, path: string): string | undefined {
  try {
    const base = new URL(document);
    const relative = path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
    // `new URL(relative, base)` refuses the schemes of editors, so that the path is resolved alone.
    const resolved = new URL(relative, `file://${base.pathname}`);
    return (
      base.href.slice(0, base.href.length - base.pathname.length - base.search.length - base.hash.length) +
      resolved.pathname
    );
  } catch {
    return undefined;
  }
}
