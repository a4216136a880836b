import type { MemoryReport, Range } from "../../server/protocol.ts";

/** What the panel shows. */
export type PanelState =
  | { readonly kind: "starting" }
  /** There is no Python editor to speak of. */
  | { readonly kind: "idle" }
  | { readonly kind: "report"; readonly file: string; readonly report: MemoryReport }
  | { readonly kind: "error"; readonly message: string };

/** What the panel tells the extension. */
export type PanelMessage =
  /** The page listens now. */
  | { readonly type: "ready" }
  | { readonly type: "reveal"; readonly file: string; readonly range: Range }
  | { readonly type: "restart" };
