import type { NDArray } from "../ndarray/array.ts";
import type { Buffer } from "../ndarray/buffer.ts";
import { groupBy, once } from "../ndarray/once.ts";
import type { Node } from "../syntax/ast.ts";
import { type Event, isLostIn, type OperationEvent, type Touch } from "./event.ts";
import type { Binding, Life, Trace } from "./trace.ts";

/** Returns all that is done with the array's buffer after a step, through any array on it. */
export function touchesAfter(trace: Trace, array: NDArray, step: number): readonly Touch[] {
  return (trace.touches.get(array.buffer) ?? []).filter(({ event }) => event.step > step);
}

/** Returns the writes into the array's buffer after a step, through any array on it. */
export function writesAfter(trace: Trace, array: NDArray, step: number): readonly Touch[] {
  return touchesAfter(trace, array, step).filter(({ role }) => role === "written");
}

/** True when code that is not known gets hold of the array's memory after a step: it may write or keep it. */
export function escapesAfter(trace: Trace, array: NDArray, step: number): boolean {
  return touchesAfter(trace, array, step).some(({ event }) => {
    if (isLostIn(event)) return true;
    return event.kind === "use" && event.how === "return" && !event.scope.called;
  });
}

/** True when after a step nobody writes into the array's memory and nobody unknown could. */
export function isOnlyReadAfter(trace: Trace, array: NDArray, step: number): boolean {
  return writesAfter(trace, array, step).length === 0 && !escapesAfter(trace, array, step);
}

/** Returns the lines on which the array's memory is read after a step, each once, in order. */
export function readLinesAfter(trace: Trace, array: NDArray, step: number): readonly number[] {
  const lines = touchesAfter(trace, array, step)
    .filter(({ role }) => role === "read" || role === "used")
    .map(({ event }) => event.line);
  return [...new Set(lines)].sort((a, b) => a - b);
}

/** Returns the operations that take this very array (not another view of its memory) as an operand, in order. */
export function consumersOf(trace: Trace, array: NDArray): readonly Event[] {
  return (trace.touches.get(array.buffer) ?? [])
    .filter((touch) => touch.array === array && touch.role !== "made" && touch.role !== "bound")
    .map(({ event }) => event);
}

/** Returns the operation of this file that made this very array; undefined when it came from outside. */
export function makerOf(trace: Trace, array: NDArray): OperationEvent | undefined {
  const made = (trace.touches.get(array.buffer) ?? []).find(
    (touch) => touch.array === array && touch.role === "made",
  );
  return made && !made.event.elsewhere ? (made.event as OperationEvent) : undefined;
}

/** Returns the names that this very array is ever bound to. */
export function namesOf(trace: Trace, array: NDArray): readonly Binding[] {
  return bindingsByArray(trace).get(array) ?? [];
}

// Questions are asked for each event, so that what is looked for is put in order once.
const bindingsByArray = once((trace: Trace) => groupBy(trace.bindings, ({ array }) => array));
const bindingsByBuffer = once((trace: Trace) => groupBy(trace.bindings, ({ array }) => array.buffer));
const eventsByNode = once((trace: Trace) =>
  groupBy(
    trace.events.filter(({ elsewhere }) => !elsewhere),
    ({ node }) => node,
  ),
);

/** Returns the names that are bound at a step to arrays on the buffer. */
export function namesOnBuffer(trace: Trace, buffer: Buffer, step: number): readonly Binding[] {
  const bindings = bindingsByBuffer(trace).get(buffer) ?? [];
  return bindings.filter(({ from, to }) => from <= step && (to === undefined || to > step));
}

/** Returns the names that are ever bound to arrays on the buffer, in the order of binding. */
export function namesOnAnyOf(trace: Trace, buffer: Buffer): readonly Binding[] {
  return bindingsByBuffer(trace).get(buffer) ?? [];
}

/** True when the array is only an intermediate result: no name is ever bound to it and nothing keeps it. */
export function isTemporary(trace: Trace, array: NDArray): boolean {
  const touches = trace.touches.get(array.buffer) ?? [];
  return !touches.some(
    ({ event }) =>
      event.kind === "bind" ||
      (event.kind === "use" && (event.how === "store" || event.how === "return" || event.how === "escape")),
  );
}

/** Returns when the array's memory was made and released. */
export function lifeOf(trace: Trace, array: NDArray): Life | undefined {
  return trace.lives.get(array.buffer);
}

/** Returns the events at a node, in the order they happened; those of code in other files that it calls left out. */
export function eventsAt(trace: Trace, node: Node): readonly Event[] {
  return eventsByNode(trace).get(node) ?? [];
}

/** True when a name or a container still has the array at the end of the program, where its shape and order would show. */
export function isLeftBehind(trace: Trace, array: NDArray): boolean {
  const isStored = consumersOf(trace, array).some((event) => event.kind === "use" && event.how === "store");
  return isStored || namesOf(trace, array).some(({ to }) => to === undefined);
}

/** Returns the last step at which the array's memory is touched; -1 when never. */
export function lastTouch(trace: Trace, array: NDArray): number {
  const touches = trace.touches.get(array.buffer) ?? [];
  return touches.length ? touches[touches.length - 1].event.step : -1;
}

/** Returns the innermost loop around an event that is run more than once, or undefined. */
export function innermostLoop(event: Event): Node | undefined {
  return event.loops[event.loops.length - 1]?.node;
}
