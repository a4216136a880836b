import type { NDArray } from "../../ndarray/array.ts";
import { isExact } from "../../ndarray/dim.ts";
import { nbytes } from "../../ndarray/layout.ts";
import type { EventOf } from "../../trace/event.ts";
import { computedFrom, isOperation, operandsOf } from "../../trace/flow.ts";
import type { Trace } from "../../trace/trace.ts";

/** The kinds of events that make an array of another dtype. */
export type Making = EventOf<"ufunc" | "copy" | "alloc">;

/** True when the array's shape says that it has axes: a 0-d array takes part in arithmetic like a scalar. */
export function hasAxes({ shape }: NDArray): boolean {
  return shape.length > 0;
}

/**
 * True when what is computed from the results later meets a float64 array of other origin that is not much smaller: everything
 * becomes float64 there all the same.
 */
export function meetFloat64(trace: Trace, visits: readonly Making[]): boolean {
  const made = visits.flatMap(({ out }) => out ?? []);
  const family = computedFrom(trace, made);
  for (const buffer of family) {
    for (const { event, role } of trace.touches.get(buffer) ?? []) {
      if (role === "made" || !isOperation(event)) continue;
      const others = operandsOf(event).filter((one) => !family.has(one.buffer));
      if (others.some((other) => other.dtype.char === "d" && isLarge(other, made[0]))) return true;
    }
  }
  return false;
}

/** True unless the array is known to take less than a quarter of the other one's bytes. */
function isLarge(array: NDArray, beside: NDArray): boolean {
  const [own, other] = [nbytes(array.layout), nbytes(beside.layout)];
  return !isExact(own) || !isExact(other) || 4 * own >= other;
}
