import type { NDArray } from "../ndarray/array.ts";
import type { Buffer } from "../ndarray/buffer.ts";
import { pushAll } from "../ndarray/spread.ts";
import type { Value } from "../ndarray/value.ts";
import type { Event, OperationEvent } from "./event.ts";
import type { Trace } from "./trace.ts";

/** Returns the memory of everything that is computed from the arrays by operations that count, directly or not, their own included. */
export function computedFrom(
  trace: Trace,
  arrays: readonly NDArray[],
  counts: (event: OperationEvent) => boolean = () => true,
): ReadonlySet<Buffer> {
  const reached = new Set<Buffer>();
  const waiting = arrays.flatMap(buffersOf);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    for (const { event } of trace.touches.get(next) ?? []) {
      if (!isOperation(event) || !counts(event)) continue;
      for (const result of resultsOf(event)) pushAll(waiting, buffersOf(result));
    }
  }
  return reached;
}

/** Returns the buffers that the array may lie on: several where the program's paths differ. */
export function buffersOf(array: NDArray): Buffer[] {
  return (array.alternatives ?? [array]).map(({ buffer }) => buffer);
}

/** Returns the arrays that an operation was given, by position, by name, and as items of sequences. */
export function operandsOf({ ins, named }: OperationEvent): readonly NDArray[] {
  const given: readonly Value[] = [...ins, ...named.values()];
  return given.flatMap((value) => {
    if (value.t === "ndarray") return [value];
    if (value.t !== "tuple" && value.t !== "list") return [];
    return (value.items ?? []).filter((item) => item.t === "ndarray");
  });
}

/** True for what NumPy does, as against bindings and uses by the program. */
export function isOperation(event: Event): event is OperationEvent {
  return event.kind !== "use" && event.kind !== "bind";
}

/** The arrays that hold an operation's result. */
function resultsOf(event: OperationEvent): readonly NDArray[] {
  const out = "out" in event ? event.out : undefined;
  const into = "into" in event ? event.into : undefined;
  return [out, into].filter((array) => array !== undefined);
}
