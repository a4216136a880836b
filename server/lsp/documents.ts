import { fileURLToPath } from "node:url";
import {
  type Connection,
  LSPErrorCodes,
  type PositionEncodingKind,
  ResponseError,
  TextDocuments,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Analysis } from "../../core/ide/index.ts";
import { analyzeInTime } from "../analysis.ts";
import { diskHost } from "../files/host.ts";
import type { EditorSettings } from "./configuration.ts";
import { type Converter, converterFor, updateDocument } from "./convert.ts";

/** One version of an open Python document, analysed. */
export interface Analyzed {
  readonly document: TextDocument;
  readonly version: number;
  readonly analysis: Analysis;
  readonly convert: Converter;
  readonly settings: EditorSettings;
}

/** The open documents with their newest analyses. */
export interface Documents {
  /** The analysis of the newest version; undefined for what is not open or not Python. Rejects when outdated meanwhile. */
  analyzed(uri: string): Promise<Analyzed | undefined>;
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
  encoding: () => PositionEncodingKind,
  settingsOf: (uri: string, path: string | undefined) => Promise<EditorSettings>,
): Documents {
  const documents = new TextDocuments({
    create: TextDocument.create,
    update: (document, changes, version) => updateDocument(document, changes, version, encoding()),
  });
  const cache = new Map<string, Analyzed>();
  const isPython = (document: TextDocument) => document.languageId === "python";
  documents.onDidClose(({ document }) => cache.delete(document.uri));
  documents.listen(connection);

  async function analyzed(uri: string): Promise<Analyzed | undefined> {
    const document = documents.get(uri);
    if (!document || !isPython(document)) return undefined;
    const { version } = document;
    const path = pathOf(uri);
    const settings = await settingsOf(uri, path);
    if (documents.get(uri)?.version !== version) throw outdated();
    const known = cache.get(uri);
    if (known?.version === version && known.settings === settings) return known;
    const options = {
      path,
      settings: settings.analysis,
      host: path === undefined ? undefined : diskHost(path),
    };
    const previous = known?.settings === settings ? known.analysis : undefined;
    const analysis = analyzeInTime(document.getText(), options, previous);
    const result = { document, version, analysis, convert: converterFor(document, encoding()), settings };
    cache.set(uri, result);
    return result;
  }

  return {
    analyzed,
    invalidate: () => cache.clear(),
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
export const outdated = () => new ResponseError(LSPErrorCodes.ContentModified, "the document has changed");

/** The path on this machine; undefined for documents that are no file yet. */
function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
