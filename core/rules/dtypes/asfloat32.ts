import type { NDArray } from "../../ndarray/array.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
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
  return float64Beside(trace, visits).length > 0;
}

/** Returns those float64 arrays. */
export function float64Beside(trace: Trace, visits: readonly Making[]): readonly NDArray[] {
  const found: NDArray[] = [];
  const made = visits.flatMap(({ out }) => out ?? []);
  const family = computedFrom(trace, made);
  for (const buffer of family) {
    for (const { event, role } of trace.touches.get(buffer) ?? []) {
      if (role === "made" || !isOperation(event)) continue;
      const others = operandsOf(event).filter((one) => !family.has(one.buffer));
      found.push(...others.filter((other) => other.dtype.char === "d" && isLarge(other, made[0])));
    }
  }
  return found;
}

/** An operand of float64 without axes that makes float64 of what is computed from the results. */
export interface Widening {
  readonly event: EventOf<"ufunc">;
  readonly index: number;
}

/** Returns where results that were float32 would become float64 all the same, because a scalar of float64 meets what is computed from them. */
export function laterWidenings(trace: Trace, visits: readonly Making[]): readonly Widening[] {
  const family = computedFrom(
    trace,
    visits.flatMap(({ out }) => out ?? []),
  );
  const found = new Map<string, Widening>();
  for (const buffer of family) {
    const touches = trace.touches.get(buffer) ?? [];
    const reduced = touches.flatMap(({ event }) => (event.kind === "reduce" ? [event.value] : []));
    for (const { event, role } of touches) {
      if (role === "made" || event.kind !== "ufunc" || event.into || event.out.dtype.char !== "d") continue;
      event.ins.forEach((value, index) => {
        if (isWideScalar(value) && !reduced.includes(value))
          found.set(`${event.line} ${index}`, { event, index });
      });
    }
  }
  return [...found.values()];
}

function isWideScalar(value: Value): boolean {
  if (value.t === "scalar") return value.dtype.char === "d";
  return value.t === "ndarray" && !hasAxes(value) && value.dtype.char === "d";
}

/** True unless the array is known to take less than a quarter of the other one's bytes. */
function isLarge(array: NDArray, beside: NDArray): boolean {
  const [own, other] = [nbytes(array.layout), nbytes(beside.layout)];
  return !isExact(own) || !isExact(other) || 4 * own >= other;
}
