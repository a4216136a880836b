import {
  type Connection,
  LSPErrorCodes,
  type PositionEncodingKind,
  ResponseError,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Answer, Arguments, QueryName, Snapshot } from "./analyses.ts";
import type { EditorSettings } from "./configuration.ts";
import { type Converter, converterFor, updateDocument } from "./convert.ts";
import type { Surroundings } from "./surroundings.ts";

/** One version of an open Python document. */
export interface Version {
  readonly uri: string;
  readonly number: number;
  readonly text: string;
  readonly convert: Converter;
  readonly settings: EditorSettings;
  /** Asks the core about it; rejects as outdated when the document changes before the answer is there. */
  ask<Name extends QueryName>(name: Name, ...args: Arguments<Name>): Promise<Answer<Name>>;
}

/** The open documents. */
export interface Documents {
  /** The newest version; undefined for what is not open or not Python. */
  newest(uri: string): Promise<Version | undefined>;
  /** Forgets what was analysed, since something outside of the documents changed. */
  invalidate(): void;
  /** Says when a Python document was opened or changed, and when one was closed. */
  onChanged(listener: (uri: string) => void): void;
  onClosed(listener: (uri: string) => void): void;
  /** The addresses of the open Python documents. */
  uris(): readonly string[];
}

export function openDocuments(
  connection: Connection,
  { analyst, pathOf, rulePage }: Surroundings,
  encoding: () => PositionEncodingKind,
  settingsOf: (uri: string, path: string | undefined) => Promise<EditorSettings>,
  readsFiles: () => boolean,
): Documents {
  const documents = new TextDocuments({
    create: TextDocument.create,
    update: (document, changes, version) => updateDocument(document, changes, version, encoding()),
  });
  const counters = new Map<string, Int32Array>();
  const snapshots = new Map<string, Snapshot>();
  const isPython = (document: TextDocument) => document.languageId === "python";
  documents.onDidChangeContent(({ document: { uri, version } }) => {
    const newest = counters.get(uri) ?? sharedCounter();
    counters.set(uri, newest);
    // Work on the version before stops where it is.
    Atomics.store(newest, 0, version);
  });
  documents.onDidClose(({ document: { uri } }) => {
    counters.delete(uri);
    snapshots.delete(uri);
    analyst.close(uri);
  });
  documents.listen(connection);

  const snapshotOf = (document: TextDocument, { analysis }: EditorSettings, path?: string): Snapshot => {
    const { uri, version } = document;
    const known = snapshots.get(uri);
    if (known?.version === version && known.settings === analysis) return known;
    const newest = counters.get(uri) ?? Int32Array.of(version);
    const text = document.getText();
    const snapshot = { uri, version, newest, text, path, settings: analysis, readsFiles: readsFiles() };
    snapshots.set(uri, snapshot);
    return snapshot;
  };

  return {
    async newest(uri) {
      const document = documents.get(uri);
      if (!document || !isPython(document)) return undefined;
      const { version } = document;
      const path = pathOf(uri);
      const settings = await settingsOf(uri, path);
      if (documents.get(uri)?.version !== version) throw outdated();
      const snapshot = snapshotOf(document, settings, path);
      const convert = converterFor(
        TextDocument.create(uri, "python", version, snapshot.text),
        encoding(),
        rulePage,
      );
      return {
        uri,
        number: version,
        text: snapshot.text,
        convert,
        settings,
        async ask(name, ...args) {
          const found = await analyst.ask(snapshot, name, args);
          if (!found || documents.get(uri)?.version !== version) throw outdated();
          return found.answer;
        },
      };
    },
    invalidate: () => snapshots.clear(),
    onChanged: (listener) =>
      documents.onDidChangeContent(({ document }) => isPython(document) && listener(document.uri)),
    onClosed: (listener) =>
      documents.onDidClose(({ document }) => isPython(document) && listener(document.uri)),
    uris: () =>
      documents
        .all()
        .filter(isPython)
        .map(({ uri }) => uri),
  };
}

/** What a request is answered with when its document changed before the answer was there. */
const outdated = () => new ResponseError(LSPErrorCodes.ContentModified, "the document has changed");

/** Seen by the thread as well, where there is one; browsers share memory only between pages that ask for it. */
const sharedCounter = () =>
  typeof SharedArrayBuffer === "function" ? new Int32Array(new SharedArrayBuffer(4)) : new Int32Array(1);
