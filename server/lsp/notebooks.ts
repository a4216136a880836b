import {
  type Connection,
  type NotebookCell,
  NotebookCellKind,
  type NotebookDocument,
  NotebookDocuments,
  type PositionEncodingKind,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { maskMagics } from "../files/notebook.ts";
import type { CellPlace } from "../protocol.ts";
import type { Cell } from "./cells.ts";
import { updateDocument } from "./convert.ts";

/** A notebook as one Python program: its code cells in their order as written, whatever order they were run in. */
export interface Program {
  /** The notebook's address. */
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Says that the cells were run in another order than that in which they are written; undefined where they were not. */
  readonly disorder?: Disorder;
}

/** A cell that was run before one above it. */
export interface Disorder {
  readonly uri: string;
  readonly message: string;
}

/** The open notebooks. */
export interface Notebooks {
  /** The program that a cell is part of; undefined for what is no Python cell of an open notebook. */
  programOf(cell: string): Program | undefined;
  cell(uri: string): TextDocument | undefined;
  /** Says when a notebook was opened or changed, and which Python cells have been closed. */
  onChanged(listener: (program: Program) => void): void;
  onClosed(listener: (cells: readonly string[], notebook: string) => void): void;
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
  const programOf = (notebook: NotebookDocument) => joined(notebook, pythonCells(notebook));
  const pythonCells = ({ cells }: NotebookDocument) =>
    cells.flatMap((cell) => {
      const document = notebooks.getCellTextDocument(cell);
      return isCode(cell) && document?.languageId === "python" ? [document] : [];
    });
  notebooks.onDidOpen((notebook) => open.set(notebook.uri, notebook));
  notebooks.onDidClose(({ uri }) => open.delete(uri));
  notebooks.listen(connection);
  return {
    programOf(cell) {
      const notebook = notebooks.findNotebookDocumentForCell(cell);
      const program = notebook && programOf(notebook);
      return program?.cells.has(cell) ? program : undefined;
    },
    cell: (uri) => notebooks.cellTextDocuments.get(uri),
    onChanged(listener) {
      notebooks.onDidOpen((notebook) => listener(programOf(notebook)));
      notebooks.onDidChange(({ notebookDocument }) => listener(programOf(notebookDocument)));
    },
    onClosed(listener) {
      notebooks.onDidClose(({ uri, cells }) => listener(addresses(cells), uri));
      notebooks.onDidChange(({ notebookDocument, cells }) => {
        if (cells?.removed.length) listener(addresses(cells.removed), notebookDocument.uri);
      });
    },
    uris: () => [...open.values()].flatMap((notebook) => pythonCells(notebook).map(({ uri }) => uri)),
  };
}

const isCode = ({ kind }: NotebookCell) => kind === NotebookCellKind.Code;

const addresses = (cells: readonly NotebookCell[]) => cells.map(({ document }) => document);

function joined(notebook: NotebookDocument, documents: readonly TextDocument[]): Program {
  const numbers = new Map(notebook.cells.map(({ document }, i) => [document, i + 1]));
  const all: CellPlace[] = [];
  let first = 1;
  let text = "";
  for (const document of documents) {
    const source = maskMagics(document.getText());
    const count = source.split(/\r\n?|\n/).length;
    all.push({ uri: document.uri, number: numbers.get(document.uri) ?? 1, first, count });
    first += count;
    text += `${source}\n`;
  }
  const { uri, version } = notebook;
  const cells = new Map(all.map((place) => [place.uri, { ...place, all }]));
  return { uri, version, text, cells, disorder: disorderOf(notebook, all) };
}

/** Returns the first cell that was run before one above it: what a kernel then has is not what is written. */
function disorderOf({ cells }: NotebookDocument, all: readonly CellPlace[]): Disorder | undefined {
  const orders = new Map(
    cells.map(({ document, executionSummary }) => [document, executionSummary?.executionOrder]),
  );
  let latest: { readonly number: number; readonly order: number } | undefined;
  for (const { uri, number } of all) {
    const order = orders.get(uri);
    if (order === undefined) continue;
    if (latest && order < latest.order)
      return {
        uri,
        message: `Cell ${number} was run before cell ${latest.number} above it; ndlens reads the cells in the order as written.`,
      };
    latest = { number, order };
  }
  return undefined;
}
