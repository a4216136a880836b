import type { NDArray } from "../ndarray/array.ts";
import type { Event, Touch } from "./event.ts";
import { touchesOf } from "./sharing.ts";
import type { Trace } from "./trace.ts";

/** Returns what is done with the elements in the array's memory: looking up a method, a shape or a name is not in it. */
export function elementUses(trace: Trace, array: NDArray): readonly Touch[] {
  return touchesOf(trace, array).filter(
    ({ event, role }) => role !== "made" && role !== "bound" && !isLookup(event),
  );
}

/** True for events that do not look at elements. */
export function isLookup(event: Event): boolean {
  if (event.kind === "value") return event.op.startsWith("attribute:");
  return event.kind === "use" && (event.how === "inspect" || event.how === "identity");
}
