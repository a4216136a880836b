import type { Connection, Diagnostic } from "vscode-languageserver";
import type { Documents } from "./documents.ts";

/** Sends diagnostics to a client that does not ask for them. */
export interface Pusher {
  changed(uri: string): void;
  /** To be called when what other documents import may have changed. */
  othersChanged(uris: readonly string[]): void;
  closed(uri: string): void;
}

/** Milliseconds without a change before documents are looked at again that may import what changed. */
const importsPatience = 300;

/** Longest time in milliseconds that is waited for another keystroke. */
const mostPatience = 150;

/** Milliseconds within which the next keystroke comes while somebody types. */
const typing = 400;

export function pusher(
  connection: Connection,
  documents: Documents,
  report: (error: unknown) => void,
): Pusher {
  const waiting = new Map<string, NodeJS.Timeout>();
  /** How long the last answer took, in milliseconds. */
  const durations = new Map<string, number>();
  const push = async (uri: string) => {
    waiting.delete(uri);
    const started = performance.now();
    try {
      const version = await documents.newest(uri);
      if (!version) return;
      const diagnostics: Diagnostic[] = (await version.ask("findings")).map(version.convert.diagnostic);
      durations.set(uri, performance.now() - started);
      await connection.sendDiagnostics({ uri, version: version.number, diagnostics });
    } catch (error) {
      report(error);
    }
  };
  const changes = new Map<string, number>();
  let later: NodeJS.Timeout | undefined;
  return {
    othersChanged(uris) {
      clearTimeout(later);
      later = setTimeout(() => uris.forEach((uri) => void push(uri)), importsPatience);
    },
    changed(uri) {
      clearTimeout(waiting.get(uri));
      const now = performance.now();
      const isTyping = now - (changes.get(uri) ?? Number.NEGATIVE_INFINITY) < typing;
      changes.set(uri, now);
      // Work on a text that is outdated stops by itself; but where answers cost much fast typing does not start them at all.
      waiting.set(uri, setTimeout(push, isTyping ? patienceFor(durations.get(uri) ?? 0) : 0, uri));
    },
    closed(uri) {
      clearTimeout(waiting.get(uri));
      waiting.delete(uri);
      durations.delete(uri);
      changes.delete(uri);
      connection.sendDiagnostics({ uri, diagnostics: [] }).catch(report);
    },
  };
}

/** Milliseconds to wait for another keystroke when an answer takes so long: none as long as answers come between keystrokes. */
const patienceFor = (duration: number) => (duration < 500 ? 0 : Math.min(duration / 4, mostPatience));
