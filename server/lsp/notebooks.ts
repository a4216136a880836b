import {
  type Connection,
  DidChangeNotebookDocumentNotification,
  type NotebookDocument,
  NotebookDocuments,
  type PositionEncodingKind,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { updateDocument } from "./convert.ts";
import { type Program, programsOf } from "./programs.ts";

/** The open notebooks. */
export interface Notebooks {
  /** The program that a cell is part of; undefined for what is no Python cell of an open notebook. */
  programOf(cell: string): Program | undefined;
  cell(uri: string): TextDocument | undefined;
  /** Says when a notebook was opened or changed: its cells, their texts or their order, or when they were run. */
  onChanged(listener: (program: Program) => void): void;
  onClosed(listener: (notebook: string) => void): void;
  /** Says which cell is there no longer, in an open notebook or with it. */
  onCellClosed(listener: (cell: string) => void): void;
  /** The addresses of all Python cells. */
  uris(): readonly string[];
}

export function openNotebooks(connection: Connection, encoding: () => PositionEncodingKind): Notebooks {
  const notebooks = new NotebookDocuments({
    create: TextDocument.create,
    update: (document: TextDocument, changes, version) =>
      updateDocument(document, changes, version, encoding()),
  });
  const open = new Map<string, NotebookDocument>();
  const programs = programsOf((cell) => notebooks.getCellTextDocument(cell));
  const changed: ((program: Program) => void)[] = [];
  const tell = (notebook: NotebookDocument | undefined) => {
    const program = notebook && programs.of(notebook);
    if (program) for (const listener of changed) listener(program);
  };
  notebooks.onDidOpen((notebook) => {
    open.set(notebook.uri, notebook);
    tell(notebook);
  });
  notebooks.onDidClose(({ uri }) => {
    open.delete(uri);
    programs.forget(uri);
  });
  notebooks.listen(withMoves(connection, (uri) => tell(open.get(uri))));
  return {
    programOf(cell) {
      const notebook = notebooks.findNotebookDocumentForCell(cell);
      const program = notebook && programs.of(notebook);
      return program?.cells.has(cell) ? program : undefined;
    },
    cell: (uri) => notebooks.cellTextDocuments.get(uri),
    onChanged: (listener) => void changed.push(listener),
    onClosed: (listener) => void notebooks.onDidClose(({ uri }) => listener(uri)),
    onCellClosed: (listener) =>
      void notebooks.cellTextDocuments.onDidClose(({ document }) => listener(document.uri)),
    uris: () => [...open.values()].flatMap((notebook) => [...programs.of(notebook).cells.keys()]),
  };
}

/** The library tells of no change where cells have only been moved, so that all are told of when it is done with them. */
function withMoves(connection: Connection, done: (notebook: string) => void): Connection {
  const { synchronization } = connection.notebooks;
  const telling: typeof synchronization = {
    ...synchronization,
    onDidChangeNotebookDocument: (handler) =>
      connection.onNotification(DidChangeNotebookDocumentNotification.type, async (change) => {
        await handler(change);
        done(change.notebookDocument.uri);
      }),
  };
  const notebooks = Object.create(connection.notebooks, { synchronization: { value: telling } });
  return { ...connection, notebooks };
}
