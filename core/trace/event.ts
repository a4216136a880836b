import type { NDArray } from "../ndarray/array.ts";
import type { Dim } from "../ndarray/layouts/dim.ts";
import type { Layout } from "../ndarray/layouts/layout.ts";
import type { Value } from "../ndarray/value.ts";
import type { FunctionDef, Lambda, Node } from "../syntax/ast.ts";
import type { Region } from "./regions.ts";

/** One run of a loop's body that an event happened in. */
export interface LoopRun {
  readonly node: Node;
  /** 0 in the first run of the body. Undefined when the loop was not run step by step but joined. */
  readonly iteration: number | undefined;
}

/** The function that an event happened in, or the module. */
export interface ScopeInfo {
  readonly name: string;
  readonly node: FunctionDef | Lambda | undefined;
  /** False when nobody calls the function in this file, and its parameters are assumptions. */
  readonly called: boolean;
  readonly caller: ScopeInfo | undefined;
  /** What is known here rests on this, which need not be so: "what the docstring of f() says of x". */
  rests?: string;
}

/** What every event has. */
export interface Common {
  /** Position in the trace; later events have larger numbers. */
  readonly step: number;
  readonly node: Node;
  readonly line: number;
  readonly scope: ScopeInfo;
  /** Enclosing loops, the outermost first. */
  readonly loops: readonly LoopRun[];
  /** False when it happens under a condition that is not known. */
  readonly certain: boolean;
  /** True when code of another file did it; `node` is then the place in this one that called that code. */
  readonly elsewhere: boolean;
}

/** A place in this file that called code of another one. */
export interface Site {
  readonly node: Node;
  readonly scope: ScopeInfo;
  readonly loops: readonly LoopRun[];
}

/** Closed interval of the elements, NaN left out. */
export interface Range {
  readonly lo: number;
  readonly hi: number;
  readonly integral: boolean;
  readonly nan: boolean;
}

interface Operation extends Common {
  /** Canonical dotted name ("numpy.ndarray.flatten", "numpy.add") or "getitem", "setitem", "attribute:T". */
  readonly op: string;
  /** Everything the operation was given, in order, arrays and others. */
  readonly ins: readonly Value[];
  /** Arguments given by name. */
  readonly named: ReadonlyMap<string, Value>;
  /** Bytes of new memory for the result: 0 where NumPy reuses a temporary (`elided`). */
  readonly allocated: Dim;
  readonly elided: boolean;
  /** NumPy's own temporaries. */
  readonly hiddenPeak: Dim;
  readonly hiddenTotal: Dim;
  /** Bytes alive after the operation, its operands not yet released. */
  readonly live: Dim;
}

export interface AllocEvent extends Operation {
  readonly kind: "alloc";
  readonly out: NDArray;
  readonly layout: Layout;
  /** Of the result when it was made; undefined when not known. */
  readonly range: Range | undefined;
}
export interface ViewEvent extends Operation {
  readonly kind: "view";
  readonly of: NDArray;
  readonly out: NDArray;
  readonly layout: Layout;
}
export interface CopyEvent extends Operation {
  readonly kind: "copy";
  readonly of: NDArray;
  readonly out: NDArray;
  readonly layout: Layout;
  /** Of the result when it was made; undefined when not known. */
  readonly range: Range | undefined;
}
export interface UfuncEvent extends Operation {
  readonly kind: "ufunc";
  readonly out: NDArray;
  readonly into: NDArray | undefined;
  readonly layout: Layout;
  /** Of the result when it was made; undefined when not known. */
  readonly range: Range | undefined;
}
export interface ReduceEvent extends Operation {
  readonly kind: "reduce";
  readonly of: NDArray;
  /** Undefined when the result is a scalar. */
  readonly out: NDArray | undefined;
  readonly into: NDArray | undefined;
  /** The scalar or array. */
  readonly value: Value | undefined;
}
export interface WriteEvent extends Operation {
  readonly kind: "write";
  readonly into: NDArray;
  readonly from: Value | undefined;
  /** The written part, where it is a view of `into`. */
  readonly region: Layout | undefined;
  /** What was written, or of the whole array when that is not known. */
  readonly range: Range | undefined;
}
/** NumPy answers without touching array memory (a scalar, a dtype, an argument as it is). */
export interface ValueEvent extends Operation {
  readonly kind: "value";
  readonly value: Value;
}
/** A Python exception that NumPy raises here. */
export interface RaiseEvent extends Operation {
  readonly kind: "raise";
  readonly type: string;
  readonly message: string;
  /** True when an `except` of the program takes it. */
  caught: boolean;
}
/** What the operation does is not known. */
export interface UnknownEvent extends Operation {
  readonly kind: "unknown";
  readonly why: string;
  /** True when it neither writes nor keeps its operands, as what it may do has shown. */
  readonly onlyReads?: boolean;
}

/** True when nobody knows what becomes of an event's operands. */
export function isLostIn(event: Event): boolean {
  if (event.kind === "unknown") return !event.onlyReads;
  return event.kind === "use" && event.how === "escape";
}

/** Something that is done with an array outside NumPy. */
export interface UseEvent extends Common {
  readonly kind: "use";
  readonly array: NDArray;
  readonly how: UseKind;
}

/**
 * inspect: shape, dtype, len, flags; iterate: `for x in a`; print: text for people; return: leaves its function;
 * store: put into a container or attribute; escape: given to code that is not known; convert: `float(a)`, `list(a)`.
 */
export type UseKind =
  | "inspect"
  | "iterate"
  | "print"
  | "return"
  | "store"
  | "escape"
  | "convert"
  | "identity";

/** A name is bound to an array. */
export interface BindEvent extends Common {
  readonly kind: "bind";
  readonly name: string;
  readonly array: NDArray;
  /** The frame that the name lives in; equal for bindings in one call. */
  readonly frame: number;
  /** Where it happened among what may happen and what happens many times. */
  readonly region: Region | undefined;
  /** By other names, as `nameIn` gives them: whether these were on the same memory then, where the arrays alone do not tell. */
  readonly relations: ReadonlyMap<string, boolean> | undefined;
}

/** Returns a text that is another one for each name of each frame. */
export function nameIn(frame: number, name: string): string {
  return `${frame} ${name}`;
}

export type OperationEvent =
  | AllocEvent
  | ViewEvent
  | CopyEvent
  | UfuncEvent
  | ReduceEvent
  | WriteEvent
  | ValueEvent
  | RaiseEvent
  | UnknownEvent;

export type Event = OperationEvent | UseEvent | BindEvent;

export type EventOf<K extends Event["kind"]> = Extract<Event, { kind: K }>;

/** What is done to a buffer through one of the arrays on it. */
export interface Touch {
  readonly event: Event;
  readonly array: NDArray;
  readonly role: "made" | "read" | "written" | "viewed" | "bound" | "used";
}
