/** The server's own requests. Plain data, so that the client needs nothing but these types. */
import type { Position, TextDocumentIdentifier, TextEdit } from "vscode-languageserver";
import type {
  Evaluated,
  Inspected,
  MemoryHistory,
  MemoryReport,
  Scratched,
  SharedName,
} from "../core/ide/index.ts";

export type {
  Block,
  Evaluated,
  Inspected,
  LiveArray,
  LiveBuffer,
  MemoryHistory,
  MemoryReport,
  Pin,
  Range,
  SharedName,
  Size,
  TimelinePoint,
  Unknown,
  UnknownCall,
} from "../core/ide/types.ts";

/** `ndlens/memoryReport`: the arrays alive at a place, the peak, the timeline. */
export interface MemoryReportParams {
  readonly textDocument: TextDocumentIdentifier;
  /** In the negotiated encoding, as everywhere in the protocol. */
  readonly position: Position;
}

/** Places inside are those of the core in every encoding: lines from 1, columns from 0 in UTF-16 units. */
export type MemoryReportResult = MemoryReport & {
  /** The version of the document that it speaks of. */
  readonly version: number;
  /** The cells of a notebook in their order: lines are counted through all of them. */
  readonly cells?: readonly CellPlace[];
};

/** Where a notebook's cell stands in the lines of the whole. */
export interface CellPlace {
  /** The document's address. */
  readonly uri: string;
  /** From 1, Markdown cells counted. */
  readonly number: number;
  /** Its first line, from 1. */
  readonly first: number;
  /** Lines that it has. */
  readonly count: number;
}

/** `ndlens/evaluate`: an expression, with the names that are bound at a place. */
export interface EvaluateParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
  readonly expression: string;
}

export type EvaluateResult = Evaluated;

/** `ndlens/watch`: the same for several expressions. */
export interface WatchParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
  readonly expressions: readonly string[];
}

/** `ndlens/scratch`: entries run after one another with the names that are bound at a place; what the last one gives. */
export interface ScratchParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
  readonly entries: readonly string[];
}

export type ScratchResult = Scratched;

/** `ndlens/memoryHistory`: what each piece of memory does over the program's run. */
export interface MemoryHistoryParams {
  readonly textDocument: TextDocumentIdentifier;
  /** The fix after which to look, by its place in the list of `ndlens/fixes`. */
  readonly fix?: number;
}

export type MemoryHistoryResult = MemoryHistory & { readonly version: number };

/** A fix that the file's findings offer, as `ndlens/fixes` lists them. */
export interface OfferedFix {
  readonly line: number;
  readonly endLine: number;
  readonly code: string;
  readonly title: string;
  readonly message: string;
  readonly safe: boolean;
  /** In the negotiated encoding. */
  readonly edits: readonly TextEdit[];
}

/** `ndlens/inspect`: one of the arrays of the memory report for a place, in full. */
export interface InspectParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
  /** The buffer's `id` in the report, and the array's place in its list. */
  readonly buffer: string;
  readonly array: number;
  /** Width of the picture in pixels. */
  readonly width: number;
}

export type InspectResult = Inspected;

/** `ndlens/sharing`: the names on the memory of the array at a place; their places are those of the core. */
export interface SharingParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}

/**
 * `ndlens/readFile`, which a server in a browser asks the client: the beginning of a file of the workspace, at most `limit`
 * bytes; null when there is none.
 */
export interface ReadFileParams {
  readonly uri: string;
  readonly limit: number;
}

export interface FileBeginning {
  readonly bytes: Uint8Array;
  /** Of the whole file, in bytes. */
  readonly size: number;
}

/** The names of the requests and what they take and give; null when the document is not open or not Python. */
export interface Requests {
  readonly "ndlens/memoryReport": {
    readonly params: MemoryReportParams;
    readonly result: MemoryReportResult | null;
  };
  readonly "ndlens/evaluate": { readonly params: EvaluateParams; readonly result: EvaluateResult | null };
  readonly "ndlens/watch": { readonly params: WatchParams; readonly result: readonly Evaluated[] | null };
  readonly "ndlens/memoryHistory": {
    readonly params: MemoryHistoryParams;
    readonly result: MemoryHistoryResult | null;
  };
  readonly "ndlens/fixes": {
    readonly params: { readonly textDocument: TextDocumentIdentifier };
    readonly result: readonly OfferedFix[] | null;
  };
  readonly "ndlens/scratch": { readonly params: ScratchParams; readonly result: ScratchResult | null };
  readonly "ndlens/inspect": { readonly params: InspectParams; readonly result: InspectResult | null };
  readonly "ndlens/sharing": {
    readonly params: SharingParams;
    readonly result: readonly SharedName[] | null;
  };
}
