import {
  type Connection,
  LSPErrorCodes,
  type PositionEncodingKind,
  ResponseError,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Answer, Arguments, QueryName, Snapshot } from "./analyses.ts";
import { type Cell, toCell, toProgram } from "./cells.ts";
import type { EditorSettings } from "./configuration.ts";
import { type Converter, converterFor, updateDocument } from "./convert.ts";
import { openNotebooks } from "./notebooks.ts";
import type { Disorder } from "./programs.ts";
import type { Surroundings } from "./surroundings.ts";

/** One version of an open Python document, or of a notebook's cell, which is looked at as a part of its notebook. */
export interface Version {
  readonly uri: string;
  readonly number: number;
  readonly text: string;
  readonly convert: Converter;
  readonly settings: EditorSettings;
  /** Present for a notebook's cell. */
  readonly cell?: Cell;
  readonly disorder?: Disorder;
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
  const notebooks = openNotebooks(connection, encoding);
  const counters = new Map<string, Int32Array>();
  const snapshots = new Map<string, Snapshot>();
  const isPython = (document: TextDocument) => document.languageId === "python";
  /** Work on the version before stops where it is. */
  const changed = ({ uri, version }: { readonly uri: string; readonly version: number }) => {
    const newest = counters.get(uri) ?? sharedCounter();
    counters.set(uri, newest);
    Atomics.store(newest, 0, version);
  };
  const closed = (uri: string) => {
    counters.delete(uri);
    snapshots.delete(uri);
    analyst.close(uri);
  };
  documents.onDidChangeContent(({ document }) => changed(document));
  documents.onDidClose(({ document }) => closed(document.uri));
  documents.listen(connection);
  notebooks.onChanged(changed);
  notebooks.onClosed(closed);

  /** What is analysed for a document: itself, or the notebook that it is a cell of. */
  const sourceOf = (uri: string): Source | undefined => {
    const program = notebooks.programOf(uri);
    const document = program ? notebooks.cell(uri) : documents.get(uri);
    if (!document || !isPython(document)) return undefined;
    if (program)
      return {
        uri: program.uri,
        version: program.version,
        document,
        text: program.text,
        cell: program.cells.get(uri),
        disorder: program.disorder,
      };
    return { uri, version: document.version, document, text: document.getText() };
  };
  const snapshotOf = (
    { uri, version, text }: Source,
    { analysis }: EditorSettings,
    path?: string,
  ): Snapshot => {
    const known = snapshots.get(uri);
    if (known?.version === version && known.settings === analysis) return known;
    const newest = counters.get(uri) ?? Int32Array.of(version);
    const snapshot = { uri, version, newest, text, path, settings: analysis, readsFiles: readsFiles() };
    snapshots.set(uri, snapshot);
    return snapshot;
  };

  return {
    async newest(uri) {
      const source = sourceOf(uri);
      if (!source) return undefined;
      const isOutdated = () => sourceOf(uri)?.version !== source.version;
      const path = pathOf(source.uri);
      const settings = await settingsOf(source.uri, path);
      if (isOutdated()) throw outdated();
      const snapshot = snapshotOf(source, settings, path);
      const { document, cell, disorder } = source;
      const text = document.getText();
      // The open document goes on changing; this version stays.
      const still = TextDocument.create(uri, "python", document.version, text);
      return {
        uri,
        number: document.version,
        text,
        convert: converterFor(still, encoding(), rulePage),
        settings,
        cell,
        disorder,
        async ask(name, ...args) {
          const asked = cell ? (args.map((one) => toProgram(one, cell)) as typeof args) : args;
          const found = await analyst.ask(snapshot, name, asked);
          if (!found || isOutdated()) throw outdated();
          return cell ? toCell(name, found.answer, cell) : found.answer;
        },
      };
    },
    invalidate: () => snapshots.clear(),
    onChanged(listener) {
      documents.onDidChangeContent(({ document }) => isPython(document) && listener(document.uri));
      // A change in one cell shows in those below it.
      notebooks.onChanged(({ cells }) => [...cells.keys()].forEach(listener));
    },
    onClosed(listener) {
      documents.onDidClose(({ document }) => isPython(document) && listener(document.uri));
      notebooks.onCellClosed(listener);
    },
    uris: () => [
      ...documents
        .all()
        .filter(isPython)
        .map(({ uri }) => uri),
      ...notebooks.uris(),
    ],
  };
}

/** What is analysed for a document. */
interface Source {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** As the editor shows it. */
  readonly document: TextDocument;
  /** Present for a cell: the lines of the text that it holds. */
  readonly cell?: Cell;
  readonly disorder?: Disorder;
}

/** What a request is answered with when its document changed before the answer was there. */
const outdated = () => new ResponseError(LSPErrorCodes.ContentModified, "the document has changed");

/** Seen by the thread as well, where there is one; browsers share memory only between pages that ask for it. */
const sharedCounter = () =>
  typeof SharedArrayBuffer === "function" ? new Int32Array(new SharedArrayBuffer(4)) : new Int32Array(1);
