import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, plus } from "../../ndarray/layouts/dim.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { Node } from "../../syntax/ast.ts";
import type { OperationEvent } from "../../trace/event.ts";
import { isOperation } from "../../trace/flow.ts";
import { eventsAt, isTemporary } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";
import { ownerOf, sharerOf } from "../describe.ts";
import { named } from "../unknowns.ts";

/** Returns the operations of NumPy at a node. */
export function operationsAt(trace: Trace, node: Node): readonly OperationEvent[] {
  return eventsAt(trace, node).filter(isOperation);
}

/** Returns what the operations at a node do to memory, "new array of 8 MB; 16 MB of NumPy's own temporaries meanwhile"; undefined when there are none. */
export function happenedAt(trace: Trace, node: Node): string | undefined {
  const events = operationsAt(trace, node).filter(({ kind }) => kind !== "unknown");
  const event = events.at(-1);
  if (!event) return undefined;
  const parts = [effectOf(trace, event), hiddenOf(trace, event), releasedAfter(trace, event)];
  const said = parts.filter((part) => part !== undefined);
  if (said.length === 0) return undefined;
  const times = timesOf(events.filter(({ op, kind }) => op === event.op && kind === event.kind).length);
  return [...said, ...(times ? [times] : [])].join("; ");
}

function effectOf(trace: Trace, event: OperationEvent): string | undefined {
  const size = (bytes: Dim) => formatBytes(named(trace, bytes));
  switch (event.kind) {
    case "view":
      return `view, no new memory${of(trace, event.out)}`;
    case "copy":
      return event.allocated === 0 ? undefined : `copies ${size(event.allocated)}`;
    case "write":
      return "writes in place, no new memory";
    case "raise":
      return `raises ${event.type}: ${event.message}`;
    case "alloc":
    case "ufunc":
    case "reduce": {
      if (event.elided) return "reuses the memory of a temporary: nothing is allocated";
      if ("into" in event && event.into) return "writes into an array that is there, no new array";
      if (event.out === undefined) return "a scalar, no array memory";
      if (event.out.buffer.kind === "mmap") return "maps the file, of which only what is used is read";
      return event.allocated === 0 ? "no memory of its own" : `new array of ${size(event.allocated)}`;
    }
    default:
      return undefined;
  }
}

function of(trace: Trace, view: NDArray): string {
  const owner = ownerOf(trace, view) ?? sharerOf(trace, view);
  return owner ? `: shares the ${formatBytes(named(trace, view.buffer.nbytes))} of ${owner.name}` : "";
}

function hiddenOf(trace: Trace, { hiddenPeak }: OperationEvent): string | undefined {
  return hiddenPeak === 0
    ? undefined
    : `${formatBytes(named(trace, hiddenPeak))} of NumPy's own temporaries meanwhile`;
}

/** Operands that nobody else holds are released once the result is there; where one is reused it lives on as the result. */
function releasedAfter(trace: Trace, event: OperationEvent): string | undefined {
  const released = event.ins.filter(
    (value): value is NDArray => value.t === "ndarray" && isReleasedBy(trace, value, event),
  );
  if (released.length === 0) return undefined;
  const bytes = released.map(({ buffer }) => buffer.nbytes).reduce(plus, 0);
  const what = released.length === 1 ? "a temporary operand" : `${released.length} temporary operands`;
  return `releases ${what} of ${formatBytes(named(trace, bytes))} afterwards`;
}

function isReleasedBy(trace: Trace, array: NDArray, { step }: OperationEvent): boolean {
  const life = trace.lives.get(array.buffer);
  if (life?.owner !== array || life.bytes === 0 || !isTemporary(trace, array)) return false;
  return life.died !== undefined && life.died > step && life.died <= step + 2;
}

const timesOf = (count: number) => (count > 1 ? `${count} times` : undefined);
