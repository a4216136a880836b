import { type NotebookCell, NotebookCellKind, type NotebookDocument } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { maskMagics } from "../files/notebook.ts";
import type { CellPlace } from "../protocol.ts";
import type { Cell } from "./cells.ts";

/** A notebook as one Python program: its code cells in their order as written, whatever order they were run in. */
export interface Program {
  /** The notebook's address. */
  readonly uri: string;
  /** Another one for each text, rising: a notebook's own version may stay the same while the texts of its cells change. */
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

/** Makes programs of notebooks, the same one again as long as nothing in the notebook is another. */
export interface Programs {
  of(notebook: NotebookDocument): Program;
  forget(uri: string): void;
}

/** A Python cell as it is now. */
interface Part {
  readonly uri: string;
  readonly source: string;
  /** Among all cells, from 1. */
  readonly number: number;
  /** When it was run; undefined where it was not. */
  readonly order: number | undefined;
}

export function programsOf(documentOf: (cell: NotebookCell) => TextDocument | undefined): Programs {
  const last = new Map<string, { readonly parts: readonly Part[]; readonly program: Program }>();
  let versions = 0;
  return {
    of(notebook) {
      const { uri } = notebook;
      const parts = partsOf(notebook, documentOf);
      const known = last.get(uri);
      if (known && areSame(known.parts, parts)) return known.program;
      const text = parts.map(({ source }) => `${maskMagics(source)}\n`).join("");
      const version = known?.program.text === text ? known.program.version : ++versions;
      const all = placesOf(parts);
      const cells = new Map(all.map((place) => [place.uri, { ...place, all }]));
      const program = { uri, version, text, cells, disorder: disorderOf(parts) };
      last.set(uri, { parts, program });
      return program;
    },
    forget: (uri) => void last.delete(uri),
  };
}

function partsOf({ cells }: NotebookDocument, documentOf: (cell: NotebookCell) => TextDocument | undefined) {
  return cells.flatMap((cell, i): readonly Part[] => {
    const document = documentOf(cell);
    if (cell.kind !== NotebookCellKind.Code || document?.languageId !== "python") return [];
    const order = cell.executionSummary?.executionOrder;
    return [{ uri: cell.document, source: document.getText(), number: i + 1, order }];
  });
}

const areSame = (before: readonly Part[], now: readonly Part[]) =>
  before.length === now.length &&
  now.every(({ uri, source, number, order }, i) => {
    const was = before[i];
    return was.uri === uri && was.source === source && was.number === number && was.order === order;
  });

function placesOf(parts: readonly Part[]): readonly CellPlace[] {
  let first = 1;
  return parts.map(({ uri, source, number }) => {
    const count = source.split(/\r\n?|\n/).length;
    first += count;
    return { uri, number, first: first - count, count };
  });
}

/** Returns the first cell that was run before one above it: what a kernel then has is not what is written. */
function disorderOf(parts: readonly Part[]): Disorder | undefined {
  let latest: { readonly number: number; readonly order: number } | undefined;
  for (const { uri, number, order } of parts) {
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
