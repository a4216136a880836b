import type { Connection, Diagnostic } from "vscode-languageserver";
import type { Documents } from "./documents.ts";

/** Sends diagnostics to a client that does not ask for them, a moment after the last keystroke. */
export interface Pusher {
  changed(uri: string): void;
  closed(uri: string): void;
}

/** Long enough that fast typing starts no analysis, short enough to be there when one looks up. */
const delay = 120;

export function pusher(
  connection: Connection,
  documents: Documents,
  report: (error: unknown) => void,
): Pusher {
  const waiting = new Map<string, NodeJS.Timeout>();
  const push = async (uri: string) => {
    waiting.delete(uri);
    try {
      const version = await documents.newest(uri);
      if (!version) return;
      const diagnostics: Diagnostic[] = (await version.ask("findings")).map(version.convert.diagnostic);
      await connection.sendDiagnostics({ uri, version: version.number, diagnostics });
    } catch (error) {
      report(error);
    }
  };
  return {
    changed(uri) {
      clearTimeout(waiting.get(uri));
      waiting.set(uri, setTimeout(push, delay, uri));
    },
    closed(uri) {
      clearTimeout(waiting.get(uri));
      waiting.delete(uri);
      connection.sendDiagnostics({ uri, diagnostics: [] }).catch(report);
    },
  };
}
