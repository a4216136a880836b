/** The server's own requests. Plain data, so that the client needs nothing but these types. */
import type { Position, TextDocumentIdentifier } from "vscode-languageserver";
import type { Evaluated, MemoryReport } from "../core/ide/index.ts";

export type {
  Evaluated,
  LiveArray,
  LiveBuffer,
  MemoryReport,
  Range,
  TimelinePoint,
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
};

/** `ndlens/evaluate`: an expression, with the names that are bound at a place. */
export interface EvaluateParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
  readonly expression: string;
}

export type EvaluateResult = Evaluated;

/** The names of the requests and what they take and give; null when the document is not open or not Python. */
export interface Requests {
  readonly "ndlens/memoryReport": {
    readonly params: MemoryReportParams;
    readonly result: MemoryReportResult | null;
  };
  readonly "ndlens/evaluate": { readonly params: EvaluateParams; readonly result: EvaluateResult | null };
}
