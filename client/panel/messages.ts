import type {
  CellPlace,
  Evaluated,
  Inspected,
  MemoryHistory,
  MemoryReport,
  OfferedFix,
  Range,
} from "../../server/protocol.ts";
import type { Moved } from "./changes.ts";

/** What the panel shows. */
export type PanelState =
  | { readonly kind: "starting" }
  /** There is no Python editor to speak of. */
  | { readonly kind: "idle" }
  | {
      readonly kind: "report";
      readonly file: string;
      readonly name: string;
      readonly version: number;
      readonly report: MemoryReport;
      /** Absent until the first answer about this file has come. */
      readonly history?: MemoryHistory;
      readonly fixes: readonly OfferedFix[];
      /** The cells of a notebook, by whose lines the report speaks. */
      readonly cells?: readonly CellPlace[];
      readonly watched: readonly Watched[];
    }
  | { readonly kind: "error"; readonly message: string };

/** An expression that somebody watches, with its value at the cursor. */
export interface Watched {
  readonly expression: string;
  readonly value?: Evaluated;
}

/** An array of the report: the buffer's id and the array's place in its list. */
export interface ArrayPlace {
  readonly buffer: string;
  readonly array: number;
}

/** What the extension tells the panel. */
export type ToPanel =
  | { readonly type: "state"; readonly state: PanelState }
  /** Only the cursor has moved since what was told before. */
  | { readonly type: "moved"; readonly moved: Moved }
  | { readonly type: "inspected"; readonly place: ArrayPlace; readonly inspected: Inspected | null }
  | {
      readonly type: "ghost";
      readonly fix: number;
      readonly version: number;
      readonly history: MemoryHistory;
    }
  /** An answer takes longer than one notices, or has come. */
  | { readonly type: "busy"; readonly isBusy: boolean };

/** What the panel tells the extension. */
export type PanelMessage =
  /** The page listens now. */
  | { readonly type: "ready" }
  /** Goes to a place; `selects` marks all of it in the editor. */
  | { readonly type: "reveal"; readonly file: string; readonly range: Range; readonly selects?: boolean }
  | { readonly type: "restart" }
  | { readonly type: "output" }
  | { readonly type: "sample" }
  | { readonly type: "inspect"; readonly place: ArrayPlace; readonly width: number }
  | { readonly type: "preview"; readonly fix: number }
  | { readonly type: "apply"; readonly fix: number; readonly version: number }
  | { readonly type: "watch"; readonly expressions: readonly string[] }
  | { readonly type: "save"; readonly format: "svg" | "png" | "json"; readonly content: string };
