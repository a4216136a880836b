import type { NDArray } from "../ndarray/array.ts";
import type { Buffer } from "../ndarray/buffer.ts";
import type { Dim } from "../ndarray/layouts/dim.ts";
import { groupBy, once } from "../ndarray/once.ts";
import type { Module, Node } from "../syntax/ast.ts";
import type { BindEvent, Event, EventOf, ScopeInfo, Touch } from "./event.ts";
import type { Naming } from "./naming.ts";
import type { Observation } from "./observation.ts";
import type { Region } from "./regions.ts";

/** When and where a buffer's memory came into being and went. */
export interface Life {
  readonly buffer: Buffer;
  /** The array that owns the memory, or lies on it first. */
  readonly owner: NDArray;
  readonly born: number;
  readonly node: Node;
  /** Step of its release; undefined while it lives at the end of the program. */
  died: number | undefined;
  /** Bytes that the system gives for it: 0 for memory maps. */
  readonly bytes: Dim;
  readonly scope: ScopeInfo;
}

/** A name that is bound to an array, from one step to another. */
export interface Binding {
  readonly name: string;
  readonly array: NDArray;
  readonly frame: number;
  readonly scope: ScopeInfo;
  readonly from: number;
  to: number | undefined;
  readonly node: Node;
}

/** What one line did to memory. */
export interface LineMemory {
  /** Most bytes alive while it ran. */
  live: Dim;
  allocated: Dim;
  copied: Dim;
}

/** When a line was done, for "what is alive at the cursor". */
export interface LineStep {
  line: number;
  /** The step after which it was done. */
  step: number;
  readonly scope: ScopeInfo;
  readonly live: Dim;
  readonly node: Node;
}

/** When most bytes were alive. */
export interface Peak {
  readonly bytes: Dim;
  /** Bytes of arrays of one element beside them, which decide between moments of as many bytes. */
  readonly cells: number;
  readonly line: number;
  readonly step: number;
  readonly node: Node;
}

/** All that happened when a module was evaluated. Plain data; see query.ts for questions to it. */
export interface Trace {
  readonly module: Module;
  readonly events: readonly Event[];
  /** Every time that a name was bound to an array; undefined where they were too many. */
  readonly binds: readonly BindEvent[] | undefined;
  readonly lives: ReadonlyMap<Buffer, Life>;
  readonly bindings: readonly Binding[];
  /** What is done with each buffer, in the order of steps. */
  readonly touches: ReadonlyMap<Buffer, readonly Touch[]>;
  readonly observations: ReadonlyMap<Node, Observation>;
  /** The names that unknown numbers had first, in the order in which they got them. */
  readonly numbers: readonly Naming[];
  readonly lines: ReadonlyMap<number, LineMemory>;
  readonly peak: Peak | undefined;
  /** The same where the arrays of one element behind numbers do not count: what people look at. */
  readonly arraysPeak: Peak | undefined;
  readonly allocated: Dim;
  /** True when NumPy made temporaries that were not followed: the peak is then at least this. */
  readonly unfollowed: boolean;
  readonly lineSteps: readonly LineStep[];
  /** Rounds of the program's loops that stand for all of them, and the trials before, in the order in which they began. */
  readonly rounds: readonly Region[];
  /** False when the budget ran out, something was joined or an unknown call was met: byte counts are then estimates. */
  readonly exact: boolean;
  /** How many top-level statements were run to their end; fewer than there are when the evaluation had to stop. */
  readonly statementsDone: number;
  /** True when everything was run that may run: what was observed then holds every time. */
  readonly complete: boolean;
  /** True when nothing that happened is missing from the events either: only then do they prove that something never happens. */
  readonly isWhole: boolean;
  /** One line for people about what was left out; undefined when nothing was. */
  readonly note: string | undefined;
}

/** Returns the events of one kind. */
export function eventsOf<K extends Event["kind"]>(trace: Trace, kind: K): readonly EventOf<K>[] {
  return (eventsByKind(trace).get(kind) ?? []) as readonly EventOf<K>[];
}

const eventsByKind = once((trace: Trace) => groupBy(trace.events, ({ kind }) => kind));
